import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  connect,
  copies,
  delivery,
  envelopes,
  hear,
  housekeeping,
  listening,
  monitoring,
  mehmet,
  oostzaan,
  open,
  post,
  query,
  router,
  routerAt,
  shut,
  tenancy,
  used,
  wish,
  work,
  wormerland,
} from './mention-fixture.js';
import { dutchToday } from './monitoring-query.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

const waiting = async () =>
  (
    await tenancy.admin.query(
      'select t.code, r.refusals, r.retry_at from app.route r join app.tenant t on t.id = r.tenant_id where r.delivered_at is null order by r.id',
    )
  ).rows;
const bells = async () =>
  (await tenancy.admin.query('select topic, due_at > now() as later from app.outbox order by id')).rows;
const call = (tenantId: string) => ({ tenantId, refId: tenantId, outboxId: '' });
const keep = (...events: ReturnType<typeof post>[]) =>
  envelopes.keepPage(listening, { events, quarantined: [], next: 'x', more: false }, new Date());
const route = () => router.run({ tenantId: null, refId: listening.partnershipId, outboxId: '' });

test('one bell is rung for a tenant, however many batches wait for it, and one run delivers them all', async () => {
  for (let n = 0; n < 5; n += 1) {
    await keep(post(`Afval ${n} in Wormerland`));
    await route();
  }
  expect((await bells()).map((bell) => bell.topic)).toEqual(['mention.route', 'mention.deliver']);
  await delivery.run(call(wormerland.id));
  expect(await copies()).toHaveLength(5);
  expect(await waiting()).toEqual([]);
});

test('a delivery and its mark are one: when it fails nothing of it is there, and nothing is lost', async () => {
  await keep(post('Afval in Wormerland'), post('Afval in Wormerland en Oostzaan'));
  await route();
  await tenancy.admin.query('alter table app.metered_mention add constraint broken check (false) not valid');
  await delivery.run(call(wormerland.id));
  expect(await copies()).toEqual([]);
  expect(await waiting()).toMatchObject(
    [
      { code: 'WOR', refusals: 1 },
      { code: 'WOR', refusals: 1 },
      { code: 'OOS', refusals: 0 },
    ].sort((a, b) => b.refusals - a.refusals),
  );
  await tenancy.admin.query('alter table app.metered_mention drop constraint broken');
  await tenancy.admin.query('update app.route set retry_at = now()');
  await work();
  expect((await copies()).map((copy) => copy.slice(0, 8))).toEqual(['WOR lead', 'WOR lead', 'OOS watc'].sort());
});

test('one copy that cannot go in keeps none of the others out, and is tried again later', async () => {
  const texts = Array.from({ length: 40 }, (_, n) => `Afval ${n === 17 ? 'VERGIF' : n} in Wormerland`);
  await keep(...texts.map((text) => post(text)));
  await route();
  await tenancy.admin.query(`alter table app.message add constraint poison check (text not like '%VERGIF%') not valid`);
  try {
    await tenancy.admin.query('delete from app.outbox');
    await delivery.run(call(wormerland.id));
    expect(await copies()).toHaveLength(39);
    expect(await used()).toEqual({ WOR: 39 });
    expect(await waiting()).toMatchObject([{ code: 'WOR', refusals: 1 }]);
    expect(await bells()).toContainEqual({ topic: 'mention.deliver', later: true });
    // What comes after it does not meet it again before its time.
    await hear([post('Afval erna in Wormerland')]);
    expect(await copies()).toHaveLength(40);
    expect(await waiting()).toMatchObject([{ code: 'WOR', refusals: 1 }]);
    for (let n = 0; n < 8; n += 1) {
      await tenancy.admin.query(`update app.route set retry_at = now() where retry_at < 'infinity'`);
      await delivery.run(call(wormerland.id));
    }
    expect(await waiting()).toMatchObject([{ refusals: 6, retry_at: Infinity }]);
  } finally {
    await tenancy.admin.query('alter table app.message drop constraint poison');
  }
  await tenancy.admin.query('update app.route set retry_at = now()');
  await delivery.run(call(wormerland.id));
  expect(await copies()).toHaveLength(41);
});

test('a copy whose bell was lost is rung for again', async () => {
  await keep(post('Afval in Wormerland'));
  await route();
  await tenancy.admin.query(`delete from app.outbox; update app.route set made_at = now() - interval '2 minutes'`);
  expect(await housekeeping.ringForgotten()).toBe(1);
  expect(await housekeeping.ringForgotten()).toBe(0);
  await work();
  expect(await copies()).toHaveLength(1);
});

