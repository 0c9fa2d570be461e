import { foldEvent, isFailure, type ConnectionContext, type NetworkEvent } from '@samenspraak/connector-contract';
import { startPractice, type Practice } from '@samenspraak/practice';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mastodonConnector } from './mastodon-connector.js';

let practice: Practice;
let context: ConnectionContext;

async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${practice.url}/control${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}
const say = async (status: string, more: object = {}) =>
  (await control<{ id: string }>('POST', '/statuses', { username: 'els_fictief', status, ...more })).id;

beforeAll(async () => {
  practice = await startPractice({ control: true, port: 0 });
  await control('POST', '/accounts', { username: 'els_fictief', displayName: 'Els' });
  const { token } = await control<{ token: string }>('POST', '/accounts', { username: 'vrzw', official: true });
  context = {
    connectionId: 'listening',
    baseUrl: practice.url,
    credential: { accessToken: token },
    listensTo: 'local',
    allowPrivateNetwork: true,
    reconnectMs: { least: 30, most: 100 },
  };
});
afterAll(() => practice.close());

async function listening(run: (events: NetworkEvent[]) => Promise<void>): Promise<void> {
  const { listener } = mastodonConnector.connect(context);
  const events: NetworkEvent[] = [];
  const end = new AbortController();
  let opened = false;
  const running = listener!.stream(
    (await listener!.poll(null)).next,
    (page) => {
      opened = true;
      events.push(...page.events);
      return Promise.resolve();
    },
    end.signal,
  );
  await vi.waitFor(() => expect(opened).toBe(true), 5000);
  await run(events).finally(() => end.abort());
  await running;
}

