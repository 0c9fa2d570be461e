import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../../setup/stack.js';

export type Claims = Record<string, unknown>;
export type Signer = (text: string) => Buffer;

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const now = () => Math.floor(Date.now() / 1000);

/** An access token that the realm itself gave to a demo person. */
export async function fetchToken({ urls, tokenClient }: Stack, username: string): Promise<string> {
  const response = await fetch(`${urls.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'password', client_id: tokenClient.id, client_secret: tokenClient.secret },
      ...{ username, password: username, scope: 'openid' },
    }),
  });
  if (!response.ok) throw new Error(`The realm gave no token to ${username}: ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Makes tokens with the key of the realm of this run, and with keys that have no business there. */
export class Mint {
  private readonly key: KeyObject;
  private readonly kid: string;
  private readonly foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

  private constructor(
    jwk: JsonWebKey & { kid: string },
    /** Those of a real token, which each other one starts from. */
    readonly claims: Claims,
  ) {
    this.key = createPrivateKey({ key: jwk, format: 'jwk' });
    this.kid = jwk.kid;
  }

  static async open(stack: Stack, username: string): Promise<Mint> {
    const { keys } = JSON.parse(readFileSync(join(stack.folder, 'identity', 'signing-keys.json'), 'utf8'));
    const real = await fetchToken(stack, username);
    return new Mint(keys[0], JSON.parse(Buffer.from(real.split('.')[1]!, 'base64url').toString()) as Claims);
  }

  /** A token as the realm would sign it, except for what is given; undefined removes. */
  token(payload: Claims = {}, header: Claims = {}, signer: Signer = this.rsa): string {
    const fresh = { ...this.claims, iat: now(), exp: now() + 300, ...payload };
    const text = `${part({ alg: 'RS256', typ: 'JWT', kid: this.kid, ...header })}.${part(fresh)}`;
    return `${text}.${signer(text).toString('base64url')}`;
  }

  readonly rsa: Signer = (text) => sign('sha256', Buffer.from(text), this.key);
  readonly stranger: Signer = (text) => sign('sha256', Buffer.from(text), this.foreign);
  readonly nothing: Signer = () => Buffer.alloc(0);
  /** The public key as a shared secret: what a verifier does that lets the token choose the algorithm. */
  readonly publicSecret: Signer = (text) =>
    createHmac('sha256', createPublicKey(this.key).export({ type: 'spki', format: 'pem' }) as string)
      .update(text)
      .digest();
}
