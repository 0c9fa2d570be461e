import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Permission } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { createLog } from '../observability/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '../testing/index.js';
import { Announcer, Outbox, TaskWorker, Tasks, type RunningTask, type TaskStep, type TaskWork } from './index.js';

const permission: Permission = { name: 'test.count', roles: ['agent'] };
let tenancy: TestTenancy;
let ours: TestTenant;
let agent: TestPerson;
let colleague: TestPerson;
let neighbour: TestPerson;
let tasks: Tasks;
let now: Date;
let steps: number[];
let failing: ((at: number) => unknown) | undefined;

/** Counts to five, one a step. */
const counting: TaskWork = {
  kind: 'test.count',
  permission,
  async step(task: RunningTask): Promise<TaskStep> {
    const at = Number(task.checkpoint?.at ?? 0) + 1;
    const problem = failing?.(at);
    if (problem) throw problem;
    steps.push(at);
    return { checkpoint: { at }, stepsDone: at, stepsTotal: 5, fileId: null, finished: at === 5 };
  },
};

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  agent = await tenancy.addPerson(ours, ['agent']);
  colleague = await tenancy.addPerson(ours, ['agent']);
  neighbour = await tenancy.addPerson(await tenancy.addTenant('Oostzaan'), ['agent']);
  tasks = new Tasks(tenancy.door, new Outbox(tenancy.door), new Announcer(tenancy.door));
});
afterAll(() => tenancy?.close());
beforeEach(() => {
  now = new Date('2026-11-26T09:00:00Z');
  steps = [];
  failing = undefined;
});

const worker = (sliceMs = 60_000) => {
  const { workerDoor } = tenancy;
  const [outbox, announcer] = [new Outbox(workerDoor), new Announcer(workerDoor)];
  const log = createLog('test', 'info', () => undefined);
  return new TaskWorker(workerDoor, [counting], outbox, announcer, { now: () => now }, log, sliceMs);
};
const start = () => tenancy.as(agent, () => tasks.start('test.count', { from: '2026-01-01' }));
const get = (id: string, person = agent) => tenancy.as(person, () => tasks.get(id));
const run = (id: string, one = worker()) => one.run({ tenantId: ours.id, refId: id, outboxId: id });
const bells = async (id: string) =>
  (await tenancy.admin.query('select from app.outbox o where o.ref_id = $1', [id])).rowCount;

describe('a task', () => {
  test('goes step by step to its end', async () => {
    const { id } = await start();
    expect(await get(id)).toMatchObject({
      state: 'WAITING',
      stepsDone: 0,
      stepsTotal: null,
      params: { from: '2026-01-01' },
    });
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'DONE', stepsDone: 5, stepsTotal: 5 });
    expect(steps).toEqual([1, 2, 3, 4, 5]);
  });

  test('is rung in the transaction that asks for it, and done once when rung twice', async () => {
    const { id } = await start();
    expect(await bells(id)).toBe(1);
    await Promise.all([run(id), run(id), run(id)]);
    expect((await get(id)).state).toBe('DONE');
    await run(id);
    // A run that lost its claim in the middle may have begun a step in vain; none is committed twice.
    expect(Math.max(...steps)).toBe(5);
  });

  test('lets others go first after its slice, and goes on where it was', async () => {
    const { id } = await start();
    await run(id, worker(0));
    expect(await get(id)).toMatchObject({ state: 'RUNNING', stepsDone: 1 });
    expect(await bells(id)).toBe(2);
    await run(id);
    expect(steps).toEqual([1, 2, 3, 4, 5]);
  });

  test('that was cancelled does no further step, and stays as it ended', async () => {
    const { id } = await start();
    await run(id, worker(0));
    expect((await tenancy.as(agent, () => tasks.cancel(id))).state).toBe('CANCELLED');
    await run(id);
    expect((await tenancy.as(agent, () => tasks.cancel(id))).state).toBe('CANCELLED');
    expect(steps).toEqual([1]);
  });

  test('waits while a part is away, and fails with its code when that lasts', async () => {
    const { id } = await start();
    failing = (at) => (at === 3 ? new DomainError('FILES_STORE_FULL', 'unavailable') : undefined);
    await expect(run(id)).rejects.toMatchObject({ code: 'FILES_STORE_FULL' });
    expect(await get(id)).toMatchObject({ state: 'RUNNING', stepsDone: 2 });
    now = new Date(Date.now() + 21 * 60_000);
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'FAILED', errorCode: 'FILES_STORE_FULL', stepsDone: 2 });
    failing = undefined;
    await tenancy.as(agent, () => tasks.retry(id));
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'DONE', errorCode: null });
    expect(steps).toEqual([1, 2, 3, 4, 5]);
  });

  test('that meets a mistake of ours ends and says so without its text', async () => {
    const { id } = await start();
    failing = () => new Error('secret of a citizen');
    await run(id);
    expect(await get(id)).toMatchObject({ state: 'FAILED', errorCode: 'INTERNAL' });
  });

  test('ends when the person lost the right while it waited', async () => {
    const { id } = await start();
    await tenancy.admin.query(`update app.membership set roles = '{board}' where principal_id = $1`, [
      agent.principalId,
    ]);
    await run(id);
    await tenancy.admin.query(`update app.membership set roles = '{agent}' where principal_id = $1`, [
      agent.principalId,
    ]);
    expect(await get(id)).toMatchObject({ state: 'FAILED', errorCode: 'PERMISSION_DENIED' });
    expect(steps).toEqual([]);
  });

  test('is nobody else’s: not a colleague’s and not the neighbour’s', async () => {
    const { id } = await start();
    for (const person of [colleague, neighbour]) {
      await expect(get(id, person)).rejects.toMatchObject({ code: 'TASKS_NOT_FOUND' });
      await expect(tenancy.as(person, () => tasks.cancel(id))).rejects.toMatchObject({ code: 'TASKS_NOT_FOUND' });
    }
    expect(await tenancy.as(colleague, () => tasks.list())).toEqual([]);
    await worker().run({ tenantId: neighbour.tenantId, refId: id, outboxId: id });
    expect((await get(id)).state).toBe('WAITING');
    await tenancy.as(agent, () => tasks.cancel(id));
  });

  test('is refused as the fourth that is open', async () => {
    const open = [await start(), await start(), await start()];
    await expect(start()).rejects.toMatchObject({ code: 'TASKS_TOO_MANY' });
    for (const { id } of open) await tenancy.as(agent, () => tasks.cancel(id));
    await tenancy.as(agent, () => tasks.cancel(open[0]!.id));
  });
});
