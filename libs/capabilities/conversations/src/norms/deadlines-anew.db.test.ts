import { officeHours, type OpeningCalendar, type Urgency } from '@samenspraak/language/time';
import { NormClock, type NormVersions } from '@samenspraak/metrics';
import type { Clock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDesk, post } from '../desk-fixture.js';
import { DeadlineRepository } from './deadline.repository.js';
import { DeadlinesAnew } from './deadlines-anew.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let now = new Date('2026-11-23T12:00:00Z');
const clock: Clock = { now: () => now };
const lunch: OpeningCalendar = {
  ...officeHours,
  week: {
    ...officeHours.week,
    1: [
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ],
  },
};
const norms: Partial<Record<Urgency, number>> = { URGENT: 30 };
const applied: { version: number; moved: number }[] = [];
const versions: NormVersions = {
  version: async () => 7,
  applied: async (version, moved) => void applied.push({ version, moved }),
};
const changed = new NormClock({ get: async () => lunch, normMinutes: async (_, urgency) => norms[urgency!] ?? 240 });
let anew: DeadlinesAnew;
let desk: ReturnType<typeof openDesk>;
let worker: ReturnType<typeof openDesk>;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Oostdorp');
  theirs = await tenancy.addTenant('Westdorp');
  agent = await tenancy.addPerson(ours, ['agent']);
  desk = openDesk(tenancy.door, clock);
  worker = openDesk(tenancy.workerDoor, clock);
  const { workerDoor: door } = tenancy;
  // Two at once: the third is in a part of its own.
  anew = new DeadlinesAnew(door, new DeadlineRepository(door), changed, versions, new Announcer(door), 2);
});
afterAll(() => tenancy?.close());
beforeEach(() => void (applied.length = 0));

let threads = 0;
/** A citizen of this thread writes at a moment of Monday 23 November. */
async function writes(time: string, thread = (threads += 1), tenant = ours): Promise<{ id: string; thread: number }> {
  const author = { externalId: `a${thread}`, handle: `bewoner${thread}`, displayName: 'Een bewoner', url: null };
  const root = `root${thread}`;
  const written = post({
    author,
    rootSourceId: root,
    parentSourceId: root,
    occurredAt: new Date(`2026-11-23T${time}Z`),
  });
  const { conversationId } = await tenancy.asWorker(tenant, () => worker.intake.receive(written));
  return { id: conversationId!, thread };
}
const dueOf = async (id: string) => {
  const { rows } = await tenancy.admin.query(
    'select c.due_at, c.norm_minutes, c.version from app.conversation c where c.id = $1',
    [id],
  );
  return { at: rows[0].due_at?.toISOString().slice(11, 16), norm: rows[0].norm_minutes, version: rows[0].version };
};
async function timesOf(...those: { id: string }[]): Promise<(string | undefined)[]> {
  const times: (string | undefined)[] = [];
  for (const { id } of those) times.push((await dueOf(id)).at);
  return times;
}
const run = () => anew.run({ tenantId: ours.id, refId: ours.id } as Parameters<DeadlinesAnew['run']>[0]);

test('a break that was set moves what is due over it, of this tenant only, and a second time nothing', async () => {
  const three = [await writes('08:00:00'), await writes('08:30:00'), await writes('09:00:00')];
  const neighbour = await writes('08:00:00', undefined, theirs);
  const before = await dueOf(three[0]!.id);
  expect(before).toMatchObject({ at: '12:00', norm: 240 });
  await run();
  expect(await timesOf(...three)).toEqual(['13:00', '13:30', '14:00']);
  expect((await dueOf(three[0]!.id)).version).toBe(before.version);
  expect((await dueOf(neighbour.id)).at).toBe('12:00');
  expect(applied).toEqual([{ version: 7, moved: 3 }]);
  await run();
  expect(applied[1]).toEqual({ version: 7, moved: 0 });
});

test('each is due by its own urgency', async () => {
  const { id } = await writes('08:00:00');
  await tenancy.admin.query(`update app.conversation set urgency = 'URGENT' where id = $1`, [id]);
  await run();
  expect(await dueOf(id)).toMatchObject({ at: '08:30', norm: 30 });
});

test('the clock counts from the first message that waits, not from a later one or from one that needed no answer', async () => {
  const twice = await writes('08:00:00');
  await writes('10:00:00', twice.thread);
  const thanks = await writes('08:00:00');
  const { version } = await tenancy.as(agent, () => desk.read.get(thanks.id));
  const change = { conversationId: thanks.id, expectedTenantId: ours.id, version };
  now = new Date('2026-11-23T08:10:00Z');
  await tenancy.as(agent, () => desk.work.markQuestion({ ...change, question: false }));
  now = new Date('2026-11-23T12:00:00Z');
  await writes('09:00:00', thanks.thread);
  await run();
  expect(await timesOf(twice, thanks)).toEqual(['13:00', '14:00']);
});

test('while the citizen has the word the clock stands still, and nothing starts it', async () => {
  const { id, thread } = await writes('08:00:00');
  await tenancy.admin.query(`update app.conversation set due_at = null, status = 'waiting' where id = $1`, [id]);
  await run();
  expect((await dueOf(id)).at).toBeUndefined();
  await writes('11:30:00', thread);
  expect((await dueOf(id)).at).not.toBeUndefined();
});

test('who closed it while the new deadlines were made is not overruled', async () => {
  const { id } = await writes('08:00:00');
  const rows = new DeadlineRepository(tenancy.workerDoor);
  await tenancy.admin.query(`update app.conversation set due_at = null, status = 'closed' where id = $1`, [id]);
  const stale = {
    id,
    was: new Date('2026-11-23T12:00:00Z'),
    dueAt: new Date('2026-11-23T13:00:00Z'),
    normMinutes: 240,
  };
  expect(await tenancy.asWorker(ours, () => rows.move([stale]))).toEqual([]);
  expect((await dueOf(id)).at).toBeUndefined();
});
