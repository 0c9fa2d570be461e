import { afterAll, beforeAll, expect, test } from 'vitest';
import { AuditTrail } from '../audit/index.js';
import { newId } from '../kernel/index.js';
import { openTestTenancy, type TestPerson, type TestTenancy } from '../testing/index.js';
import { ParkedJobs } from './index.js';

let tenancy: TestTenancy;
let coordinator: TestPerson;
let neighbour: TestPerson;
let parked: ParkedJobs;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  coordinator = await tenancy.addPerson(await tenancy.addTenant('Wormerland'), ['coordinator']);
  neighbour = await tenancy.addPerson(await tenancy.addTenant('Oostzaan'), ['coordinator']);
  parked = new ParkedJobs(tenancy.door, new AuditTrail(tenancy.door));
});
afterAll(() => tenancy?.close());

async function put(tenantId: string | null, leaseUntil: string): Promise<string> {
  const { rows } = await tenancy.admin.query(
    `insert into app.outbox (tenant_id, topic, ref_id, attempts, lease_until, error_code) values ($1, 'mention.deliver', $2, 13, $3, 'INTERNAL') returning id`,
    [tenantId, newId(), leaseUntil],
  );
  return rows[0].id;
}
const list = (person: TestPerson) => tenancy.as(person, () => parked.list());
const replay = (person: TestPerson, id: string) => tenancy.as(person, () => parked.replay(id));

test('a person sees the work of the own tenant that was given up, and nothing that still goes on', async () => {
  const mine = await put(coordinator.tenantId, 'infinity');
  await put(coordinator.tenantId, 'now');
  await put(neighbour.tenantId, 'infinity');
  await put(null, 'infinity');
  expect(await list(coordinator)).toMatchObject([
    { id: mine, topic: 'mention.deliver', attempts: 13, errorCode: 'INTERNAL' },
  ]);
});

test('work that is started again begins with a clean slate, and the second click finds nothing', async () => {
  const id = (await list(coordinator))[0]!.id;
  await replay(coordinator, id);
  const { rows } = await tenancy.admin.query('select attempts, lease_until, error_code from app.outbox where id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ attempts: 0, lease_until: -Infinity, error_code: null }]);
  await expect(replay(coordinator, id)).rejects.toMatchObject({ code: 'JOBS_NOT_FOUND' });
});

test('work of the neighbour, of nobody and of no id is not there', async () => {
  const theirs = await put(neighbour.tenantId, 'infinity');
  const nobodys = await put(null, 'infinity');
  for (const id of [theirs, nobodys, newId(), 'x']) {
    await expect(replay(coordinator, id)).rejects.toMatchObject({ code: 'JOBS_NOT_FOUND' });
  }
  const { rows } = await tenancy.admin.query('select attempts from app.outbox where id = any ($1)', [
    [theirs, nobodys],
  ]);
  expect(rows).toEqual([{ attempts: 13 }, { attempts: 13 }]);
});
