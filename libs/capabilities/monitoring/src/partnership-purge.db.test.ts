import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  copies,
  hear,
  holder,
  housekeeping,
  mehmet,
  monitoring,
  oostzaan,
  open,
  post,
  query as partnershipQuery,
  sanne,
  shut,
  tenancy,
  wish,
  wormerland,
} from './mention-fixture.js';

let otto: TestPerson;
beforeAll(async () => {
  await open();
  otto = await tenancy.addPerson(oostzaan, ['coordinator']);
});
beforeEach(begin);
afterEach(clear);
afterAll(shut);

const end = (id: string) =>
  tenancy.admin.query(`update app.monitoring_query set ends_on = current_date - 40, active = false where id = $1`, [
    id,
  ]);
/** As the chore does it: every tenant in turn. */
async function clean(): Promise<void> {
  for (const tenant of [wormerland, oostzaan, holder]) await housekeeping.endExpired(tenant.id);
}
const texts = async () => (await copies()).sort();

test('what a query of the partnership brought goes from every member when it ended, and from nobody before', async () => {
  await hear([post('Afval in Jisp'), post('Afval in Oostzaan'), post('Afval van Wormerland naar Oostzaan')]);
  const all = await texts();
  expect(all).toHaveLength(4);
  await clean();
  expect(await texts()).toEqual(all);
  await end(partnershipQuery);
  await clean();
  expect(await texts()).toEqual([]);
  const { rows } = await tenancy.admin.query(
    `select t.code, a.object_type as about, a.details ->> 'conversations' as n from app.audit_entry a join app.tenant t on t.id = a.tenant_id
     where a.action = 'monitoring.query_purged' order by 1`,
  );
  expect(rows).toEqual([
    { code: 'OOS', about: 'partnership', n: '2' },
    { code: 'VRZ', about: 'monitoring_query', n: '0' },
    { code: 'WOR', about: 'partnership', n: '2' },
  ]);
});

test('renewing it keeps what it brought, and a second end takes that too', async () => {
  await hear([post('Afval in Jisp')]);
  await end(partnershipQuery);
  await tenancy.as(mehmet, () => monitoring.renew(partnershipQuery, 1, wish.endsOn));
  await clean();
  expect(await texts()).toHaveLength(1);
  await end(partnershipQuery);
  await clean();
  expect(await texts()).toEqual([]);
});

test('a member that refuses holds up no other, and is cleaned in a later turn', async () => {
  for (const [refuses, code] of [
    [oostzaan, 'OOS'],
    [wormerland, 'WOR'],
  ] as const) {
    await hear([post('Afval van Wormerland naar Oostzaan')]);
    await end(partnershipQuery);
    await tenancy.admin.query(
      `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
       create trigger refuse before delete on app.conversation for each row when (old.tenant_id = '${refuses.id}') execute function public.refuse()`,
    );
    await expect(housekeeping.endExpired(holder.id)).rejects.toThrow();
    expect(await texts()).toEqual([expect.stringMatching(`^${code} `)]);
    await tenancy.admin.query('drop function public.refuse() cascade');
    await clean();
    expect(await texts()).toEqual([]);
    await clear();
    await begin();
  }
});

test('what a neighbour worked on stays there, and goes elsewhere', async () => {
  await hear([post('Afval van Wormerland naar Oostzaan')]);
  await tenancy.admin.query('update app.conversation set step = 2 where tenant_id = $1', [oostzaan.id]);
  await end(partnershipQuery);
  await clean();
  expect(await texts()).toEqual([expect.stringMatching(/^OOS /)]);
});

test('of an own query and one of the partnership that caught the same, the last to end takes it along, whichever that is', async () => {
  const own = async (name: string) =>
    (await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, name, text: 'afval' }))).id;
  for (const partnershipFirst of [true, false]) {
    const mine = await own(`Afval ${partnershipFirst}`);
    await hear([post('Afval in Jisp')]);
    const [first, last] = partnershipFirst ? [partnershipQuery, mine] : [mine, partnershipQuery];
    await end(first!);
    await clean();
    expect(await texts()).toHaveLength(1);
    await end(last!);
    await clean();
    expect(await texts()).toEqual([]);
    await clear();
    await begin();
  }
});

test('a query that a neighbour adopted is its own: the end of one takes nothing that the other caught', async () => {
  const made = await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, text: 'duif', shared: true }));
  const copy = await tenancy.as(otto, () => monitoring.adopt(made.id));
  await tenancy.as(otto, () => monitoring.pause(copy.id, 1, false));
  await hear([post('Duif op het dak')]);
  const both = await texts();
  expect(both).toHaveLength(2);
  await end(made.id);
  await clean();
  expect(await texts()).toEqual(both.filter((one) => one.startsWith('OOS')));
  await hear([post('Nog een duif')]);
  const later = await texts();
  await end(copy.id);
  await clean();
  expect(await texts()).toEqual(later.filter((one) => one.startsWith('WOR')));
});
