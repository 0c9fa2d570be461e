import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from './index.js';

const redirectUri = 'http://localhost:4000/kanalen/terug';
const verifier = 'een-lange-willekeurige-tekst-voor-de-proef';
let practice: Practice;
let app: { client_id: string; client_secret: string };
let council: string;

const form = (path: string, fields: Record<string, string>) =>
  fetch(`${practice.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

beforeAll(async () => {
  practice = await startPractice({ control: true });
  const created = await form('/api/v1/apps', {
    client_name: 'Samen<b>',
    redirect_uris: redirectUri,
    scopes: 'read write',
  });
  app = (await created.json()) as typeof app;
  council = ((await (await form('/control/accounts', { username: 'wormerland' })).json()) as { id: string }).id;
});
afterAll(() => practice.close());

const request = () => ({
  response_type: 'code',
  client_id: app.client_id,
  redirect_uri: redirectUri,
  scope: 'read write:statuses',
  state: 'a b&c',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
});

describe('authorising an app', () => {
  it('shows a page that escapes the name of the app and lists the practice accounts', async () => {
    const response = await fetch(`${practice.url}/oauth/authorize?${new URLSearchParams(request()).toString()}`);
    const html = await response.text();
    expect(html).toContain('Samen&lt;b&gt;');
    expect(html).toContain('(@wormerland)');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('goes back with a code that works once, for the same app, with the right verifier', async () => {
    const back = await form('/oauth/authorize', { ...request(), account: council });
    const target = new URL(back.headers.get('location')!);
    expect([back.status, target.searchParams.get('state')]).toEqual([302, 'a b&c']);
    const code = target.searchParams.get('code')!;
    const exchange = { ...app, grant_type: 'authorization_code', redirect_uri: redirectUri, code };
    const token = await form('/oauth/token', { ...exchange, code_verifier: verifier });
    expect(await token.json()).toMatchObject({ token_type: 'Bearer', scope: 'read write:statuses' });
    expect((await form('/oauth/token', { ...exchange, code_verifier: verifier })).status).toBe(400);

    const second = await form('/oauth/authorize', { ...request(), account: council });
    const other = new URL(second.headers.get('location')!).searchParams.get('code')!;
    expect((await form('/oauth/token', { ...exchange, code: other, code_verifier: 'fout' })).status).toBe(400);
  });

  it.each([
    ['an address that the app did not register', { redirect_uri: 'https://elders.test/' }, 400],
    ['an unknown app', { client_id: 'nee' }, 400],
    ['more rights than registered', { scope: 'follow' }, 400],
    ['a wrong password', { username: 'wormerland', password: 'nee' }, 401],
  ])('refuses %s without going back', async (_, change, status) => {
    const response = await form('/oauth/authorize', { ...request(), ...change });
    expect([response.status, response.headers.get('location')]).toEqual([status, null]);
  });

  it('refuses a wrong secret', async () => {
    const response = await form('/oauth/token', { ...app, client_secret: 'nee', grant_type: 'client_credentials' });
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });
});
