import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, codeOf, Listener } from './wire/ask.js';
import { Desk } from './wire/desk.js';
import { now, type Claims, type Mint } from './wire/mint.js';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk?.close());

/** What the provider sends when a session ended, except for what is given; undefined removes. */
function logoutToken(mint: Mint, changed: Claims, header: Claims = {}, signer = mint.rsa): string {
  // A minted token begins with all claims of an access token; a logout token has none of these.
  const removed = Object.fromEntries(Object.keys(mint.claims).map((name) => [name, undefined]));
  const { iss } = mint.claims;
  const own = { iss, aud: 'samenspraak-web', jti: randomUUID(), exp: now() + 120, events: { [EVENT]: {} } };
  return mint.token({ ...removed, iat: now(), ...own, ...changed }, { typ: 'logout+jwt', ...header }, signer);
}

const send = (token: string) =>
  fetch(`${desk.web}/backchannel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

const caller = (sid: string) => ({ token: desk.mint.token({ sid }), tenant: desk.tenant('ZAA') });
const refusal = async (sid: string) => codeOf(await ask(desk.web, caller(sid), '{ folderCounts { team } }'));

test('a session that the provider ends is over at once: its token is refused and its stream closes, and no other session with it', async () => {
  const [gone, kept] = [randomUUID(), randomUUID()];
  const listeners = await Promise.all([gone, kept].map((sid) => Listener.open(desk.web, caller(sid))));
  expect([await refusal(gone), await refusal(kept)]).toEqual([undefined, undefined]);
  const answer = await send(logoutToken(desk.mint, { sid: gone }));
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  // Nothing to wait for but the wire.
  await listeners[0]!.ended;
  expect(await refusal(gone)).toBe('IDENTITY_TOKEN_REFUSED');
  const late = await Listener.open(desk.web, caller(gone));
  expect(late.code).toBe('IDENTITY_TOKEN_REFUSED');
  expect(await refusal(kept)).toBeUndefined();
  let over = false;
  void listeners[1]!.ended.then(() => (over = true));
  await refusal(kept);
  expect(over).toBe(false);
  await Promise.all([...listeners, late].map((listener) => listener.close()));
});

const hostile: [string, (mint: Mint, sid: string) => string][] = [
  ['signed by a stranger', (m, sid) => logoutToken(m, { sid }, {}, m.stranger)],
  ['signed with the public key as a secret', (m, sid) => logoutToken(m, { sid }, { alg: 'HS256' }, m.publicSecret)],
  ['with the algorithm none', (m, sid) => logoutToken(m, { sid }, { alg: 'none' }, m.nothing)],
  ['for another client', (m, sid) => logoutToken(m, { sid, aud: 'somebody-else' })],
  ['of another issuer', (m, sid) => logoutToken(m, { sid, iss: 'http://localhost:9/realms/samenspraak' })],
  ['with a nonce, as an ID token has', (m, sid) => logoutToken(m, { sid, nonce: 'n' })],
  ['without the event', (m, sid) => logoutToken(m, { sid, events: undefined })],
  ['of another event', (m, sid) => logoutToken(m, { sid, events: { 'https://example.nl/other': {} } })],
  ['without an id of its own', (m, sid) => logoutToken(m, { sid, jti: undefined })],
  ['of an hour ago', (m, sid) => logoutToken(m, { sid, iat: now() - 3600 })],
  ['that is over', (m, sid) => logoutToken(m, { sid, iat: now() - 100, exp: now() - 60 })],
  ['without a session', (m) => logoutToken(m, {})],
  ['that is an access token', (m, sid) => m.token({ sid })],
  ['that is none', () => 'x.y.z'],
];

test.each(hostile)('a logout token %s ends nothing and is told nothing', async (_, make) => {
  const sid = randomUUID();
  const answer = await send(make(desk.mint, sid));
  expect([answer.status, await answer.text()]).toEqual([400, '{"error":"invalid_request"}']);
  expect(await refusal(sid)).toBeUndefined();
});

test('a logout token is no access token', async () => {
  const token = logoutToken(desk.mint, { sid: randomUUID(), sub: desk.mint.claims['sub'] });
  const answer = await ask(desk.web, { token, tenant: desk.tenant('ZAA') }, '{ folderCounts { team } }');
  expect(codeOf(answer)).toBe('IDENTITY_TOKEN_REFUSED');
});
