import { createHash, createHmac, hkdfSync } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Makes the token of a link: 256 bits that nobody can guess and nobody keeps. The same link in a reminder is the same token. */
export class LinkTokens {
  private readonly key: Buffer;

  /** @param secret 32 bytes. */
  constructor(secret: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'colleague-link', 32));
  }

  of(tenantId: string, linkId: string): string {
    return createHmac('sha256', this.key).update(`${tenantId}:${linkId}`).digest('base64url');
  }
}

/** What is kept of a token; undefined for what can be none. */
export function hashOfToken(token: unknown): Buffer | undefined {
  if (typeof token !== 'string' || !TOKEN.test(token)) return undefined;
  return createHash('sha256').update(token).digest();
}

/** What the encrypted parts of a link belong to: moved to another link or tenant they do not open. */
export const linkOwner = (part: 'seen' | 'written', tenantId: string, linkId: string): string =>
  `colleague_link.${part}:${tenantId}:${linkId}`;

/** What the visitor sees. */
export interface LinkSight {
  readonly question: string;
  readonly council: { readonly name: string; readonly code: string; readonly theme: string };
  readonly asker: string;
  readonly endsAt: string;
  /** Inside which the question may be passed on; none: it may not. */
  readonly domains: readonly string[];
}
