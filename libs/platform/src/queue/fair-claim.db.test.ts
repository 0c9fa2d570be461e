import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DataSource } from 'typeorm';
import { openDataSource } from '../database/index.js';
import { newId } from '../kernel/index.js';
import { openTestTenancy, type TestTenancy, type TestTenant } from '../testing/index.js';
import { FairClaim, slotsOf, TAKE, type CarriedRow } from './fair-claim.js';

let tenancy: TestTenancy;
let relay: DataSource;
let flood: TestTenant;
let small: TestTenant;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  relay = await openDataSource(tenancy.database.urlFor('relay'), 2);
  flood = await tenancy.addTenant('Vloed');
  small = await tenancy.addTenant('Klein');
});
afterEach(() => tenancy.admin.query('delete from app.outbox'));
afterAll(async () => {
  await relay.destroy();
  await tenancy.close();
});

const wait = (tenant: TestTenant | null, count: number, topic: string, dueAt = 'now()') =>
  tenancy.admin.query(
    `insert into app.outbox (tenant_id, topic, ref_id, due_at) select $1, $2, uuidv7(), ${dueAt} from generate_series(1, $3)`,
    [tenant?.id ?? null, topic, count],
  );
const claim = (lease = 60) => new FairClaim(relay, lease);
const of = (rows: readonly CarriedRow[], tenant: TestTenant) =>
  rows.filter((row) => row.tenant_id === tenant.id).length;
const finish = (row: CarriedRow) => tenancy.admin.query('delete from app.outbox where id = $1', [row.id]);

/** One slot ends at a time, the one that was begun first: how many jobs end until the last of this tenant. */
async function jobsUntilDone(tenant: TestTenant, queue: string, before: () => Promise<unknown>): Promise<number> {
  const one = claim();
  const running = [...(await one.take(queue))];
  await before();
  for (let ended = 0; ; ended += 1) {
    running.push(...(await one.take(queue)));
    const { rows } = await tenancy.admin.query('select from app.outbox where tenant_id = $1 limit 1', [tenant.id]);
    if (rows.length === 0) return ended;
    await finish(running.shift()!);
  }
}

describe.each(['reply.send', 'mail.send', 'test.work'])('a tenant that floods %s with 20,000', (topic) => {
  const queue = topic.split('.')[0]!;

  test('takes half of the slots, and the 20 of another are done as if they were alone but for what already ran', async () => {
    const alone = await jobsUntilDone(small, queue, () => wait(small, 20, topic));
    expect(alone).toBe(20);
    await wait(flood, 20_000, topic);
    const beside = await jobsUntilDone(small, queue, () => wait(small, 20, topic));
    // Half of the slots ran for the flood when the others came, and those jobs were half done.
    const done = slotsOf(queue) / 4;
    expect((beside - done) / alone).toBeLessThanOrEqual(1.2);
  });
});

test('a flood by itself has half of the slots, and gives none back for more than that', async () => {
  await wait(flood, 300, 'test.work');
  const one = claim();
  expect(await one.take('test')).toHaveLength(slotsOf('test') / 2);
  expect(await one.take('test')).toEqual([]);
  await wait(small, 3, 'test.work');
  const next = await one.take('test');
  expect([of(next, small), of(next, flood)]).toEqual([3, 0]);
});

test('two floods share their half, and nobody stands still for ever', async () => {
  await wait(flood, 300, 'test.work');
  await wait(small, 300, 'test.work');
  const one = claim();
  const first = await one.take('test');
  expect([of(first, flood), of(first, small)]).toEqual([2, 2]);
  // Others who always have a little waiting: the flood still gets its turn now and then.
  const others: TestTenant[] = [];
  for (let n = 0; n < 8; n += 1) others.push(await tenancy.addTenant(`Ander ${n}`));
  const running = [...first];
  let turns = 0;
  for (let round = 0; round < 200 && turns < 3; round += 1) {
    for (const other of others) await wait(other, 1, 'test.work');
    for (const row of running.splice(0, 3)) await finish(row);
    const taken = await one.take('test');
    if (round > 4 && of(taken, flood) + of(taken, small) > 0) turns += 1;
    running.push(...taken);
  }
  expect(turns).toBe(3);
});

