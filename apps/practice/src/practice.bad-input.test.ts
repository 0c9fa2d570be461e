import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from './index.js';

let practice: Practice;
let token: string;

const send = (path: string, init: RequestInit = {}) => fetch(`${practice.url}${path}`, init);
const json = (value: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

beforeAll(async () => {
  practice = await startPractice();
  const session = await send('/plein/session', { ...json({ username: 'noor_fictief' }, { Authorization: '' }) });
  token = ((await session.json()) as { token: string }).token;
});
afterAll(() => practice.close());

const family = '👨‍👩‍👧‍👦';

describe('bad input', () => {
  it.each<[string, RequestInit, string, number]>([
    ['broken JSON', { body: '{"status":' }, '/api/v1/statuses', 400],
    ['JSON that is a list', { body: '[]' }, '/api/v1/statuses', 400],
    ['no text', { body: '{}' }, '/api/v1/statuses', 422],
    ['only white space', { body: JSON.stringify({ status: ' \n ' }) }, '/api/v1/statuses', 422],
    ['a text that is an object', { body: JSON.stringify({ status: { a: 1 } }) }, '/api/v1/statuses', 422],
    ['a null byte', { body: JSON.stringify({ status: 'a\0b' }) }, '/api/v1/statuses', 422],
    ['a megabyte of text', { body: JSON.stringify({ status: 'a'.repeat(1_048_576) }) }, '/api/v1/statuses', 422],
    ['a body above the limit', { body: JSON.stringify({ status: 'a'.repeat(5_000_000) }) }, '/api/v1/statuses', 413],
    ['501 characters', { body: JSON.stringify({ status: 'a'.repeat(501) }) }, '/api/v1/statuses', 422],
    ['501 families', { body: JSON.stringify({ status: family.repeat(501) }) }, '/api/v1/statuses', 422],
    ['an unknown visibility', { body: '{"status":"a","visibility":"friends"}' }, '/api/v1/statuses', 422],
    ['an answer to nothing', { body: '{"status":"a","in_reply_to_id":"12"}' }, '/api/v1/statuses', 404],
    ['an answer to no id', { body: '{"status":"a","in_reply_to_id":"x"}' }, '/api/v1/statuses', 404],
    ['an unknown path', { body: '{}' }, '/api/v1/nothing', 404],
    [
      'a broken form',
      { body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
      '/api/v1/apps',
      400,
    ],
    ['an app without a name', { body: '{"redirect_uris":"a:b"}' }, '/api/v1/apps', 422],
  ])('%s is refused with a reason', async (_, init, path, status) => {
    const base = json('');
    const response = await send(path, { ...base, ...init, headers: { ...base.headers, ...init.headers } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: expect.any(String) });
  });

  it.each([
    ['500 characters', 'a'.repeat(500)],
    ['a hundred families of one grapheme each', family.repeat(100)],
    ['a long link that counts as 23', `${'a'.repeat(476)} https://voorbeeld.test/${'x'.repeat(900)}`],
    ['text from right to left', 'hallo \u202edlrow\u202c'],
    ['a lone surrogate', 'half \ud83d'],
  ])('%s is accepted', async (_, status) => {
    expect((await send('/api/v1/statuses', json({ status }))).status).toBe(200);
  });

  it('ignores fields that it does not know, also dangerous ones', async () => {
    const response = await send(
      '/api/v1/statuses',
      json('{"status":"goed","__proto__":{"x":1},"constructor":2,"zzz":[]}'),
    );
    expect(response.status).toBe(200);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('escapes HTML everywhere', async () => {
    const status = `<script>alert(1)</script> "x" https://voorbeeld.test/?a=1&b='"><img src=x>`;
    const { content } = (await (await send('/api/v1/statuses', json({ status }))).json()) as { content: string };
    expect(content).not.toMatch(/<script|<img/);
    expect(content).toContain('&lt;script&gt;');
  });

  it('refuses a wrong token, a missing one, and one with too few rights', async () => {
    const post = (headers: Record<string, string>) => send('/api/v1/statuses', json({ status: 'a' }, headers));
    expect((await post({ Authorization: 'Bearer nee' })).status).toBe(401);
    expect((await post({ Authorization: '' })).status).toBe(401);
    const form = { client_name: 'a', redirect_uris: 'urn:ietf:wg:oauth:2.0:oob', scopes: 'read' };
    const app = (await (await send('/api/v1/apps', json(form, { Authorization: '' }))).json()) as Record<
      string,
      string
    >;
    const granted = await send(
      '/oauth/token',
      json({ ...app, grant_type: 'client_credentials' }, { Authorization: '' }),
    );
    const { access_token: narrow } = (await granted.json()) as { access_token: string };
    expect((await post({ Authorization: `Bearer ${narrow}` })).status).toBe(403);
    const timeline = await send('/api/v1/timelines/home', { headers: { Authorization: `Bearer ${narrow}` } });
    expect(timeline.status).toBe(422);
  });

  it('has no control plane unless it is asked for, and then only on loopback', async () => {
    expect((await send('/control/accounts', json({ username: 'a' }))).status).toBe(404);
    await expect(startPractice({ control: true, host: '0.0.0.0' })).rejects.toThrow('loopback');
  });

  it('keeps other sites away from the citizens', async () => {
    const response = await send('/plein/session', json({ username: 'x_fictief' }, { Origin: 'https://elders.test' }));
    expect(response.status).toBe(403);
  });

  it('gives no file from outside the page', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%00.js', '/%zz.js']) {
      expect((await send(path)).status).toBe(404);
    }
  });

  it('says how many calls are left, and stops at the limit', async () => {
    const small = await startPractice({ rateLimit: 2 });
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let call = 0; call < 3; call += 1) {
      last = await fetch(`${small.url}/api/v2/instance`);
      statuses.push(last.status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    expect(last!.headers.get('x-ratelimit-limit')).toBe('2');
    expect(last!.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last!.headers.get('x-ratelimit-reset')).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    await small.close();
  });
});
