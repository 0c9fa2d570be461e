import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDataSource } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { Metrics, silentLog } from '../observability/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy } from '../testing/index.js';
import { JobQueues } from './job-queues.js';
import { JobWorkers, type JobCall } from './job-workers.js';
import { Outbox } from './outbox.js';
import { testRedis } from './queue-places-fixture.js';
import { Relay } from './relay.js';

const url = testRedis(2);

describe.skipIf(!url)('a Redis', () => {
  const queues = new JobQueues({ redisUrl: url! }, silentLog);
  const closing: (() => Promise<unknown>)[] = [];
  let tenancy: TestTenancy;
  let agent: TestPerson;
  let redis: Redis;

  beforeAll(async () => {
    tenancy = await openTestTenancy();
    agent = await tenancy.addPerson(await tenancy.addTenant('Noord'), ['agent']);
    redis = new Redis(url!);
  });
  afterEach(async () => {
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    for (const close of closing.splice(0).reverse()) await close();
    await tenancy.admin.query('delete from app.outbox');
  });
  afterAll(async () => {
    redis.disconnect();
    await tenancy.close();
  });

  const left = async () => (await tenancy.admin.query('select count(*)::int as n from app.outbox')).rows[0].n;
  const ring = (refs: readonly string[], dueAt?: Date) =>
    tenancy.as(agent, async () => {
      for (const ref of refs) await new Outbox(tenancy.door).ring('test.work', ref, dueAt);
    });
  async function startRelay(): Promise<void> {
    const source = await openDataSource(tenancy.database.urlFor('relay'), 2);
    const relay = new Relay(source, tenancy.database.urlFor('relay'), queues, silentLog, 2);
    closing.push(
      () => source.destroy(),
      () => relay.stop(),
    );
    await relay.start();
  }
  function startWorkers(run: (call: JobCall) => Promise<void>): void {
    const workers = new JobWorkers(tenancy.store, queues, silentLog, new Metrics('test'));
    workers.start([{ topic: 'test.work', run }]);
    closing.push(() => workers.stop());
  }

  test('that may drop jobs is refused at the start, and the message says what to change', async () => {
    await expect(queues.check()).resolves.toBeUndefined();
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(queues.check()).rejects.toThrow(/QUEUE_URL.*maxmemory-policy is allkeys-lru and must be noeviction/);
  });

  test('that is not there is refused at the start', async () => {
    const nowhere = new JobQueues({ redisUrl: 'redis://127.0.0.1:1' }, silentLog);
    await expect(nowhere.check()).rejects.toThrow(/QUEUE_URL.*ECONNREFUSED/);
  });

  test('keeps the keys of a queue together', async () => {
    await startRelay();
    await ring([newId()]);
    await vi.waitFor(async () => expect(await redis.keys('*')).not.toEqual([]), 5_000);
    for (const key of await redis.keys('*')) expect(key).toMatch(/^\{test\}:/);
  });

  test('that is emptied while work waits, runs or is to come later loses none of it and doubles none', async () => {
    const runs = new Map<string, number>();
    const begun: (() => void)[] = [];
    const refs = Array.from({ length: 30 }, () => newId());
    const later = newId();
    await startRelay();
    await ring(refs);
    await ring([later], new Date(Date.now() + 3_000));
    // No worker yet: all slots are handed over and wait in Redis.
    await vi.waitFor(async () => expect(await redis.keys('{test}:*')).not.toEqual([]), 5_000);
    await redis.flushdb();
    startWorkers(async ({ refId }) => {
      runs.set(refId, (runs.get(refId) ?? 0) + 1);
      if (runs.size <= 4) await new Promise<void>((resolve) => begun.push(resolve));
    });
    await vi.waitFor(() => expect(begun).toHaveLength(4), 10_000);
    await redis.flushdb();
    for (const go of begun) go();
    await vi.waitFor(async () => expect(await left()).toBe(0), 20_000);
    expect(runs.size).toBe(31);
    expect([...runs.values()].filter((n) => n !== 1)).toEqual([]);
  }, 60_000);
});
