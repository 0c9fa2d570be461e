import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** RFC 4648, in lower case: some servers fold the case of a local part. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
const HINT_BYTES = 4;
/** 120 bits: with the rest just below the 64 characters that a local part may have. */
const PROOF_BYTES = 15;
const TOKEN = /^[a-z2-7]{56}$/;

/** What a return address says, before its proof was checked: which mail, and some bytes of the tenant. */
export interface ReturnClaim {
  readonly mailId: string;
  readonly hint: string;
  readonly proof: Buffer;
}

/**
 * Addresses to which servers report what became of one mail: `bounce+<opaque>@…` (VERP). They name a mail only to who has the
 * key, and nobody else can make one.
 */
export class ReturnAddress {
  private readonly key: Buffer;
  private readonly local: string;
  private readonly domain: string;

  /** @param address such as `bounce@mail.gemeente.nl`; its local part is at most 7 characters. @param secret of the platform. */
  constructor(address: string, secret: Buffer) {
    [this.local, this.domain] = address.toLowerCase().split('@') as [string, string];
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'mail-return', 32));
  }

  addressOf(tenantId: string, mailId: string): string {
    const hint = bytesOf(tenantId).subarray(-HINT_BYTES);
    const token = encode(Buffer.concat([bytesOf(mailId), hint, this.proofOf(tenantId, mailId)]));
    return `${this.local}+${token}@${this.domain}`;
  }

  /** @returns undefined for whatever has not the form of an address of ours. */
  read(address: string): ReturnClaim | undefined {
    const at = address.lastIndexOf('@');
    const [local, token, ...more] = address.slice(0, at).toLowerCase().split('+');
    const ours = local === this.local && more.length === 0 && address.slice(at + 1).toLowerCase() === this.domain;
    if (!ours || !TOKEN.test(token ?? '')) return undefined;
    const bytes = decode(token!);
    return {
      mailId: idOf(bytes.subarray(0, ID_BYTES)),
      hint: bytes.subarray(ID_BYTES, ID_BYTES + HINT_BYTES).toString('hex'),
      proof: bytes.subarray(ID_BYTES + HINT_BYTES),
    };
  }

  /** The tenant of these for which we made the claim, or undefined: somebody else did. */
  tenantOf({ mailId, hint, proof }: ReturnClaim, tenantIds: readonly string[]): string | undefined {
    return tenantIds.filter((id) => id.endsWith(hint)).find((id) => timingSafeEqual(this.proofOf(id, mailId), proof));
  }

  private proofOf(tenantId: string, mailId: string): Buffer {
    return createHmac('sha256', this.key).update(`${tenantId}|${mailId}`).digest().subarray(0, PROOF_BYTES);
  }
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// Five bits a sign; 35 bytes are 56 signs without a rest.
function encode(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => ALPHABET[Number.parseInt(five, 2)]!);
}

function decode(token: string): Buffer {
  const bits = [...token].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
