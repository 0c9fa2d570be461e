import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPractice, type Practice } from './index.js';

let practice: Practice;
let token: string;

/** What these tests read of the answers. */
interface Answer {
  id: string;
  token: string;
  created_at: string;
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${practice.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
}
const post = (status: string, key?: string) =>
  call(
    'POST',
    '/api/v1/statuses',
    { status },
    {
      Authorization: `Bearer ${token}`,
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
  );
const textsOf = async (username: string) => {
  const { body } = await call('GET', `/control/statuses?username=${username}`);
  return (body as unknown as { text: string }[]).map(({ text }) => text);
};

beforeAll(async () => {
  practice = await startPractice({ control: true });
  ({ token } = (
    await call('POST', '/control/accounts', { username: 'wormerland', displayName: 'Gemeente Wormerland' })
  ).body);
});
beforeEach(() => call('DELETE', '/control/faults'));
afterAll(() => practice.close());

/** Opens the public stream and keeps the names of what comes. */
async function listen() {
  const response = await fetch(`${practice.url}/api/v1/streaming/public`);
  const events: string[] = [];
  const done = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      events.push(...(decoder.decode(chunk).match(/(?<=event: )\S+/g) ?? []));
    }
  })().then(
    () => 'ended',
    () => 'broken',
  );
  return { events, done };
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('the control plane', () => {
  it('gives the same account and token each time it seeds one', async () => {
    const again = await call('POST', '/control/accounts', {
      username: 'Wormerland',
      displayName: 'Gemeente Wormerland',
    });
    expect(again.body.token).toBe(token);
    const account = await call('GET', '/api/v1/accounts/lookup?acct=wormerland');
    expect(account.body).toMatchObject({ display_name: 'Gemeente Wormerland', roles: [{ name: 'Officieel account' }] });
    expect((await call('POST', '/plein/session', { username: 'wormerland' })).status).toBe(422);
  });

  it('plants history at its own time, below what is new', async () => {
    await call('POST', '/control/accounts', { username: 'oma_fictief' });
    const old = await call('POST', '/control/statuses', {
      username: 'oma_fictief',
      status: '@wormerland vroeger',
      created_at: '2025-01-02T03:04:05Z',
    });
    expect(old.body.created_at).toBe('2025-01-02T03:04:05.000Z');
    const fresh = await post('nu');
    expect(BigInt(old.body.id) < BigInt(fresh.body.id)).toBe(true);
    const twin = await call('POST', '/control/statuses', {
      username: 'oma_fictief',
      status: 'zelfde tijd',
      created_at: '2025-01-02T03:04:05Z',
    });
    expect(twin.body.id).not.toBe(old.body.id);
  });

  it('accepts a post from the future without moving the ids along', async () => {
    const created_at = '2099-01-01T00:00:00.000Z';
    const future = await call('POST', '/control/statuses', { username: 'oma_fictief', status: 'straks', created_at });
    expect(future.body.created_at).toBe(created_at);
    const next = await post('daarna');
    expect(BigInt(next.body.id) > BigInt(future.body.id)).toBe(true);
  });

  it('refuses the next calls before anything is stored', async () => {
    await call('POST', '/control/faults', {
      method: 'POST',
      path: '/api/v1/statuses',
      times: 2,
      status: 503,
      retryAfter: '7',
    });
    const first = await post('niet bewaard');
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '7']);
    expect((await post('niet bewaard')).status).toBe(503);
    expect((await post('wel bewaard')).status).toBe(200);
    expect(await textsOf('wormerland')).not.toContain('niet bewaard');
  });

  it('stores the post and still fails, so that only the key can tell', async () => {
    await call('POST', '/control/faults', { method: 'POST', path: '/api/v1/statuses', when: 'after', status: 500 });
    expect((await post('toch bewaard', 'k1')).status).toBe(500);
    await call('POST', '/control/faults', { method: 'POST', path: '/api/v1/statuses', when: 'after', drop: true });
    await expect(post('toch bewaard', 'k1')).rejects.toThrow();
    expect((await post('toch bewaard', 'k1')).status).toBe(200);
    expect((await textsOf('wormerland')).filter((text) => text === 'toch bewaard')).toHaveLength(1);
  });

  it('delays an answer, and takes a network down until it is cleared', async () => {
    await call('POST', '/control/faults', { path: '/api/v2/*', delayMs: 120 });
    const start = Date.now();
    expect((await call('GET', '/api/v2/instance')).status).toBe(200);
    expect(Date.now() - start).toBeGreaterThanOrEqual(115);
    await call('POST', '/control/faults', { path: '/api/*', drop: true, times: 0 });
    await expect(call('GET', '/api/v2/instance')).rejects.toThrow();
    await expect(call('GET', '/api/v1/instance')).rejects.toThrow();
    await call('DELETE', '/control/faults');
    expect((await call('GET', '/api/v2/instance')).status).toBe(200);
  });

  it('loses, doubles, repeats and drops what streams carry', async () => {
    const stream = await listen();
    await soon();
    await call('PUT', '/control/streams', { losses: 1 });
    await post('verloren');
    await call('PUT', '/control/streams', { duplicates: 1 });
    await post('dubbel');
    await call('POST', '/control/streams/replay', { count: 2 });
    await soon();
    expect(stream.events).toEqual(['update', 'update', 'update', 'update']);
    await call('POST', '/control/streams/drop');
    expect(await stream.done).toBe('broken');
  });

  it('revokes a token at once, streams included', async () => {
    const { body } = await call('POST', '/control/accounts', { username: 'kort_fictief' });
    const response = await fetch(`${practice.url}/api/v1/streaming/user?access_token=${body.token}`);
    await call('POST', '/control/tokens/revoke', { token: body.token });
    await expect(response.text()).rejects.toThrow();
    const denied = await call('GET', '/api/v1/accounts/verify_credentials', undefined, {
      Authorization: `Bearer ${body.token}`,
    });
    expect(denied.status).toBe(401);
  });

  it('revokes all that an account gave by its name, and nothing of another', async () => {
    const [one, other] = [
      await call('POST', '/control/accounts', { username: 'eerst_fictief' }),
      await call('POST', '/control/accounts', { username: 'ander_fictief' }),
    ];
    await call('POST', '/control/tokens/revoke', { username: 'eerst_fictief' });
    const who = async ({ body }: typeof one) =>
      (await call('GET', '/api/v1/accounts/verify_credentials', undefined, { Authorization: `Bearer ${body.token}` }))
        .status;
    expect([await who(one), await who(other)]).toEqual([401, 200]);
  });

  it('is closed to web pages of others and to other host names', async () => {
    const foreign = await call('POST', '/control/accounts', { username: 'x' }, { Origin: 'https://elders.test' });
    expect(foreign.status).toBe(403);
  });
});
