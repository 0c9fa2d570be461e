import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EndedSessionList } from '../identity/index.js';
import { openTestTenancy, type TestTenancy } from '../testing/index.js';
import { LiveFeed } from './live-feed.js';
import { SignOuts } from './sign-outs.js';

const issuer = 'https://login.example/realms/one';
let tenancy: TestTenancy;

beforeAll(async () => {
  tenancy = await openTestTenancy([]);
});
afterAll(() => tenancy?.close());
beforeEach(() => tenancy.admin.query('delete from app.ended_session'));

/** An api that hears no notices. */
function openApi() {
  const ended = new EndedSessionList(300);
  const feed = new LiveFeed((one) => ended.isEnded(one.issuer, one.sessionId));
  return { ended, feed, signOuts: new SignOuts(ended, feed) };
}

test('an api that starts later, or was not listening, learns which sessions ended and closes their streams', async () => {
  const [first, later] = [openApi(), openApi()];
  const [gone, kept] = [
    { issuer, sessionId: 's1' },
    { issuer, sessionId: 's2' },
  ];
  const streams = [gone, kept].map((session) => later.feed.open('north', session));
  const end = streams[0]!.next();
  await first.signOuts.end(gone, tenancy.door);
  expect(later.ended.isEnded(issuer, 's1')).toBe(false);
  await later.signOuts.catchUp(tenancy.door);
  expect(await end).toMatchObject({ done: true });
  expect([later.ended.isEnded(issuer, 's1'), later.ended.isEnded(issuer, 's2')]).toEqual([true, false]);
  expect(later.feed.listeners).toBe(1);
  streams[1]!.close();
});

test('the same end told twice is one, and what a token cannot outlive is forgotten', async () => {
  const api = openApi();
  const session = { issuer, sessionId: 's3' };
  await api.signOuts.end(session, tenancy.door);
  await api.signOuts.end(session, tenancy.door);
  const count = async () =>
    (await tenancy.admin.query('select count(*)::int as n from app.ended_session')).rows[0].n as number;
  expect(await count()).toBe(1);
  await tenancy.admin.query("update app.ended_session set forget_at = now() - interval '1 second'");
  const other = openApi();
  await other.signOuts.catchUp(tenancy.door);
  expect(other.ended.isEnded(issuer, 's3')).toBe(false);
  await api.signOuts.end({ issuer, sessionId: 's4' }, tenancy.door);
  expect(await count()).toBe(1);
});

test('what is kept tells no session, and no process reads it beside its two functions', async () => {
  await openApi().signOuts.end({ issuer, sessionId: 'secret-session' }, tenancy.door);
  const { rows } = await tenancy.admin.query('select row(e.*)::text as row from app.ended_session e');
  expect(rows.map(({ row }) => row).join()).not.toContain('secret');
  for (const door of [tenancy.door, tenancy.workerDoor])
    await expect(door.outside((query) => query('select * from app.ended_session'))).rejects.toThrow();
});
