import { metricsEntities } from '@samenspraak/metrics';
import { openNotify } from '@samenspraak/notifications';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDesk, post } from './desk-fixture.js';
import { conversationsEntities } from './index.js';
import { NormWatch } from './norm-watch.js';
import { NormWatchRepository } from './norm-watch.repository.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
let trainee: TestPerson;
let neighbour: TestPerson;
let memberOf: Map<string, string>;
let desk: ReturnType<typeof openDesk>;
let now = new Date();
const clock = { now: () => now };

beforeAll(async () => {
  tenancy = await openTestTenancy([...conversationsEntities, ...metricsEntities]);
  ours = await tenancy.addTenant('Wormerland');
  rianne = await tenancy.addPerson(ours, ['agent'], { name: 'Rianne Visser', initials: 'RV' });
  sanne = await tenancy.addPerson(ours, ['agent', 'coordinator'], { name: 'Sanne Bakker', initials: 'SB' });
  trainee = await tenancy.addPerson(ours, ['drafter'], { name: 'Tess Fictief', initials: 'TF' });
  neighbour = await tenancy.addPerson(await tenancy.addTenant('Oostzaan'), ['agent']);
  const { rows } = await tenancy.admin.query('select id, principal_id from app.membership');
  memberOf = new Map(rows.map((row) => [row.principal_id, row.id]));
  desk = openDesk(tenancy.door, clock);
});
beforeEach(() => tenancy.admin.query('delete from app.notification'));
afterAll(() => tenancy?.close());

const member = (person: TestPerson) => memberOf.get(person.principalId)!;
const told = async () =>
  (
    await tenancy.admin.query(
      'select membership_id, kind, params, subject_id, amount from app.notification order by at',
    )
  ).rows;

async function begin(): Promise<string> {
  const { intake } = openDesk(tenancy.workerDoor, clock);
  const message = post({ occurredAt: new Date(Date.now() - 60_000), text: 'De container van mevrouw Jansen' });
  return (await tenancy.asWorker(ours, () => intake.receive(message))).conversationId!;
}

const assign = (id: string, by: TestPerson, to: { toMe?: boolean; colleagueId?: string }) =>
  tenancy.as(by, async () => {
    const { version } = await desk.read.get(id);
    return desk.work.assign({ conversationId: id, expectedTenantId: ours.id, version, toMe: false, ...to });
  });

test('who gets a conversation from a colleague is told by whom, and nothing of what it says', async () => {
  const id = await begin();
  const row = await assign(id, sanne, { colleagueId: member(rianne) });
  expect(row.assignee).toMatchObject({ displayName: 'Rianne Visser' });
  const rows = await told();
  expect(rows).toMatchObject([
    { membership_id: member(rianne), kind: 'CONVERSATION_ASSIGNED', params: { by: 'Sanne Bakker' }, subject_id: id },
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/container|Jansen|bewoner/);
});

test('taking it oneself, letting it go, or giving it again to who has it tells nobody anything', async () => {
  const id = await begin();
  await assign(id, rianne, { toMe: true });
  await assign(id, rianne, {});
  await assign(id, rianne, { colleagueId: member(rianne) });
  await assign(id, sanne, { colleagueId: member(rianne) });
  expect(await told()).toEqual([]);
});

test('it is given only to who works on conversations here', async () => {
  const id = await begin();
  for (const colleagueId of [member(trainee), member(neighbour), 'x', id]) {
    await expect(assign(id, sanne, { colleagueId })).rejects.toMatchObject({
      code: 'CONVERSATIONS_COLLEAGUE_NOT_FOUND',
    });
  }
  expect(await tenancy.as(sanne, () => desk.work.colleagues())).toMatchObject([
    { displayName: 'Rianne Visser', me: false },
    { displayName: 'Sanne Bakker', me: true },
  ]);
  await expect(tenancy.as(trainee, () => desk.work.colleagues())).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('who has a conversation that is due soon is warned once, of one that nobody has the coordinators', async () => {
  await tenancy.admin.query(`update app.conversation set status = 'closed'`);
  const [mine, free] = [await begin(), await begin()];
  await assign(mine, rianne, { toMe: true });
  const { rows } = await tenancy.admin.query(
    'select max(due_at) as due from app.conversation where id = any ($1::uuid[])',
    [[mine, free]],
  );
  const door = tenancy.workerDoor;
  const watch = new NormWatch(door, new NormWatchRepository(door), openNotify(door, clock), clock);
  now = new Date(rows[0].due.getTime() - 40 * 60_000);
  await watch.warn(ours.id);
  expect(await told()).toEqual([]);
  now = new Date(rows[0].due.getTime() - 20 * 60_000);
  await watch.warn(ours.id);
  await watch.warn(ours.id);
  const seen = (await told()).map((row) => [row.membership_id, row.kind, row.subject_id, row.amount]);
  expect(seen.sort()).toEqual(
    [
      [member(rianne), 'NORM_AT_RISK', mine, 1],
      [member(sanne), 'NORM_AT_RISK', free, 1],
    ].sort(),
  );
  now = new Date();
});
