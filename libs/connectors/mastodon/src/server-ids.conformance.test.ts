import type { Fetch, MessageEvent } from '@samenspraak/connector-contract';
import { startPractice, type Practice } from '@samenspraak/practice';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mastodonConnector } from './mastodon-connector.js';
import { localIdOf, serverOf } from './status-id.js';

let practice: Practice;
let token: string;

async function control<T>(method: string, path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${practice.url}/control${path}`, { method, headers, body: JSON.stringify(body) })).json() as T;
}

beforeAll(async () => {
  practice = await startPractice({ control: true, port: 0 });
  await control('POST', '/accounts', { username: 'els_fictief', displayName: 'Els' });
  ({ token } = await control<{ token: string }>('POST', '/accounts', { username: 'raadhuis', official: true }));
});
afterAll(() => practice.close());

/** The practice network as if it stood on the internet under a name. */
function named(server: string) {
  const fetchThere: Fetch = (input, init) => {
    const url = new URL(input);
    return fetch(new URL(url.pathname + url.search, practice.url), init);
  };
  return mastodonConnector.connect({
    connectionId: 'c',
    baseUrl: `https://${server}`,
    credential: { accessToken: token },
    allowPrivateNetwork: true,
    fetch: fetchThere,
  });
}

async function asked(text: string): Promise<{ id: string; heard: MessageEvent }> {
  const status = `@raadhuis ${text}`;
  const { id } = await control<{ id: string }>('POST', '/statuses', { username: 'els_fictief', status });
  const { events } = await named('plein.example').listener!.poll(null);
  const heard = events.find((event) => event.key.externalId.startsWith(id)) as MessageEvent;
  return { id, heard };
}

const answer = (to: MessageEvent) => ({
  idempotencyKey: crypto.randomUUID(),
  text: 'Dank u',
  inReplyTo: { externalId: to.key.externalId, author: to.author, visibility: to.visibility },
  visibility: 'public' as const,
});

describe('ids of a server that has a name', () => {
  it('hold the server, so the same number elsewhere is another message', async () => {
    const { id, heard } = await asked('is het druk?');
    expect(heard).toMatchObject({ key: { externalId: `${id}@plein.example` }, root: `${id}@plein.example` });
    const elsewhere = await named('markt.example').listener!.poll(null);
    expect(elsewhere.events.map(({ key }) => key.externalId)).toContain(`${id}@markt.example`);
  });

  it('find their way back to the server: answered, looked up, read again and removed', async () => {
    const { id, heard } = await asked('waar is het loket?');
    const { publisher, listener } = named('plein.example');
    const reply = answer(heard);
    const sent = await publisher!.send(reply);
    expect(sent.externalId).toMatch(/^[0-9]+@plein\.example$/u);
    const sought = { ...reply, inReplyTo: heard.key.externalId, since: new Date(Date.now() - 60_000) };
    expect(await publisher!.lookupSent(sought)).toMatchObject({
      found: true,
      message: { externalId: sent.externalId },
    });
    const thread = await listener!.fetchThread(sent.externalId);
    expect(thread.map(({ key, parent, root }) => [key.externalId, parent, root])).toEqual([
      [heard.key.externalId, null, heard.key.externalId],
      [sent.externalId, heard.key.externalId, heard.key.externalId],
    ]);
    await publisher!.remove(sent.externalId);
    await control('DELETE', `/statuses/${id}`, {});
    expect(await listener!.recheck!([heard.key.externalId])).toMatchObject([
      { kind: 'deleted', key: { externalId: heard.key.externalId } },
    ]);
  });

  it('of another server are not here, and those kept before servers had a name in them still work', async () => {
    const { id, heard } = await asked('kent u mij nog?');
    await expect(named('markt.example').publisher!.send(answer(heard))).rejects.toMatchObject({ kind: 'gone' });
    const old = { ...heard, key: { ...heard.key, externalId: id } };
    expect((await named('plein.example').publisher!.send(answer(old))).externalId).toContain('@plein.example');
  });

  it('never lead outside a path, whatever stands in them', () => {
    for (const id of ['', '../x', 'a/b', '1@', '1@plein.example@x'.replace('plein', 'markt')]) {
      expect(() => localIdOf(id, 'plein.example', 'test')).toThrow('gone');
    }
  });
});

it('a server without a name has ids that stand alone, whatever port it has today', () => {
  expect(['http://localhost:4020', 'http://127.0.0.1:9', 'http://[::1]:9'].map(serverOf)).toEqual([null, null, null]);
  expect(serverOf('https://Mastodon.NL:8443/')).toBe('mastodon.nl');
});
