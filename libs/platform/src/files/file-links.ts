import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { isId, type Clock } from '../kernel/index.js';
import { fileLinkRefused } from './files.errors.js';

/** Who may fetch which file; the walls are asked again when it is fetched. */
export interface FileTicket {
  readonly tenantId: string;
  readonly principalId: string;
  readonly fileId: string;
}

/** A browser follows an address without our header, so the address itself says for whom it is, and for how short. */
const LIFE_MS = 5 * 60_000;

/** Makes and reads short signed addresses of files. */
export class FileLinks {
  private readonly key: Buffer;

  /** @param secret 32 bytes. */
  constructor(
    secret: Buffer,
    private readonly clock: Clock,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'file links', 32));
  }

  /** @returns a path on this api. */
  pathOf(ticket: FileTicket): string {
    return `/files/${this.tokenOf(ticket)}`;
  }

  /** What `read` reads. */
  tokenOf({ tenantId, principalId, fileId }: FileTicket): string {
    const claim = [tenantId, principalId, fileId, this.clock.now().getTime() + LIFE_MS].join('~');
    return `${claim}~${this.sign(claim)}`;
  }

  /** @throws DomainError FILES_LINK_REFUSED when it was changed or is too old; both look the same. */
  read(token: string): FileTicket {
    const parts = token.length < 400 ? token.split('~') : [];
    const [tenantId, principalId, fileId, until, signature] = parts;
    if (parts.length !== 5 || !isId(tenantId) || !isId(principalId) || !isId(fileId)) throw fileLinkRefused();
    const expected = Buffer.from(this.sign(parts.slice(0, 4).join('~')));
    const given = Buffer.from(signature ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw fileLinkRefused();
    if (Number(until) <= this.clock.now().getTime()) throw fileLinkRefused();
    return { tenantId, principalId, fileId };
  }

  private sign(claim: string): string {
    return createHmac('sha256', this.key).update(claim).digest('base64url');
  }
}
