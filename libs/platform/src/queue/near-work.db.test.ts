import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '../kernel/index.js';
import { currentTrace, inTrace, Metrics, newTrace, silentLog } from '../observability/index.js';
import { openTestTenancy, type TestTenancy, type TestTenant } from '../testing/index.js';
import type { JobCall } from './job-workers.js';
import { NearWork } from './near-work.js';
import { ringLocally } from './outbox.js';

const topic = 'mention.deliver';
let tenancy: TestTenancy;
let north: TestTenant;
let near: NearWork;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
});
afterEach(async () => {
  await near?.stop();
  await tenancy.admin.query('delete from app.outbox');
});
afterAll(() => tenancy.close());

function begin(run: (call: JobCall) => Promise<void>, most?: number): void {
  near = new NearWork(tenancy.store, silentLog, 60, most);
  near.start([{ topic, run }]);
}
const rows = async () =>
  (await tenancy.admin.query('select attempts, lease_until < now() as due from app.outbox order by id')).rows;
const ring = async (refId: string) =>
  near.answer(await tenancy.store.transaction((query) => near.ring(query, [{ topic, refId, tenantId: north.id }])));
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

test('what is rung near is done at once, and its row stays leased until it is', async () => {
  const door = gate();
  const calls: JobCall[] = [];
  begin(async (call) => {
    calls.push(call);
    await door.opened;
  });
  const ref = newId();
  await ring(ref);
  await vi.waitFor(() => expect(calls).toMatchObject([{ refId: ref, tenantId: north.id }]));
  expect(await rows()).toEqual([{ attempts: 1, due: false }]);
  door.open();
  await vi.waitFor(async () => expect(await rows()).toEqual([]));
});

test('near work goes on in the trace of the first that rang for it', async () => {
  const heard: (string | undefined)[] = [];
  begin(async () => void heard.push(currentTrace()?.traceId));
  const ref = newId();
  const [first, second] = [newTrace(), newTrace()];
  await inTrace(first, () => ring(ref));
  await vi.waitFor(() => expect(heard).toEqual([first.traceId]));
  await inTrace(second, () => ring(ref));
  await vi.waitFor(() => expect(heard).toEqual([first.traceId, second.traceId]));
  const { rows: traces } = await tenancy.admin.query('select trace from app.outbox');
  for (const { trace } of traces) expect(trace).toMatch(/^00-[0-9a-f-]+-01$/);
});

test('what is rung while the work runs leads to exactly one run more, however often it is rung', async () => {
  const door = gate();
  let runs = 0;
  begin(async () => {
    runs += 1;
    if (runs === 1) await door.opened;
  });
  const ref = newId();
  await ring(ref);
  await vi.waitFor(() => expect(runs).toBe(1));
  for (let n = 0; n < 20; n += 1) await ring(ref);
  expect(await rows()).toHaveLength(21);
  door.open();
  await vi.waitFor(async () => expect(await rows()).toEqual([]));
  expect(runs).toBe(2);
});

test('work that fails, and work that a stop left, is handed to the relay', async () => {
  begin(async () => {
    throw new Error('no');
  });
  await ring(newId());
  await vi.waitFor(async () => expect((await rows())[0].due).toBe(true), 5_000);
  const door = gate();
  begin(() => door.opened, 1);
  await ring(newId());
  await ring(newId());
  const stopped = near.stop();
  door.open();
  await stopped;
  expect(await rows()).toEqual([
    { attempts: 1, due: true },
    { attempts: 1, due: true },
  ]);
});

test('a bell of which nobody here knows the work goes the long way', async () => {
  near = new NearWork(tenancy.store, silentLog);
  await ring(newId());
  expect(await rows()).toEqual([{ attempts: 0, due: true }]);
});

test('of work that takes all that waits one bell waits, and one that was begun does not count', async () => {
  const ref = newId();
  const bell = { topic, refId: ref, tenantId: north.id } as const;
  const soon = new Date(Date.now() + 60_000);
  await tenancy.store.transaction((query) => ringLocally(query, [{ ...bell, dueAt: soon }, bell]));
  await tenancy.store.transaction((query) => ringLocally(query, [{ ...bell, dueAt: soon }]));
  await tenancy.store.transaction((query) => ringLocally(query, [bell]));
  const { rows: kept } = await tenancy.admin.query('select due_at <= now() as due from app.outbox');
  expect(kept).toEqual([{ due: true }]);
  await tenancy.admin.query('update app.outbox set attempts = 1');
  await tenancy.store.transaction((query) => ringLocally(query, [bell]));
  expect(await rows()).toHaveLength(2);
});

test.each([topic, 'recall.gather'] as const)(
  'of %s each tenant has a bell of its own, also for a row that they share',
  async (rung) => {
    const south = await tenancy.addTenant('Zuid');
    const ref = newId();
    const bells = [north, south, north].map(({ id: tenantId }) => ({ topic: rung, refId: ref, tenantId }));
    await tenancy.store.transaction((query) => ringLocally(query, bells));
    await tenancy.store.transaction((query) =>
      ringLocally(
        query,
        bells.slice(0, 1).filter(() => rung === topic),
      ),
    );
    const { rows: kept } = await tenancy.admin.query('select tenant_id from app.outbox order by tenant_id');
    expect(kept.map((row) => row.tenant_id)).toEqual([north.id, south.id].toSorted());
  },
);

test('who rings holds the bell until it is committed, so that nobody answers before', async () => {
  const bell = { topic, refId: newId(), tenantId: north.id } as const;
  await tenancy.store.transaction((query) => ringLocally(query, [bell]));
  const door = gate();
  const ringing = tenancy.store.transaction(async (query) => {
    await ringLocally(query, [bell]);
    await door.opened;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  let begun = false;
  const beginning = tenancy.store
    .transaction((query) => query('update app.outbox o set attempts = o.attempts + 1 returning o.id'))
    .then(() => (begun = true));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(begun).toBe(false);
  door.open();
  await Promise.all([ringing, beginning]);
  expect(await rows()).toEqual([{ attempts: 1, due: true }]);
});

test('work of a tenant that is rung for without end leaves the turn to another’s after one run', async () => {
  const order: string[] = [];
  const [flood, few] = [newId(), newId()];
  begin(async ({ refId }) => {
    order.push(refId);
    if (refId === flood) void ring(flood);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }, 1);
  await ring(flood);
  await vi.waitFor(() => expect(order.length).toBeGreaterThan(1));
  const before = order.length;
  await ring(few);
  await vi.waitFor(() => expect(order).toContain(few));
  expect(order.indexOf(few) - before).toBeLessThanOrEqual(1);
});

test('what is done near counts in the figures as other jobs do', async () => {
  const metrics = new Metrics('test');
  near = new NearWork(tenancy.store, silentLog, 60, 4, metrics);
  near.start([{ topic, run: async ({ refId }) => (refId === bad ? Promise.reject(new Error('no')) : undefined) }]);
  const bad = newId();
  await ring(newId());
  await ring(bad);
  const counted = (outcome: string) =>
    `samenspraak_job_seconds_count{process="test",topic="mention.deliver",outcome="${outcome}"} 1`;
  await vi.waitFor(async () => expect(await metrics.text()).toContain(counted('failed')));
  expect(await metrics.text()).toContain(counted('done'));
});
