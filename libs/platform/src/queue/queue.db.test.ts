import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AuditTrail } from '../audit/index.js';
import { openDataSource } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { currentTrace, inTrace, Metrics, newTrace, silentLog } from '../observability/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';
import { JobWorkers, type JobCall } from './job-workers.js';
import { type JobQueues } from './job-queues.js';
import { NearWork } from './near-work.js';
import { Outbox, ringLocally, type Bell } from './outbox.js';
import { ParkedJobs } from './parked-jobs.js';
import { queuePlaces } from './queue-places-fixture.js';
import { Relay } from './relay.js';

let tenancy: TestTenancy;
let north: TestTenant;
let agent: TestPerson;
let outbox: Outbox;
let queues: JobQueues;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  tenancy = await openTestTenancy();
  north = await tenancy.addTenant('Noord');
  agent = await tenancy.addPerson(north, ['agent']);
  outbox = new Outbox(tenancy.door);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => tenancy.close());

const waiting = async (refId: string) =>
  (await tenancy.admin.query('select attempts, lease_until from app.outbox where ref_id = $1', [refId])).rows;

async function startRelay(): Promise<Relay> {
  const source = await openDataSource(tenancy.database.urlFor('relay'), 2);
  const relay = new Relay(source, tenancy.database.urlFor('relay'), queues, silentLog);
  closing.push(
    () => source.destroy(),
    () => relay.stop(),
  );
  await relay.start();
  return relay;
}

const bellOf = (refId: string): Bell => ({ topic: 'test.work', refId, tenantId: north.id });

function startWorkers(run: (call: JobCall) => Promise<void>): () => Promise<void> {
  const workers = new JobWorkers(tenancy.store, queues, silentLog, new Metrics('test'));
  workers.start([{ topic: 'test.work', run }]);
  closing.push(() => workers.stop());
  return () => workers.stop();
}

test('a bell that is rung in a transaction that fails is never heard', async () => {
  const ref = newId();
  await expect(
    tenancy.as(agent, async () => {
      await outbox.ring('test.work', ref);
      throw new Error('no');
    }),
  ).rejects.toThrow();
  expect(await waiting(ref)).toEqual([]);
});

