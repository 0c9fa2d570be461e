import { expect, test } from 'vitest';
import type { TenantDoor } from '../database/index.js';
import { EndedSessionList } from '../identity/index.js';
import { LiveFeed } from './live-feed.js';
import { SignOuts } from './sign-outs.js';

const issuer = 'https://login.example/realms/one';
const session = { issuer, sessionId: 's1' };

function openApi() {
  const ended = new EndedSessionList(300);
  const feed = new LiveFeed((one) => ended.isEnded(one.issuer, one.sessionId));
  return { ended, feed, signOuts: new SignOuts(ended, feed) };
}

test('a session that ends is refused and its streams close, here and in the other api; another session of that person goes on', async () => {
  const [one, other] = [openApi(), openApi()];
  const door = {
    outside: async (work: (query: (sql: string, parameters: string[]) => unknown) => unknown) =>
      work((_sql, [payload]) => [one, other].forEach(({ signOuts }) => signOuts.receive(payload!))),
  } as unknown as TenantDoor;
  const streams = [one, other].map(({ feed }) => feed.open('north', session));
  const untouched = other.feed.open('north', { issuer, sessionId: 's2' });
  const ends = streams.map((stream) => stream.next());
  await one.signOuts.end(session, door);
  for (const end of ends) expect(await end).toMatchObject({ done: true });
  for (const { ended } of [one, other]) expect(ended.isEnded(issuer, 's1')).toBe(true);
  expect(other.ended.isEnded(issuer, 's2')).toBe(false);
  expect(other.feed.listeners).toBe(1);
  untouched.close();
});

test('a stream that is opened just as its session ends is closed at once', async () => {
  const { ended, feed } = openApi();
  ended.end(issuer, 's1');
  expect(await feed.open('north', session).next()).toMatchObject({ done: true });
  expect(feed.listeners).toBe(0);
});

test('a notice of another kind, or none at all, ends nothing', () => {
  const { feed, signOuts } = openApi();
  const stream = feed.open('north', session);
  for (const notice of ['{"t":"north","k":"REPLY","i":[]}', '{"ended":"s1"}', '{"ended":[1,2]}', 'null', 'x'])
    signOuts.receive(notice);
  expect(feed.listeners).toBe(1);
  stream.close();
});
