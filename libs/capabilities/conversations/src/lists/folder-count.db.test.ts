import { Announcer } from '@samenspraak/platform/queue';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLists } from './index.js';
import { WakeRepository } from './wake.repository.js';
import { Waker } from './waker.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let neighbour: TestPerson;
let members: string[];
let seed = 20261126;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent']);
  await tenancy.addPerson(ours, ['agent']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  const { rows } = await tenancy.admin.query(
    'select id from app.membership where tenant_id = $1 order by principal_id = $2 desc, id',
    [ours.id, agent.principalId],
  );
  members = rows.map((row) => row.id as string);
});
afterAll(() => tenancy?.close());

/** Throws the same dice each time. */
function below(most: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
}
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;

const counted = (person = agent) => tenancy.as(person, () => openLists(tenancy.door).countFolders());

/** What the tally says and what counting says, at one moment. */
function both(person = agent) {
  const awake = `status = 'open' and (snoozed_until is null or snoozed_until <= now())`;
  return tenancy.as(person, async () => {
    const { membershipId } = await tenancy.door.entrance();
    const tallied = await openLists(tenancy.door).countFolders();
    const [recounted] = await tenancy.door.query<typeof tallied>(
      `select count(*) filter (where ${awake})::int as team, count(*) filter (where ${awake} and assignee_id = $2)::int as mine,
         count(*) filter (where ${awake} and assignee_id is null)::int as free,
         count(*) filter (where status = 'waiting' or (status = 'open' and snoozed_until > now()))::int as waiting
       from app.conversation where tenant_id = $1`,
      [person.tenantId, membershipId],
    );
    return { tallied, recounted: recounted! };
  });
}

async function expectExact(person = agent) {
  const { tallied, recounted } = await both(person);
  expect(tallied).toEqual(recounted);
  return recounted;
}

const STATUS = ['open', 'open', 'waiting', 'closed'];
const SLEEP = [null, null, '1 hour', '-1 second', '300 milliseconds'];

const insert = (n: number, tenant: TestTenant) => [
  `insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at,
     last_contact_at, why_code, status, assignee_id, snoozed_until)
   select $1, 'mastodon', 'k' || g || $2, 'lead', 'a', 'b', 'c', now(), now(), 'w', $3, $4, now() + $5::interval from generate_series(1, $6::int) g
   on conflict (tenant_id, network, thread_key) do nothing`,
  [tenant.id, `-${below(400)}`, pick(STATUS), tenant === ours ? pick([null, null, ...members]) : null, pick(SLEEP), n],
];
const ANY = `tenant_id = $1 and id in (select c.id from app.conversation c where c.tenant_id = $1 order by md5(c.id::text || $2) limit $3)`;
const change = (n: number, tenant: TestTenant): [string, unknown[]] => {
  const of = [tenant.id, String(below(1e9)), n];
  switch (below(5)) {
    case 0:
      return [`update app.conversation set status = $4 where ${ANY}`, [...of, pick(STATUS)]];
    case 1:
      return [
        `update app.conversation set assignee_id = $4 where ${ANY}`,
        [...of, tenant === ours ? pick([null, ...members]) : null],
      ];
    case 2:
      return [`update app.conversation set snoozed_until = now() + $4::interval where ${ANY}`, [...of, pick(SLEEP)]];
    case 3:
      return [`update app.conversation set unread = not unread, version = version + 1 where ${ANY}`, of];
    default:
      return [`delete from app.conversation where ${ANY}`, [of[0], of[1], Math.ceil(n / 4)]];
  }
};

test('any sequence of changes, kept or taken back, leaves the counts that counting gives', async () => {
  for (let round = 0; round < 120; round += 1) {
    const tenant = pick([ours, ours, theirs]);
    const work = async () => {
      for (let n = below(3); n >= 0; n -= 1) {
        const [sql, values] = pick([insert, change, change])(1 + below(12), tenant) as [string, unknown[]];
        await tenancy.workerDoor.query(sql, values);
      }
      if (below(4) === 0) throw new Error('taken back');
    };
    await tenancy.asWorker(tenant, work).catch((error: Error) => expect(error.message).toBe('taken back'));
    if (round % 5 === 0) await expectExact();
  }
  await expectExact();
  await expectExact(neighbour);
  expect((await counted()).team).toBeGreaterThan(0);
});

test('people who change at once do not wait for each other, and nothing is counted twice', async () => {
  const { rows } = await tenancy.admin.query('select id from app.conversation where tenant_id = $1 order by id', [
    ours.id,
  ]);
  const parts = [0, 1, 2, 3].map((part) => rows.filter((_, n) => n % 4 === part).map((row) => row.id as string));
  await Promise.all(
    parts.map(async (ids) => {
      for (let n = 0; n < 60; n += 1)
        await tenancy.asWorker(ours, async () => {
          await tenancy.workerDoor.query(
            'update app.conversation set status = $3, assignee_id = $4 where tenant_id = $1 and id = any ($2::uuid[])',
            [ours.id, ids, pick(STATUS), pick([null, ...members])],
          );
        });
    }),
  );
  await expectExact();
  const { rows: kept } = await tenancy.admin.query('select count(*)::int as n from app.folder_tally');
  // Some of two hundred changes folded what was there.
  expect(kept[0].n).toBeLessThan(700);
});

test('copying rows in at once counts them too', async () => {
  await new Promise((resolve) => setTimeout(resolve, 350));
  const before = await counted();
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
     select $1, 'bluesky', 'copy' || g, 'lead', 'a', 'b', 'c', now(), now(), 'w' from generate_series(1, 5000) g`,
    [ours.id],
  );
  expect(await counted()).toEqual({ ...before, team: before.team + 5000, free: before.free + 5000 });
});

test('sleep that runs out counts at that moment, before anybody woke it; waking changes no count', async () => {
  const { rows } = await tenancy.admin.query(
    `update app.conversation set status = 'open', snoozed_until = now() + interval '400 milliseconds'
     where tenant_id = $1 and id in (select id from app.conversation where tenant_id = $1 limit 3) returning id`,
    [ours.id],
  );
  await expectExact();
  await new Promise((resolve) => setTimeout(resolve, 450));
  const awake = await expectExact();
  const waker = new Waker(
    tenancy.workerDoor,
    new WakeRepository(tenancy.workerDoor),
    new Announcer(tenancy.workerDoor),
  );
  const wake = (refId: string, tenantId = ours.id) => waker.run({ tenantId, refId, outboxId: '' });
  await tenancy.admin.query(`update app.conversation set snoozed_until = now() + interval '1 day' where id = $1`, [
    rows[0].id,
  ]);
  for (const { id } of rows) await wake(id);
  await wake(rows[1].id, theirs.id);
  const { rows: after } = await tenancy.admin.query(
    'select snoozed_until is null as awake from app.conversation where id = any ($1::uuid[]) order by id = $2 desc',
    [rows.map((row) => row.id), rows[0].id],
  );
  expect(after.map((row) => row.awake)).toEqual([false, true, true]);
  await expectExact();
  expect(await counted()).toMatchObject({ team: awake.team - 1, waiting: awake.waiting + 1 });
});
