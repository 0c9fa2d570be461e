import { createHash, generateKeyPair } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readKept, writeKept } from './kept-file.js';

const newKeyPair = promisify(generateKeyPair);

const KEPT_KEYS = 2;

const part = z.string().min(1);
const signingKey = z.object({
  kty: z.literal('RSA'),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  kid: part,
  ...{ n: part, e: part, d: part, p: part, q: part, dp: part, dq: part, qi: part },
});
const keySet = z.object({ keys: z.array(signingKey).min(1) });

/** A private RSA key as JWK, for RS256 only. */
export type SigningKey = z.infer<typeof signingKey>;

export const SIGNING_KEYS_FILE = 'signing-keys.json';

/** The keys of the realm, newest first: the first signs, all of them are published. */
export class SigningKeys {
  private constructor(
    private keys: readonly SigningKey[],
    private readonly folder: string | undefined,
  ) {}

  /** Reads the keys kept in the folder, or makes the first one; without a folder nothing is kept. */
  static async open(folder?: string): Promise<SigningKeys> {
    const kept = folder && (await readKept(join(folder, SIGNING_KEYS_FILE)));
    if (kept) return new SigningKeys(keySet.parse(JSON.parse(kept)).keys, folder);
    const fresh = new SigningKeys([], folder);
    await fresh.rotate();
    return fresh;
  }

  /** Makes a new key to sign with; the previous one stays published so that its tokens live out their time. */
  async rotate(): Promise<void> {
    this.keys = [await newSigningKey(), ...this.keys].slice(0, KEPT_KEYS);
    if (this.folder) await writeKept(join(this.folder, SIGNING_KEYS_FILE), JSON.stringify({ keys: this.keys }));
  }

  get all(): readonly SigningKey[] {
    return this.keys;
  }

  get published(): { keys: Record<string, string>[] } {
    return { keys: this.keys.map(({ kty, use, alg, kid, n, e }) => ({ kid, kty, alg, use, n, e })) };
  }
}

async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await newKeyPair('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  // RFC 7638: the key id is the thumbprint of the public part.
  const kid = createHash('sha256')
    .update(JSON.stringify({ e: jwk.e, kty: 'RSA', n: jwk.n }))
    .digest('base64url');
  return signingKey.parse({ ...jwk, use: 'sig', alg: 'RS256', kid });
}
