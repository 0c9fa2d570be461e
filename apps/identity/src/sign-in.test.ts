import { createHash, randomBytes } from 'node:crypto';
import { TokenVerifier } from '@samenspraak/platform/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_WEB_ORIGIN, demoPeople, REALM, SIGN_IN_RETURN_PATH, startIdentity, type Identity } from './index.js';
import { TestBrowser } from './test-browser.js';
import { readPart } from './token-forge.js';

const redirect_uri = DEFAULT_WEB_ORIGIN + SIGN_IN_RETURN_PATH;
const client_id = REALM.webClient;
type Tokens = Record<'access_token' | 'refresh_token' | 'id_token', string> & Record<string, unknown>;

let realm: Identity;
let endpoints: Record<string, string>;

beforeAll(async () => {
  realm = await startIdentity({ mode: 'test' });
  endpoints = (await (await fetch(`${realm.issuer}/.well-known/openid-configuration`)).json()) as typeof endpoints;
});
afterAll(() => realm.close());

const newVerifier = () => randomBytes(32).toString('base64url');
const at = (name: string) => endpoints[name] ?? '';
const post = (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', headers, body: new URLSearchParams(fields) });
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const scripts = () => basic(realm.scriptsClient.id, realm.scriptsClient.secret);

function authorization(verifier: string, change: Record<string, string> = {}): string {
  const code_challenge = createHash('sha256').update(verifier).digest('base64url');
  const asked = { client_id, redirect_uri, response_type: 'code', scope: 'openid', state: 's', nonce: 'n' };
  const query = { ...asked, code_challenge, code_challenge_method: 'S256', ...change };
  return `${at('authorization_endpoint')}?${new URLSearchParams(query).toString()}`;
}

async function askCode(browser: TestBrowser, verifier: string, form: Record<string, string>): Promise<URL> {
  const page = TestBrowser.next(await browser.open(authorization(verifier)));
  const resume = await browser.open(page, { method: 'POST', body: new URLSearchParams(form) });
  return new URL(TestBrowser.next(await browser.open(TestBrowser.next(resume))));
}

async function signIn(browser: TestBrowser, username: string): Promise<Tokens> {
  const code_verifier = newVerifier();
  const code = (await askCode(browser, code_verifier, { person: username })).searchParams.get('code') ?? '';
  const grant = { grant_type: 'authorization_code', code, code_verifier, client_id, redirect_uri };
  return (await (await post(at('token_endpoint'), grant)).json()) as Tokens;
}

const refresh = (refresh_token: string) =>
  post(at('token_endpoint'), { grant_type: 'refresh_token', refresh_token, client_id });

describe('the web client', () => {
  test.each([
    ['by one click on a card', { person: 'sanne' }],
    ['by username and password', { username: ' Sanne ', password: 'sanne' }],
  ])('signs somebody in with PKCE %s', async (_how, form) => {
    const code_verifier = newVerifier();
    const back = await askCode(new TestBrowser(), code_verifier, form);
    expect(back.origin + back.pathname).toBe(redirect_uri);
    expect(back.searchParams.get('state')).toBe('s');
    expect(back.searchParams.get('iss')).toBe(realm.issuer);
    const grant = { grant_type: 'authorization_code', code_verifier, client_id, redirect_uri };
    const answer = await post(
      at('token_endpoint'),
      { ...grant, code: back.searchParams.get('code') ?? '' },
      { origin: DEFAULT_WEB_ORIGIN },
    );
    expect(answer.headers.get('access-control-allow-origin')).toBe(DEFAULT_WEB_ORIGIN);
    const tokens = (await answer.json()) as Tokens;
    expect(tokens).toMatchObject({ token_type: 'Bearer', expires_in: 300, refresh_expires_in: 1800 });

    const trust = { issuer: realm.issuer, audience: REALM.audience, authorizedParties: [client_id] };
    const verified = await new TokenVerifier(trust).verify(tokens.access_token);
    expect(verified).toMatchObject({ subject: demoPeople[1]?.subject, sessionId: tokens['session_state'] });
    expect(readPart(tokens.id_token.split('.')[1])).toMatchObject({
      typ: 'ID',
      aud: client_id,
      azp: client_id,
      nonce: 'n',
      sid: verified.sessionId,
      name: 'Sanne Bakker',
    });
  });

  test('gets an access token with exactly the claims of Keycloak 26', async () => {
    const { access_token } = await signIn(new TestBrowser(), 'noor');
    const [header, payload] = access_token.split('.').slice(0, 2).map(readPart);
    expect(Object.keys(header ?? {}).sort()).toEqual(['alg', 'kid', 'typ']);
    expect(Object.keys(payload ?? {})).toEqual(
      'exp iat auth_time jti iss aud sub typ azp sid acr allowed-origins realm_access resource_access scope email_verified name preferred_username given_name family_name email'.split(
        ' ',
      ),
    );
    expect(payload).toMatchObject({ jti: expect.stringMatching(/^onrtac:/), family_name: 'de Groot', typ: 'Bearer' });
  });

  test('is sent to a sign-in page again after a wrong password, which keeps the name', async () => {
    const browser = new TestBrowser();
    const page = TestBrowser.next(await browser.open(authorization(newVerifier())));
    const form = new URLSearchParams({ username: 'rianne"><script>', password: 'x' });
    const html = await (await browser.open(page, { method: 'POST', body: form })).text();
    expect(html).toContain('role="alert"');
    expect(html).toContain('rianne&quot;&gt;&lt;script&gt;');
  });

  test.each([
    ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['with plain PKCE', { code_challenge_method: 'plain' }],
    ['for an unknown client', { client_id: 'evil' }],
    ['to another path', { redirect_uri: `${DEFAULT_WEB_ORIGIN}/elders` }],
    ['to another origin', { redirect_uri: 'https://evil.example/aanmelden/klaar' }],
    ['for an implicit token', { response_type: 'token' }],
  ])('may not start %s', async (_what, change) => {
    const answer = await fetch(authorization(newVerifier(), change), { redirect: 'manual' });
    const outcome = answer.headers.get('location') ?? `error=${answer.status}`;
    expect(outcome).toMatch(/error=(400|invalid_request|unsupported_response_type)/);
    expect(outcome).not.toContain('evil');
  });

  test('gets nothing for a code with the wrong verifier, and nothing for a code twice', async () => {
    const code_verifier = newVerifier();
    const code = (await askCode(new TestBrowser(), code_verifier, { person: 'tim' })).searchParams.get('code') ?? '';
    const grant = { grant_type: 'authorization_code', code, client_id, redirect_uri };
    const answers = [];
    for (const verifier of [newVerifier(), code_verifier, code_verifier]) {
      answers.push((await post(at('token_endpoint'), { ...grant, code_verifier: verifier })).status);
    }
    expect(answers).toEqual([400, 200, 400]);
  });

  test('refreshes within the same session, and a refresh token works once', async () => {
    const first = await signIn(new TestBrowser(), 'daan');
    const second = (await (await refresh(first.refresh_token)).json()) as Tokens;
    const [before, after] = [first, second].map((tokens) => readPart(tokens.access_token.split('.')[1]));
    expect(after?.['sid']).toBe(before?.['sid']);
    expect(after?.['jti']).toMatch(/^onrtrt:/);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  test('may not use the direct grant', async () => {
    const grant = { grant_type: 'password', client_id, username: 'rianne', password: 'rianne' };
    expect((await post(at('token_endpoint'), grant)).status).toBe(400);
  });
});

describe('signing out', () => {
  test('ends the session everywhere and sends the person back with the state', async () => {
    const browser = new TestBrowser();
    const tokens = await signIn(browser, 'iris');
    const query = { id_token_hint: tokens.id_token, post_logout_redirect_uri: `${DEFAULT_WEB_ORIGIN}/`, state: 'bye' };
    const answer = await browser.open(`${at('end_session_endpoint')}?${new URLSearchParams(query).toString()}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${DEFAULT_WEB_ORIGIN}/?state=bye`);
    expect(TestBrowser.next(await browser.open(authorization(newVerifier())))).toContain('login-actions');
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
    const bearer = { authorization: `Bearer ${tokens.access_token}` };
    expect((await fetch(at('userinfo_endpoint'), { headers: bearer })).status).toBe(401);
    const introspected = await post(at('introspection_endpoint'), { token: tokens.access_token }, scripts());
    expect(await introspected.json()).toEqual({ active: false });
  });

  test.each([
    ['to an address that is not known', { post_logout_redirect_uri: 'https://evil.example/' }],
    ['with an access token for an ID token', { id_token_hint: 'access' }],
    ['with something else for an ID token', { id_token_hint: 'x.y.z' }],
  ])('does nothing %s', async (_what, change: Record<string, string>) => {
    const tokens = await signIn(new TestBrowser(), 'iris');
    const query = { id_token_hint: tokens.id_token, ...change };
    if (query.id_token_hint === 'access') query.id_token_hint = tokens.access_token;
    const address = `${at('end_session_endpoint')}?${new URLSearchParams(query).toString()}`;
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(400);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
  });

  test('asks first when nobody says who signs out', async () => {
    const browser = new TestBrowser();
    await signIn(browser, 'eva');
    const html = await (await browser.open(at('end_session_endpoint'))).text();
    expect(html).toContain('Wil je afmelden?');
  });

  test('works for a script by its refresh token', async () => {
    const grant = { grant_type: 'password', username: 'tim', password: 'tim' };
    const tokens = (await (await post(at('token_endpoint'), grant, scripts())).json()) as Tokens;
    const form = { refresh_token: tokens.refresh_token };
    expect((await post(at('end_session_endpoint'), form)).status).toBe(401);
    expect((await post(at('end_session_endpoint'), form, scripts())).status).toBe(204);
    const again = { grant_type: 'refresh_token', ...form };
    expect((await post(at('token_endpoint'), again, scripts())).status).toBe(400);
  });
});

describe('the scripts client', () => {
  test('gets a token for everybody of the demo, and a refreshed one', async () => {
    for (const person of demoPeople) {
      const grant = { grant_type: 'password', username: person.username, password: person.username, scope: 'openid' };
      const tokens = (await (await post(at('token_endpoint'), grant, scripts())).json()) as Tokens;
      expect(readPart(tokens.access_token.split('.')[1])).toMatchObject({
        sub: person.subject,
        jti: expect.stringMatching(/^onrtro:/),
      });
      const again = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
      expect((await post(at('token_endpoint'), again, scripts())).status).toBe(200);
    }
  });

  test('may send its secret in the form as well, as Keycloak allows', async () => {
    const { id, secret } = realm.scriptsClient;
    const grant = { grant_type: 'password', username: 'eva', password: 'eva', client_id: id };
    expect((await post(at('token_endpoint'), { ...grant, client_secret: secret })).status).toBe(200);
    expect((await post(at('token_endpoint'), { ...grant, client_secret: 'wrong' })).status).toBe(401);
  });

  test.each([
    ['a wrong password', { password: 'wrong' }, scripts, 400],
    ['nobody’s name', { username: 'nobody', password: '' }, scripts, 400],
    ['a wrong secret', {}, () => basic(REALM.scriptsClient, 'wrong'), 401],
    ['no secret', {}, () => basic(REALM.scriptsClient, ''), 400],
  ])('gets nothing with %s', async (_what, change, headers, status) => {
    const grant = { grant_type: 'password', username: 'rianne', password: 'rianne', ...change };
    expect((await post(at('token_endpoint'), grant, headers())).status).toBe(status);
  });
});

test('an answer to a foreign origin cannot be read by its pages', async () => {
  const origin = 'https://evil.example';
  const headers = { origin, authorization: `Bearer ${await realm.tokenFor('rianne')}` };
  const userinfo = await fetch(at('userinfo_endpoint'), { headers });
  const tokens = await signIn(new TestBrowser(), 'lotte');
  const grant = { grant_type: 'refresh_token', client_id, refresh_token: tokens.refresh_token };
  const token = await post(at('token_endpoint'), grant, { origin });
  expect(token.status).toBe(400);
  for (const answer of [userinfo, token]) expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('addresses in answers follow the settings, not the Host header', async () => {
  const answer = await fetch(`${realm.issuer}/.well-known/openid-configuration`, {
    headers: { 'x-forwarded-host': 'evil' },
  });
  expect(JSON.stringify(await answer.json())).not.toContain('evil');
});