describe('a listening connection', () => {
  it('hears public posts that name nobody, their edits and their removal', async () => {
    await listening(async (events) => {
      const id = await say('De brug in Purmerend staat al een uur open');
      await vi.waitFor(() => expect(events.map(({ kind }) => kind)).toEqual(['created']));
      await control('PUT', `/statuses/${id}`, { status: 'De brug is weer dicht' });
      await control('DELETE', `/statuses/${id}`);
      await vi.waitFor(() => expect(events.map(({ kind }) => kind)).toEqual(['created', 'edited', 'deleted']));
      expect(events.reduceRight<ReturnType<typeof foldEvent>>(foldEvent, undefined)).toMatchObject({ deleted: true });
    });
  });

  it('does not hear what is not public', async () => {
    await listening(async (events) => {
      for (const visibility of ['unlisted', 'private', 'direct']) await say('@vrzw niet voor iedereen', { visibility });
      const id = await say('wel voor iedereen');
      await vi.waitFor(() => expect(events).not.toHaveLength(0));
      expect(events.map(({ key }) => key.externalId)).toEqual([id]);
    });
  });

  it('takes the same events twice, and late ones, without another key', async () => {
    await listening(async (events) => {
      await control('PUT', '/streams', { duplicates: 1 });
      const id = await say('dubbel');
      await vi.waitFor(() => expect(events).toHaveLength(2));
      expect(events[1]!.key).toEqual(events[0]!.key);
      expect(events[0]!.key.externalId).toBe(id);
      await control('DELETE', '/faults');
    });
  });

  it('reads again what the stream lost, once it opens anew', async () => {
    await listening(async (events) => {
      await control('PUT', '/streams', { losses: 1 });
      const id = await say('verloren');
      await control('DELETE', '/faults');
      await control('POST', '/streams/drop');
      await vi.waitFor(() => expect(events.map(({ key }) => key.externalId)).toContain(id));
    });
  });

  it('waits until the reset when the network is full, and goes on', async () => {
    await control('POST', '/faults', { method: 'GET', path: '/api/v1/streaming/*', status: 429, retryAfter: '1' });
    const started = performance.now();
    await listening(async (events) => {
      const id = await say('na de drukte');
      await vi.waitFor(() => expect(events.map(({ key }) => key.externalId)).toContain(id), 5000);
    });
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  it('goes on by polling while the stream cannot be opened', async () => {
    await listening(async (events) => {
      await control('POST', '/faults', { method: 'GET', path: '/api/v1/streaming/*', status: 503, times: 0 });
      await control('POST', '/streams/drop');
      const id = await say('zonder stroom');
      await vi.waitFor(() => expect(events.map(({ key }) => key.externalId)).toContain(id), 5000);
      await control('DELETE', '/faults');
    });
  });

  it('finds a hashtag on its timeline and phrases by the search', async () => {
    const { searcher } = mastodonConnector.connect(context);
    const tagged = await say('Volle bak #afvalcontainer');
    const phrase = await say('de volle container aan het plein');
    const [native] = searcher!.compileQuery({ type: 'hashtag', value: 'afvalcontainer' }).native;
    const found = await searcher!.search(native!, null);
    expect(found.events.map(({ key }) => key.externalId)).toEqual([tagged]);
    const { native: phrases } = searcher!.compileQuery({ type: 'phrase', words: ['volle', 'container'] });
    expect((await searcher!.search(phrases[0]!, null)).events.map(({ key }) => key.externalId)).toEqual([phrase]);
  });

  it('pages through a long search once, and then hears only what is new', async () => {
    const { searcher } = mastodonConnector.connect(context);
    const ids: string[] = [];
    for (let n = 0; n < 90; n += 1) ids.push(await say(`zeldzaamwoord ${n}`));
    const found: string[] = [];
    let cursor: string | null = null;
    for (let more = true; more;) {
      const page = await searcher!.search('zeldzaamwoord', cursor);
      found.push(...page.events.map(({ key }) => key.externalId));
      ({ next: cursor, more } = page);
    }
    expect([...found].sort()).toEqual(ids);
    const id = await say('zeldzaamwoord nog eens');
    const page = await searcher!.search('zeldzaamwoord', cursor);
    expect(page.events.map(({ key }) => key.externalId)).toEqual([id]);
  });
});

describe('authorising', () => {
  it('gives a credential for the account that was chosen, and takes it back', async () => {
    const before = { ...context, listensTo: undefined, credential: undefined };
    const { authoriser } = mastodonConnector.connect(before);
    const redirectUri = 'http://localhost:4000/channels/callback';
    const pending = await authoriser!.beginAuthorisation!({ applicationName: 'Samenspraak', redirectUri });
    const { id } = await control<{ id: string }>('POST', '/accounts', { username: 'wormerland', official: true });
    const consent = await fetch(pending.authoriseUrl, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams([...new URL(pending.authoriseUrl).searchParams, ['account', id]]),
    });
    const answer = new URL(consent.headers.get('location')!).searchParams;
    const code = answer.get('code')!;
    const forged = authoriser!.completeAuthorisation!(pending, { code, state: 'another' });
    await expect(forged).rejects.toMatchObject({ failure: { kind: 'rejected', reason: 'forbidden' } });
    const { credential, account } = await authoriser!.completeAuthorisation!(pending, { code, state: pending.state });
    expect(account).toMatchObject({ externalId: id, handle: 'wormerland' });
    const connector = mastodonConnector.connect({ ...before, credential });
    expect(await connector.probe()).toMatchObject({ ok: true, account });
    await connector.authoriser!.revoke(pending);
    expect(await connector.probe()).toEqual({ ok: false, failure: { kind: 'auth_revoked' } });
  });

  it('refuses a code that was used or made up', async () => {
    const { authoriser } = mastodonConnector.connect({ ...context, credential: undefined });
    const redirectUri = 'http://localhost:4000/channels/callback';
    const pending = await authoriser!.beginAuthorisation!({ applicationName: 'Samenspraak', redirectUri });
    const error: unknown = await authoriser!.completeAuthorisation!(pending, {
      code: 'made-up',
      state: pending.state,
    }).catch((thrown: unknown) => thrown);
    expect(isFailure(error, 'auth_revoked')).toBe(true);
  });
});