test('equals take turns: who has less under way goes first', async () => {
  await wait(flood, 50, 'test.work');
  const one = claim();
  const first = await one.take('test');
  expect(of(first, flood)).toBe(8);
  await wait(small, 50, 'test.work');
  for (const row of first.slice(0, 4)) await finish(row);
  const rows = await one.take('test');
  expect([of(rows, flood), of(rows, small)]).toEqual([0, 4]);
});

test('a long task of one tenant holds up the other for one slice only', async () => {
  await wait(flood, 20, 'task.run');
  const one = claim();
  const [slice] = await one.take('task');
  await wait(small, 1, 'task.run');
  await wait(flood, 1, 'task.run');
  await finish(slice!);
  expect((await one.take('task')).map((row) => row.tenant_id)).toEqual([small.id]);
});

test('a queue does not stand behind another, what is not due is not taken, and work of no tenant has a line of its own', async () => {
  await wait(flood, 500, 'test.work');
  await wait(null, 1, 'mention.route');
  await wait(flood, 500, 'reply.send', `now() + interval '1 hour'`);
  await wait(small, 1, 'reply.send');
  const one = claim();
  expect((await one.waiting()).map(({ queue, ms }) => [queue, ms <= 0])).toEqual([
    ['mention', true],
    ['reply', true],
    ['test', true],
  ]);
  expect(await one.take('mention')).toHaveLength(1);
  expect((await one.take('reply')).map((row) => row.tenant_id)).toEqual([small.id]);
  expect(await one.take('reply')).toEqual([]);
  expect((await one.waiting()).find(({ queue }) => queue === 'reply')!.ms).toBeGreaterThan(0);
});

test('what failed holds no slot, and what a queue lost is handed over again after its lease', async () => {
  await wait(small, 8, 'test.work');
  const one = claim(1);
  const rows = await one.take('test');
  expect(rows).toHaveLength(8);
  await wait(small, 1, 'test.work');
  expect(await one.take('test')).toEqual([]);
  await tenancy.admin.query(
    `update app.outbox set carrier = null, lease_until = now() + interval '1 hour' where id = $1`,
    [rows[0]!.id],
  );
  expect(await one.take('test')).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await one.take('test')).toHaveLength(8);
});

test('another relay has slots of its own and never takes the same row', async () => {
  await wait(small, 12, 'test.work');
  const taken = (await Promise.all([claim().take('test'), claim().take('test')])).flat();
  expect(new Set(taken.map((row) => row.id)).size).toBe(taken.length);
  expect(await claim().take('test')).toHaveLength(12 - taken.length);
});

test('what a queue could not take is due again at once', async () => {
  await wait(small, 2, 'test.work');
  const one = claim();
  await one.giveBack(await one.take('test'));
  expect(await one.take('test')).toHaveLength(2);
});

test('a claim reads by the index: a few rows of each line, however long they are', async () => {
  await wait(flood, 20_000, 'test.work');
  await wait(small, 20, 'test.work');
  await tenancy.admin.query('analyze app.outbox');
  const values = ['test', newId(), 60, 8, 100, false];
  const [plan] = await relay.query(`explain (analyze, buffers, format json) ${TAKE}`, values);
  const nodes: Record<string, any>[] = [];
  const walk = (node: Record<string, any>): void => {
    nodes.push(node);
    for (const child of node.Plans ?? []) walk(child);
  };
  walk(plan['QUERY PLAN'][0].Plan);
  expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
  const read = nodes
    .filter((node) => node['Relation Name'] === 'outbox')
    .reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
  expect(read).toBeLessThan(300);
});
