import { createHash, createPrivateKey, randomUUID, sign, type JsonWebKey } from 'node:crypto';
import type { Credential, Fetch } from '@samenspraak/connector-contract';

/** The session of the network's client, as far as calls need it. */
interface Bound {
  readonly dpopJwk: JsonWebKey;
  /** `aud` is the server that holds the account. */
  readonly tokenSet: { readonly aud: string };
}

/** The nonce that a server last asked for. */
const nonces = new Map<string, string>();

const boundOf = ({ bound }: Credential): Bound | undefined => (bound ? (JSON.parse(bound) as Bound) : undefined);

/** The server that takes the tokens of a credential, when they are for one only. */
export function audienceOf(credential: Credential | undefined): string | undefined {
  return credential && boundOf(credential)?.tokenSet.aud;
}

/** Proves with each call that we hold the key that the token is bound to (RFC 9449); other credentials pass as they are. */
export function boundFetch(credential: Credential | undefined, inner: Fetch = fetch): Fetch {
  const bound = credential && boundOf(credential);
  if (!bound) return inner;
  const { accessToken } = credential;
  const prove = proofWith(bound.dpopJwk, accessToken);
  return async (input, init) => {
    const url = new URL(input);
    const send = () => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `DPoP ${accessToken}`);
      headers.set('DPoP', prove(init?.method ?? 'GET', url, nonces.get(url.origin)));
      return inner(input, { ...init, headers });
    };
    const first = await send();
    const nonce = first.headers.get('dpop-nonce');
    if (nonce) nonces.set(url.origin, nonce);
    const asksNonce = first.status === 401 && /use_dpop_nonce/u.test(first.headers.get('www-authenticate') ?? '');
    if (!asksNonce || !nonce) return first;
    await first.body?.cancel();
    return send();
  };
}

function proofWith(jwk: JsonWebKey, accessToken: string) {
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const { kty, crv, x, y } = jwk;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } });
  const ath = createHash('sha256').update(accessToken).digest('base64url');
  return (htm: string, { origin, pathname }: URL, nonce: string | undefined): string => {
    const iat = Math.floor(Date.now() / 1000);
    const said = `${header}.${part({ jti: randomUUID(), htm, htu: origin + pathname, iat, ath, nonce })}`;
    return `${said}.${sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
}