test('more than one transaction takes is delivered all the same, in order', async () => {
  const made = post('Afval in Wormerland', { externalId: 'eerst' });
  await keep(made);
  for (let n = 0; n < 3; n += 1) {
    await keep(...Array.from({ length: 400 }, (_, at) => post(`Afval ${n}-${at} in Wormerland`)));
  }
  await keep(post('Afval in Wormerland, verbeterd', { externalId: 'eerst', kind: 'edited', revision: 7 }));
  await work();
  const all = await copies();
  expect(all).toHaveLength(1_201);
  expect(all.filter((copy) => copy.includes('verbeterd'))).toHaveLength(1);
  expect((await tenancy.admin.query('select from app.parked_event')).rows).toEqual([]);
});

test('a post that came in at two connections at once is decided once', async () => {
  const account = await connect({ tenant: oostzaan, externalId: 'oos-id', handle: 'oostzaan' });
  const twice = post('@oostzaan afval', {
    externalId: '4711',
    mentions: [{ externalId: 'oos-id', handle: 'oostzaan' }],
  });
  await keep(twice);
  await envelopes.keepPage(account, { events: [twice], quarantined: [], next: 'y', more: false }, new Date());
  await work();
  expect(await copies()).toEqual(['OOS lead: @oostzaan afval']);
});

test('a query that is changed counts from the next run on, and what was routed before stays as it was', async () => {
  const { id, version } = (await tenancy.as(mehmet, () => monitoring.list())).find((one) => one.id === query)!;
  await hear([post('Afval in Wormerland'), post('Storm in Wormerland')]);
  await tenancy.as(mehmet, () => monitoring.save(id, { ...wish, text: 'storm' }, version));
  await hear([post('Afval in Oostzaan'), post('Storm in Oostzaan')]);
  expect(await copies()).toEqual(['WOR lead: Afval in Wormerland', 'OOS lead: Storm in Oostzaan']);
});

test('a query that ends while a batch is decided counts for all of it and for nothing after it', async () => {
  const today = dutchToday(new Date());
  const evening = new Date(`${today}T20:00:00Z`);
  await tenancy.admin.query('update app.monitoring_query set ends_on = $1', [today]);
  await tenancy.admin.query('update app.query_change set version = version + 1');
  // Midnight falls right after the run looked at its clock.
  let looks = 0;
  const clock = { now: () => new Date(evening.getTime() + (looks++ === 0 ? 0 : 24 * 3600_000)) };
  await keep(...Array.from({ length: 60 }, (_, n) => post(`Afval ${n} in Wormerland`)));
  const late = routerAt(clock);
  await late.run({ tenantId: null, refId: listening.partnershipId, outboxId: '' });
  await work();
  expect(await copies()).toHaveLength(60);
  await keep(post('Afval na middernacht in Wormerland'));
  await late.run({ tenantId: null, refId: listening.partnershipId, outboxId: '' });
  await work();
  expect(await copies()).toHaveLength(60);
});

test('while a query is changed again and again under a stream no run mixes two of its states', async () => {
  let stop = false;
  const editing = (async () => {
    for (let n = 0; !stop; n += 1) {
      const { version } = (await tenancy.as(mehmet, () => monitoring.list())).find((one) => one.id === query)!;
      const text = n % 2 === 0 ? 'storm' : 'afval';
      await tenancy.as(mehmet, () => monitoring.save(query, { ...wish, text }, version));
    }
    return 'edited';
  })();
  let at = 0;
  for (let run = 0; run < 60; run += 1) {
    const some = Array.from(
      { length: 20 },
      () => ((at += 1), post(`${at % 2 ? 'Afval' : 'Storm'} in Wormerland`, { externalId: `x${at}` })),
    );
    await keep(...some);
    await route();
  }
  stop = true;
  expect(await editing).toBe('edited');
  const { rows } = await tenancy.admin.query(
    `select batch_id, count(distinct substring(external_id from 2)::int % 2)::int as kinds, count(*)::int as n from app.route group by batch_id`,
  );
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(({ kinds, n }) => kinds !== 1 || n !== 10)).toEqual([]);
  const { rows: states } = await tenancy.admin.query(
    `select distinct substring(external_id from 2)::int % 2 as kind from app.route`,
  );
  expect(states).toHaveLength(2);
});
