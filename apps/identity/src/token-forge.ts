import {
  constants,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { EndedSessionList } from '@samenspraak/platform/identity';
import type { SigningKey } from './signing-keys.js';

export type Claims = Record<string, unknown>;
type Signer = (text: string) => Buffer;

export const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export const readPart = (text: string | undefined): Claims =>
  JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as Claims;

export const now = () => Math.floor(Date.now() / 1000);

const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** For tests only: signs what it is told to with the key of a realm, and with keys that have no business there. */
export class TokenForge {
  readonly ended = new EndedSessionList(300);
  readonly foreignJwk = foreign.publicKey.export({ format: 'jwk' });
  readonly foreignSigner: Signer = (text) => sign('sha256', Buffer.from(text), foreign.privateKey);
  readonly curveSigner: Signer = (text) =>
    sign('sha256', Buffer.from(text), { key: curve.privateKey, dsaEncoding: 'ieee-p1363' });
  readonly noSigner: Signer = () => Buffer.alloc(0);
  private readonly key: KeyObject;
  private readonly keyId: string;

  /** @param claims those of a real token, which each forged one starts from. */
  constructor(
    signingKey: SigningKey,
    readonly claims: Claims,
  ) {
    this.key = createPrivateKey({ key: signingKey, format: 'jwk' });
    this.keyId = signingKey.kid;
  }

  get issuer(): string {
    return String(this.claims['iss']);
  }

  /** A token as the realm would sign it, except for what is given; undefined removes. */
  token(header: Claims = {}, payload: Claims = {}, signer: Signer = this.rsa()): string {
    const text = `${this.header(header)}.${part({ ...this.claims, ...payload })}`;
    return `${text}.${signer(text).toString('base64url')}`;
  }

  /** The same, for parts that are not even JSON objects. */
  raw(header: string, payload: string): string {
    return `${header}.${payload}.${this.rsa()(`${header}.${payload}`).toString('base64url')}`;
  }

  header(changes: Claims = {}): string {
    return part({ alg: 'RS256', typ: 'JWT', kid: this.keyId, ...changes });
  }

  rsa(hash = 'sha256'): Signer {
    return (text) => sign(hash, Buffer.from(text), this.key);
  }

  pss(): Signer {
    const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    return (text) => sign('sha256', Buffer.from(text), { key: this.key, ...padding });
  }

  /** Signs with what everybody knows, the public key, as if it were a shared secret. */
  hmac(hash: string, format: 'pem' | 'der' | 'empty'): Signer {
    const exported = createPublicKey(this.key);
    const secrets = {
      pem: () => exported.export({ type: 'spki', format: 'pem' }) as string,
      der: () => exported.export({ type: 'spki', format: 'der' }) as Buffer,
      empty: () => '',
    };
    return (text) => createHmac(hash, secrets[format]()).update(text).digest();
  }
}
