import { z } from 'zod';
import type { RealmTrust } from './realm-trust.js';

// Keycloak also publishes keys for encryption and other algorithms; those are not ours to use.
const anyKey = z.looseObject({ kty: z.string(), kid: z.string().optional() });
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  n: z.string().min(300),
  e: z.string().min(1),
});
const keySet = z.object({ keys: z.array(anyKey).max(50) });
const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** A public RSA key of the realm, usable for RS256 only. */
export type RealmKey = z.infer<typeof rsaKey>;

export interface RealmKeysOptions {
  /** Milliseconds for which fetched keys count as fresh. */
  readonly freshFor?: number;
  /** Milliseconds that old keys are still used while the realm cannot be reached. */
  readonly staleFor?: number;
  /** Milliseconds between two fetches at least, so that made-up key ids cannot flood the realm. */
  readonly pause?: number;
  readonly timeout?: number;
  readonly now?: () => number;
}

const defaults = { freshFor: 300_000, staleFor: 1_800_000, pause: 10_000, timeout: 3000, now: Date.now };
const ANSWER_LIMIT = 256 * 1024;

/** The published keys of one realm: fetched when needed, kept for a while, fetched again for a new key id. */
export class RealmKeys {
  private readonly options: Required<RealmKeysOptions>;
  private keys: readonly RealmKey[] = [];
  private fetchedAt = -Infinity;
  private triedAt = -Infinity;
  private failure: unknown;
  private fetching: Promise<void> | undefined;

  constructor(
    private readonly trust: Pick<RealmTrust, 'issuer' | 'internalUrl'>,
    options: RealmKeysOptions = {},
  ) {
    this.options = { ...defaults, ...options };
  }

  /**
   * The key with this id, or undefined when the realm does not publish it.
   * @throws what went wrong, when the realm cannot be reached and its keys are not at hand.
   */
  async find(keyId: string): Promise<RealmKey | undefined> {
    if (!this.isWithin(this.options.freshFor)) await this.refresh();
    if (!this.byId(keyId)) await this.refresh();
    const key = this.isWithin(this.options.staleFor) ? this.byId(keyId) : undefined;
    // Whether the realm publishes it is not known while the realm cannot be asked.
    if (!key && this.failure) throw this.failure;
    return key;
  }

  private byId(keyId: string): RealmKey | undefined {
    return this.keys.find((key) => key.kid === keyId);
  }

  private isWithin(milliseconds: number): boolean {
    return this.options.now() - this.fetchedAt < milliseconds;
  }

  private async refresh(): Promise<void> {
    if (!this.fetching) {
      const now = this.options.now();
      if (now - this.triedAt < this.options.pause) return;
      this.triedAt = now;
      this.fetching = this.fetch().finally(() => (this.fetching = undefined));
    }
    await this.fetching;
  }

  private async fetch(): Promise<void> {
    try {
      const { keys } = keySet.parse(await this.read(await this.address()));
      this.keys = keys.flatMap((key) => rsaKey.safeParse(key).data ?? []);
      this.fetchedAt = this.options.now();
      this.failure = undefined;
    } catch (error) {
      this.failure = error;
    }
  }

  private async address(): Promise<string> {
    const { issuer, internalUrl } = this.trust;
    // Discovery names public addresses, which is what an internal address is there to avoid.
    if (internalUrl) return `${internalUrl.replace(/\/$/, '')}/protocol/openid-connect/certs`;
    const found = discovery.parse(await this.read(`${issuer}/.well-known/openid-configuration`));
    if (found.issuer !== issuer) throw new Error(`the realm calls itself ${found.issuer}`);
    if (new URL(found.jwks_uri).origin !== new URL(issuer).origin) throw new Error('the keys are kept elsewhere');
    return found.jwks_uri;
  }

  private async read(url: string): Promise<unknown> {
    const signal = AbortSignal.timeout(this.options.timeout);
    const answer = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the realm answers ${answer.status}`);
    const text = await answer.text();
    if (text.length > ANSWER_LIMIT) throw new Error('the realm answers too much');
    return JSON.parse(text);
  }
}
