import { createPublicKey, generateKeyPairSync, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '@samenspraak/connector-contract';
import { boundFetch } from './bound-fetch.js';

const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const bound = JSON.stringify({ dpopJwk: jwk, tokenSet: { aud: 'https://pds.example' } });
const url = 'https://pds.example/xrpc/app.bsky.feed.getTimeline?limit=3';

interface Proof {
  readonly header: { readonly jwk: JsonWebKey; readonly typ: string };
  readonly payload: Readonly<Record<string, string | number | undefined>>;
}

/** Reads a proof as a server does. @throws when the signature is not of the key that it shows */
function read(proof: string): Proof {
  const [header = '', payload = '', signature = ''] = proof.split('.');
  const open = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as never;
  const shown = open(header) as Proof['header'];
  const key = createPublicKey({ key: shown.jwk as never, format: 'jwk' });
  const said = Buffer.from(`${header}.${payload}`);
  const right = verify('sha256', said, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!right) throw new Error('the signature is wrong');
  return { header: shown, payload: open(payload) };
}

function server(answers: readonly Response[]) {
  const seen: Headers[] = [];
  const fetch: Fetch = async (_input, init) => {
    seen.push(new Headers(init?.headers));
    return answers[seen.length - 1]!;
  };
  return { seen, fetch };
}

describe('a call with a token that is bound to a key', () => {
  it('proves for this address, method and token that we hold the key, and shows its public half only', async () => {
    const { seen, fetch } = server([new Response('{}')]);
    await boundFetch({ accessToken: 'abc', bound }, fetch)(url, {
      method: 'POST',
      headers: { Authorization: 'Bearer abc' },
    });
    expect(seen[0]!.get('authorization')).toBe('DPoP abc');
    const { header, payload } = read(seen[0]!.get('dpop')!);
    expect(header).toMatchObject({ typ: 'dpop+jwt', jwk: { x: jwk.x } });
    expect(header.jwk.d).toBeUndefined();
    expect(payload).toMatchObject({ htm: 'POST', htu: 'https://pds.example/xrpc/app.bsky.feed.getTimeline' });
    expect(payload.ath).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('is made once more with the nonce that the server asks for, and not a third time', async () => {
    const asks = () =>
      new Response('{}', {
        status: 401,
        headers: { 'dpop-nonce': 'n-1', 'www-authenticate': 'DPoP error="use_dpop_nonce"' },
      });
    const { seen, fetch } = server([asks(), asks(), asks()]);
    expect((await boundFetch({ accessToken: 'abc', bound }, fetch)('https://andere.example/x')).status).toBe(401);
    expect(seen.map((headers) => read(headers.get('dpop')!).payload.nonce)).toEqual([undefined, 'n-1']);
    expect(new Set(seen.map((headers) => read(headers.get('dpop')!).payload.jti)).size).toBe(2);
  });

  it('is left as it is when the token is not bound', () => {
    const { fetch } = server([]);
    expect(boundFetch({ accessToken: 'abc' }, fetch)).toBe(fetch);
  });
});