describe.each(queuePlaces(1))('on $name', ({ missing, open }) => {
  beforeAll(() => {
    if (!missing) queues = open(tenancy.database);
  });
  beforeEach((context) => context.skip(missing, 'there is no redis-server here'));

  test('work is done once its transaction committed, and its row goes', async () => {
    const calls: JobCall[] = [];
    await startRelay();
    startWorkers(async (call) => void calls.push(call));
    const ref = newId();
    await tenancy.as(agent, () => outbox.ring('test.work', ref));
    await vi.waitFor(async () => expect(await waiting(ref)).toEqual([]), 10_000);
    expect(calls).toMatchObject([{ tenantId: north.id, refId: ref }]);
  });

  test('a job goes on in the trace in which its bell was rung, in another process too', async () => {
    const heard: (string | undefined)[] = [];
    await startRelay();
    startWorkers(async () => void heard.push(currentTrace()?.traceId));
    const [clicked, other] = [newTrace(), newTrace()];
    await inTrace(clicked, () => tenancy.as(agent, () => outbox.ring('test.work', newId())));
    await vi.waitFor(() => expect(heard).toEqual([clicked.traceId]), 10_000);
    await inTrace(other, () => tenancy.store.transaction((query) => ringLocally(query, [bellOf(newId())])));
    await vi.waitFor(() => expect(heard).toEqual([clicked.traceId, other.traceId]), 10_000);
  });

  test('a job whose bell knows no trace begins one', async () => {
    const heard: (string | undefined)[] = [];
    await startRelay();
    startWorkers(async () => void heard.push(currentTrace()?.traceId));
    await tenancy.as(agent, () => outbox.ring('test.work', newId()));
    await vi.waitFor(() => expect(heard).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]), 10_000);
  });

  test('work that fails is rung again until it is done', async () => {
    let tries = 0;
    await startRelay();
    startWorkers(async () => {
      if (++tries < 3) throw new Error('not yet');
    });
    const ref = newId();
    await tenancy.as(agent, () => outbox.ring('test.work', ref));
    await vi.waitFor(async () => expect(await waiting(ref)).toEqual([]), 15_000);
    expect(tries).toBe(3);
  });

  test('work waits for its moment, and can be taken back until then', async () => {
    const calls: string[] = [];
    await startRelay();
    startWorkers(async ({ refId }) => void calls.push(refId));
    const [kept, withdrawn] = [newId(), newId()];
    const soon = new Date(Date.now() + 1_200);
    await tenancy.as(agent, async () => {
      await outbox.ring('test.work', kept, soon);
      await outbox.ring('test.work', withdrawn, soon);
    });
    await tenancy.as(agent, () => outbox.withdraw('test.work', withdrawn));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(calls).toEqual([]);
    await vi.waitFor(() => expect(calls).toEqual([kept]), 10_000);
    expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime());
  });

  test('work that waits in a long queue is never given up, work that fails too often waits for a person, who starts it again', async () => {
    const relay = await startRelay();
    const ref = newId();
    await tenancy.as(agent, () => outbox.ring('test.work', ref));
    for (let ring = 0; ring < 20; ring += 1) {
      await tenancy.admin.query(`update app.outbox set lease_until = '-infinity' where ref_id = $1`, [ref]);
      await relay.carry();
    }
    expect(await waiting(ref)).toMatchObject([{ attempts: 0 }]);
    let tries = 0;
    let poison = true;
    startWorkers(async () => {
      tries += 1;
      if (poison) throw new Error('poison');
    });
    for (;;) {
      await vi.waitFor(async () => expect((await waiting(ref))[0].attempts).toBeGreaterThan(tries - 1), 10_000);
      const [row] = await waiting(ref);
      if (row.lease_until === Infinity) break;
      await tenancy.admin.query(
        `update app.outbox set lease_until = '-infinity' where ref_id = $1 and lease_until < 'infinity'`,
        [ref],
      );
      await relay.carry();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(tries).toBe(12);
    poison = false;
    const parked = new ParkedJobs(tenancy.door, new AuditTrail(tenancy.door));
    const [job] = await tenancy.as(agent, () => parked.list());
    expect(job).toMatchObject({ topic: 'test.work', refId: ref, errorCode: 'INTERNAL' });
    await tenancy.as(agent, () => parked.replay(job!.id));
    await vi.waitFor(async () => expect(await waiting(ref)).toEqual([]), 10_000);
    expect(tries).toBe(13);
  }, 60_000);

  test('a row that is handed over again while its job still waits is done once', async () => {
    const relay = await startRelay();
    const ref = newId();
    await tenancy.as(agent, () => outbox.ring('test.work', ref));
    for (let ring = 0; ring < 5; ring += 1) {
      await tenancy.admin.query(`update app.outbox set lease_until = '-infinity' where ref_id = $1`, [ref]);
      await relay.carry();
    }
    let runs = 0;
    startWorkers(async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await vi.waitFor(async () => expect(await waiting(ref)).toEqual([]), 10_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs).toBe(1);
  });

  test('two relays never carry the same row', async () => {
    const calls = new Map<string, number>();
    await Promise.all([startRelay(), startRelay()]);
    startWorkers(async ({ outboxId }) => void calls.set(outboxId, (calls.get(outboxId) ?? 0) + 1));
    const refs = Array.from({ length: 60 }, () => newId());
    await tenancy.as(agent, async () => {
      for (const ref of refs) await outbox.ring('test.work', ref);
    });
    await vi.waitFor(() => expect(calls.size).toBe(60), 15_000);
    expect([...calls.values()].filter((n) => n !== 1)).toEqual([]);
  });

  test('a worker that stops lets its job end and takes no other', async () => {
    const begun: string[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    await startRelay();
    const stop = startWorkers(async ({ refId }) => {
      begun.push(refId);
      await ended;
    });
    const [first, second] = [newId(), newId()];
    await tenancy.as(agent, () => outbox.ring('test.work', first));
    await vi.waitFor(() => expect(begun).toEqual([first]), 10_000);
    const stopped = stop();
    await tenancy.as(agent, () => outbox.ring('test.work', second));
    await new Promise((resolve) => setTimeout(resolve, 300));
    end();
    await stopped;
    expect(await waiting(first)).toEqual([]);
    expect(begun).toEqual([first]);
    startWorkers(async ({ refId }) => void begun.push(refId));
    await vi.waitFor(async () => expect(await waiting(second)).toEqual([]), 15_000);
    expect(begun).toEqual([first, second]);
  });

  test('what failed near is done by way of the queue', async () => {
    const calls: string[] = [];
    const near = new NearWork(tenancy.store, silentLog);
    near.start([{ topic: 'test.work', run: () => Promise.reject(new Error('no')) }]);
    closing.push(() => near.stop());
    await startRelay();
    startWorkers(async ({ refId }) => void calls.push(refId));
    const ref = newId();
    near.answer(await tenancy.store.transaction((query) => near.ring(query, [bellOf(ref)])));
    await vi.waitFor(async () => expect(await waiting(ref)).toEqual([]), 10_000);
    expect(calls).toEqual([ref]);
  });
});

test('the app rings for its own tenant only, and the relay sees no more than ids', async () => {
  const south = await tenancy.addTenant('Zuid');
  await expect(
    tenancy.as(agent, () =>
      tenancy.door.query(`insert into app.outbox (tenant_id, topic, ref_id) values ($1, 'test.work', $2)`, [
        south.id,
        newId(),
      ]),
    ),
  ).rejects.toMatchObject({ code: '42501' });
  const relay = await openDataSource(tenancy.database.urlFor('relay'), 1);
  closing.push(() => relay.destroy());
  await expect(relay.query('select o.made_at from app.outbox o')).rejects.toMatchObject({
    driverError: { code: '42501' },
  });
  await expect(relay.query('delete from app.outbox')).rejects.toMatchObject({ driverError: { code: '42501' } });
  await expect(relay.query('update app.outbox set tenant_id = null')).rejects.toMatchObject({
    driverError: { code: '42501' },
  });
});
