import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EndedSessionList, TokenVerifier } from '@samenspraak/platform/identity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BACK_CHANNEL_PATH } from './realm.js';
import { REALM, SIGN_IN_RETURN_PATH, startIdentity, type Identity } from './index.js';
import { TestBrowser } from './test-browser.js';

const heard: { path: string; form: URLSearchParams }[] = [];
const api = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    heard.push({ path: req.url ?? '', form: new URLSearchParams(Buffer.concat(chunks).toString()) });
    res.end('{}');
  });
});
let origin: string;
let realm: Identity;
let verifier: TokenVerifier;
const ended = new EndedSessionList(900);

beforeAll(async () => {
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  realm = await startIdentity({ mode: 'test', redirectOrigins: [origin] });
  const parties = [REALM.webClient, REALM.scriptsClient];
  const trust = { issuer: realm.issuer, audience: REALM.audience, authorizedParties: parties };
  verifier = new TokenVerifier(trust, { endedSessions: ended });
});
afterAll(async () => {
  await realm.close();
  api.close();
});

async function signIn(browser: TestBrowser, username: string): Promise<Record<'access_token' | 'id_token', string>> {
  const code_verifier = randomBytes(32).toString('base64url');
  const client = { client_id: REALM.webClient, redirect_uri: origin + SIGN_IN_RETURN_PATH };
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  const asked = { ...client, response_type: 'code', scope: 'openid', code_challenge, code_challenge_method: 'S256' };
  const protocol = `${realm.issuer}/protocol/openid-connect`;
  const page = TestBrowser.next(await browser.open(`${protocol}/auth?${new URLSearchParams(asked).toString()}`));
  const resume = await browser.open(page, { method: 'POST', body: new URLSearchParams({ person: username }) });
  const back = new URL(TestBrowser.next(await browser.open(TestBrowser.next(resume))));
  const grant = { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', code_verifier };
  const body = new URLSearchParams({ ...client, ...grant });
  return (await (await fetch(`${protocol}/token`, { method: 'POST', body })).json()) as never;
}

test('signing out tells the api at once which session ended, in a token that only the realm can make', async () => {
  const browser = new TestBrowser();
  const tokens = await signIn(browser, 'lotte');
  const elsewhere = await signIn(new TestBrowser(), 'lotte');
  const { sessionId } = await verifier.verify(tokens.access_token);
  const query = new URLSearchParams({ id_token_hint: tokens.id_token });
  await browser.open(`${realm.issuer}/protocol/openid-connect/logout?${query.toString()}`);
  expect(heard.map(({ path }) => path)).toEqual([BACK_CHANNEL_PATH]);

  const logout = heard[0]!.form.get('logout_token')!;
  const session = await verifier.readLogout(logout);
  expect(session).toEqual({ issuer: realm.issuer, sessionId });
  ended.end(session.issuer, session.sessionId);
  const refused = { code: 'IDENTITY_TOKEN_REFUSED' };
  await expect(verifier.verify(tokens.access_token)).rejects.toMatchObject(refused);
  expect(await verifier.verify(elsewhere.access_token)).toMatchObject({ issuer: realm.issuer });
  // Neither stands for the other.
  for (const token of [elsewhere.access_token, elsewhere.id_token, `${logout.slice(0, -8)}AAAAAAAA`, ''])
    await expect(verifier.readLogout(token)).rejects.toMatchObject(refused);
  await expect(verifier.verify(logout)).rejects.toMatchObject(refused);
});

test('a server that does not answer keeps nobody from signing out', async () => {
  const alone = await startIdentity({ mode: 'test', redirectOrigins: ['http://127.0.0.1:9'] });
  const { id, secret } = alone.scriptsClient;
  const form = new URLSearchParams({ grant_type: 'password', username: 'tim', password: 'tim' });
  const headers = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
  const protocol = `${alone.issuer}/protocol/openid-connect`;
  const got = await fetch(`${protocol}/token`, { method: 'POST', headers, body: form });
  const { refresh_token } = (await got.json()) as { refresh_token: string };
  const out = { method: 'POST', headers, body: new URLSearchParams({ refresh_token }) };
  expect((await fetch(`${protocol}/logout`, out)).status).toBe(204);
  await alone.close();
});
