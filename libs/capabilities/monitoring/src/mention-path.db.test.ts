import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  connect,
  copies,
  desk,
  envelopes,
  gone,
  hear,
  housekeeping,
  listening,
  mehmet,
  monitoring,
  open,
  post,
  shut,
  tenancy,
  triager,
  used,
  work,
  wormerland,
} from './mention-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

test('one fetched post gives a copy to the council it names, with the reason, and counts once', async () => {
  await hear([post('Al een week geen afval opgehaald in Jisp')]);
  expect(await copies()).toEqual(['WOR lead: Al een week geen afval opgehaald in Jisp']);
  const { rows } = await tenancy.admin.query('select why_code, why_params from app.conversation');
  expect(rows).toEqual([{ why_code: 'partnership_query', why_params: { name: 'Jisp' } }]);
  expect(await used()).toEqual({ WOR: 1 });
  expect((await tenancy.as(mehmet, () => monitoring.list()))[0]!.matchesLastMonth).toBe(1);
});

test('a post that concerns two gives one lead and one watcher', async () => {
  await hear([post('Afval van Oostzaan naar Wormerland gebracht')]);
  expect((await copies()).map((copy) => copy.split(':')[0])).toEqual(['OOS lead', 'WOR watch']);
  expect(await used()).toEqual({ OOS: 1, WOR: 1 });
});

test('jobs that run twice at once change nothing more', async () => {
  await hear([post('Afval in Wormerland'), post('Lantaarn stuk in Oostzaan')], listening, 3);
  expect(await copies()).toHaveLength(2);
  expect(await used()).toEqual({ OOS: 1, WOR: 1 });
});

test('batches that pile up are routed in one run, and each tenant gets them as one delivery', async () => {
  for (let n = 0; n < 30; n += 1) {
    const page = { events: [post(`Afval ${n} in Wormerland`)], quarantined: [], next: `${n}`, more: false };
    await envelopes.keepPage(listening, page, new Date());
  }
  await work();
  expect(await copies()).toHaveLength(30);
  const { rows } = await tenancy.admin.query('select distinct batch_id from app.route');
  expect(rows).toHaveLength(1);
});

test('the same post from two sources is one message and counts once', async () => {
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  const mention = { mentions: [{ externalId: 'wor-id', handle: 'wormerland' }] };
  const twice = post('@wormerland afval in Wormerland', { ...mention, externalId: '77' });
  await hear([twice]);
  await hear([twice], account);
  await hear([twice], listening);
  expect(await copies()).toHaveLength(1);
  expect((await tenancy.admin.query('select from app.route')).rows).toHaveLength(1);
  expect((await tenancy.admin.query('select why_code, why_params from app.conversation')).rows).toEqual([
    { why_code: 'account_addressed', why_params: { account: '@wormerland' } },
  ]);
  // It was sent to the council itself: the licence did not bring it.
  expect(await used()).toEqual({});
});

test('a direct message reaches only the tenant at whose account it arrived', async () => {
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  await hear([post('Afval in Oostzaan', { visibility: 'direct' })], account);
  await hear([post('Afval in Oostzaan, besloten', { visibility: 'followers' })], listening);
  expect(await copies()).toEqual(['WOR lead: Afval in Oostzaan']);
  expect((await tenancy.admin.query('select from app.triage_post')).rows).toHaveLength(0);
});

test('an edit that comes before its create ends as the edited text', async () => {
  const edited = post('Afval in Wormerland, verbeterd', { externalId: 'e1', revision: 5, kind: 'edited' });
  await hear([edited]);
  await hear([post('Afval in Wormerland', { externalId: 'e1', revision: 1 })]);
  expect(await copies()).toEqual(['WOR lead: Afval in Wormerland, verbeterd']);
});

test('every order of create, edit and delete ends in a stub or in nothing', async () => {
  const id = (n: number) => `orde-${n}`;
  const created = (n: number) => post('Afval in Wormerland', { externalId: id(n), revision: 1 });
  const edited = (n: number) => post('Afval in Wormerland!', { externalId: id(n), revision: 2, kind: 'edited' });
  const makers = [created, edited, (n: number) => gone(id(n))];
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const [n, order] of orders.entries()) for (const step of order) await hear([makers[step]!(n)]);
  for (const [n, order] of orders.entries()) await hear(order.map((step) => makers[step]!(n + 10)));
  for (const copy of await copies()) expect(copy).toBe('WOR lead: (weg)');
  expect((await tenancy.admin.query(`select from app.message where text <> ''`)).rows).toHaveLength(0);
});

test('a citizen who writes on without a mention stays in the conversation', async () => {
  await hear([post('Afval in Wormerland', { externalId: 'w1' })]);
  await hear([post('Nog steeds!', { externalId: 'w2', parent: 'w1', root: 'w1' })]);
  expect(await copies()).toEqual(['WOR lead: Afval in Wormerland', 'WOR lead: Nog steeds!']);
  expect((await tenancy.admin.query('select from app.conversation')).rows).toHaveLength(1);
  expect(await used()).toEqual({ WOR: 1 });
});

test('batches that lost their bell are rung for again', async () => {
  await envelopes.keepPage(
    listening,
    { events: [post('Afval in Wormerland')], quarantined: [], next: 'x', more: false },
    new Date(Date.now() - 120_000),
  );
  await tenancy.admin.query('delete from app.outbox');
  expect(await housekeeping.ringForgotten()).toBe(1);
  expect(await housekeeping.ringForgotten()).toBe(0);
  await work();
  expect(await copies()).toHaveLength(1);
});

test('where the author says it lives makes a name clear, and the sentence says so without naming it', async () => {
  const author = { externalId: 'burger', handle: 'jan_fictief', displayName: 'Jan', url: null };
  await hear([post('Afval in Spijkerboor', { author: { ...author, place: 'Wormer' } })]);
  await hear([post('Weer afval in Spijkerboor', { author })]);
  expect(await copies()).toEqual(['WOR lead: Afval in Spijkerboor']);
  const { rows } = await tenancy.admin.query('select why_code, why_params from app.conversation');
  expect(rows).toEqual([
    {
      why_code: 'partnership_context',
      why_params: { name: 'Spijkerboor', hint: 'de woonplaats die de afzender zelf noemt' },
    },
  ]);
  expect((await tenancy.as(triager, () => desk.list())).map(({ text }) => text)).toEqual(['Weer afval in Spijkerboor']);
});
