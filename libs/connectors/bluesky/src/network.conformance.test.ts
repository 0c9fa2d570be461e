import type { ConnectionContext, Fetch } from '@samenspraak/connector-contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { blueskyConnector } from './bluesky-connector.js';
import type { FakeAccount } from './fake-accounts.js';
import { FakeNetwork } from './fake-network.js';

let network: FakeNetwork;
let council: FakeAccount;
let citizen: FakeAccount;
let context: ConnectionContext;

beforeAll(async () => {
  network = await new FakeNetwork().listen();
  council = network.accounts.add('raadhuis');
  citizen = network.accounts.add('els-fictief');
  const bare = { connectionId: 'c', baseUrl: network.url, allowPrivateNetwork: true };
  const password = network.accounts.makePassword(council);
  const signedIn = await blueskyConnector.connect(bare).authoriser!.signIn!({ identifier: '@raadhuis.test', password });
  expect(signedIn.account).toMatchObject({ externalId: council.did, handle: 'raadhuis.test' });
  context = { ...bare, credential: signedIn.credential };
});
afterAll(() => network.close());

const connect = (change: Partial<ConnectionContext> = {}) => blueskyConnector.connect({ ...context, ...change });
const post = (text: string) =>
  ({ text, idempotencyKey: crypto.randomUUID(), inReplyTo: null, visibility: 'public' }) as const;
/** Answers one method with something else than the network would. */
const instead =
  (method: string, answer: () => Response): Fetch =>
  (input, init) =>
    new URL(input).pathname.endsWith(method) ? Promise.resolve(answer()) : fetch(input, init);

it('mentions, links and hashtags stand at their bytes of UTF-8, and a name that nobody has stays text', async () => {
  const text = '👩‍👩‍👧‍👦 é @els-fictief.test @niemand.test https://www.wormerland.nl/afval #afval';
  const { externalId } = await connect().publisher!.send(post(text));
  const { facets } = network.posts.get(externalId).record as unknown as {
    facets: { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }[];
  };
  const found = facets.map(({ index, features: [feature] }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    feature?.did ?? feature?.uri ?? feature?.tag,
  ]);
  expect(found).toEqual([
    ['@els-fictief.test', citizen.did],
    ['https://www.wormerland.nl/afval', 'https://www.wormerland.nl/afval'],
    ['#afval', 'afval'],
  ]);
});

it('a text of few but heavy characters is refused before it is sent', async () => {
  const { failure } = (await connect()
    .publisher!.send(post('👩‍👩‍👧‍👦'.repeat(299)))
    .catch((error: unknown) => error)) as { failure: unknown };
  expect(failure).toEqual({ kind: 'rejected', reason: 'too_long' });
});

it('a post that is hidden from us is not a deleted one', async () => {
  const { uri } = network.posts.say(citizen.did, 'u bent geblokkeerd', []);
  const hiding = instead('getPosts', () => Response.json({ posts: [] }));
  expect(await connect({ fetch: hiding }).listener!.recheck!([uri])).toEqual([]);
  network.posts.remove(uri);
  expect(await connect().listener!.recheck!([uri])).toMatchObject([{ kind: 'deleted', key: { externalId: uri } }]);
});

it('likes and follows are no messages, and what was passed on is not our post', async () => {
  const { uri } = network.posts.say(citizen.did, 'een echte', []);
  const view = {
    uri,
    cid: 'b',
    author: citizen,
    record: network.posts.get(uri).record,
    indexedAt: new Date().toISOString(),
  };
  const fetch: Fetch = (input) => {
    const { pathname } = new URL(input);
    if (pathname.endsWith('listNotifications')) {
      const like = { ...view, uri: 'at://x/app.bsky.feed.like/1', reason: 'like', record: {} };
      return Promise.resolve(Response.json({ notifications: [{ ...view, reason: 'quote' }, like] }));
    }
    return Promise.resolve(
      Response.json({ feed: [{ post: view, reason: { $type: 'app.bsky.feed.defs#reasonRepost' } }] }),
    );
  };
  const { events, quarantined } = await connect({ fetch }).listener!.poll(null);
  expect(events.map(({ key }) => key.externalId)).toEqual([uri]);
  expect(quarantined).toEqual([]);
});

it('an expired token is told from a refused one, and the refreshed one works', async () => {
  network.accounts.expire(council);
  const connector = connect();
  await expect(connector.listener!.poll(null)).rejects.toMatchObject({ kind: 'auth_expired' });
  expect(await connector.probe()).toEqual({ ok: false, failure: { kind: 'auth_expired' } });
  const credential = await connector.authoriser!.refresh!();
  expect(credential.expiresAt!.getTime()).toBeGreaterThan(Date.now() + 60_000);
  context = { ...context, credential };
  expect(await connect().probe()).toMatchObject({ ok: true, account: { handle: 'raadhuis.test' } });
});

it('a wrong password is a refusal, and no password is in what is said of it', async () => {
  const error = (await connect({ credential: undefined }).authoriser!.signIn!({
    identifier: 'raadhuis.test',
    password: 'geheim-geheim',
  }).catch((thrown: unknown) => thrown)) as Error;
  expect(error).toMatchObject({ kind: 'auth_suspect' });
  expect(JSON.stringify([error, error.message])).not.toContain('geheim');
});

it('each call tells what is left of the quota', async () => {
  const quotas: unknown[] = [];
  await connect({
    onUpstreamCall: ({ quota, path }) => void quotas.push([path, quota?.limit, quota?.remaining]),
  }).probe();
  expect(quotas[0]).toEqual(['/xrpc/com.atproto.server.getSession', 3000, 2999]);
});

it('a neighbour whose replies are closed is not answered', async () => {
  const { uri, cid, record } = network.posts.say(citizen.did, 'alleen voor vrienden', []);
  const closed = instead('getPosts', () =>
    Response.json({ posts: [{ uri, cid, record, author: citizen, viewer: { replyDisabled: true } }] }),
  );
  const inReplyTo = {
    externalId: uri,
    author: { externalId: citizen.did, handle: citizen.handle },
    visibility: 'public',
  } as const;
  const sending = connect({ fetch: closed }).publisher!.send({ ...post('hallo'), inReplyTo });
  await expect(sending).rejects.toMatchObject({ failure: { kind: 'rejected', reason: 'not_addressed' } });
});

it('a post of somebody else cannot be removed', async () => {
  const { uri } = network.posts.say(citizen.did, 'van mij', []);
  await expect(connect().publisher!.remove(uri)).rejects.toMatchObject({ failure: { reason: 'forbidden' } });
  expect(network.posts.has(uri)).toBe(true);
});
