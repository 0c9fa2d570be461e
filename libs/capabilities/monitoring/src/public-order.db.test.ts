import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  connect,
  copies,
  gone,
  hear,
  listening,
  monitoring,
  open,
  post,
  shut,
  tenancy,
  used,
  wish,
  wormerland,
} from './mention-fixture.js';

beforeAll(async () => {
  await open();
  analyst = await tenancy.addPerson(wormerland, ['analyst']);
  agent = await tenancy.addPerson(wormerland, ['agent', 'reader', 'coordinator', 'tenant_admin']);
});
beforeEach(async () => {
  await begin();
  const order = { ...wish, name: 'Onrust', text: 'rellen', domain: 'PUBLIC_ORDER' as const };
  await tenancy.as(analyst, () => monitoring.save(undefined, order));
});
afterEach(async () => {
  await tenancy.admin.query(
    'delete from app.order_post; delete from app.query_history; delete from app.fact; delete from app.look_alike',
  );
  await clear();
});
afterAll(shut);

let analyst: Awaited<ReturnType<typeof tenancy.addPerson>>;
let agent: typeof analyst;
const hidden = async () =>
  (await tenancy.admin.query('select text from app.order_post order by text')).rows.map((row) => row.text);
const seen = (who: typeof analyst) =>
  tenancy.as(who, () =>
    tenancy.door.query<{ text: string }>('select p.text from app.order_post p where p.tenant_id = $1', [wormerland.id]),
  );
const onDesk = async () => {
  const rows = [];
  for (const table of ['conversation', 'message', 'fact', 'parked_event', 'look_alike', 'meter'])
    rows.push(...(await tenancy.admin.query(`select * from app.${table}`)).rows);
  return rows;
};

test('what only a query of public order caught never enters the desk, a count, a figure or the meter', async () => {
  await hear([post('Rellen op het plein')]);
  expect(await hidden()).toEqual(['Rellen op het plein']);
  expect(await onDesk()).toEqual([]);
  expect(await used()).toEqual({});
  expect(await seen(analyst)).toEqual([{ text: 'Rellen op het plein' }]);
  expect(await seen(agent)).toEqual([]);
});

test('what webcare hears for a reason of its own is on the desk and leaves the compartment', async () => {
  await hear([post('Rellen en afval in Wormerland')]);
  expect(await copies()).toEqual(['WOR lead: Rellen en afval in Wormerland']);
  expect(await hidden()).toEqual([]);
  await hear([post('Rellen', { externalId: 'o1' })]);
  await hear([post('Rellen en afval in Jisp', { externalId: 'o1', revision: 2, kind: 'edited' })]);
  expect(await copies()).toContain('WOR lead: Rellen en afval in Jisp');
  expect(await hidden()).toEqual([]);
});

test('an own account that is addressed goes before the compartment, by whichever way it comes', async () => {
  const account = await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  const both = post('@wormerland rellen!', {
    externalId: '88',
    mentions: [{ externalId: 'wor-id', handle: 'wormerland' }],
  });
  await hear([both], listening);
  await hear([both], account);
  expect(await copies()).toEqual(['WOR lead: @wormerland rellen!']);
  expect(await hidden()).toEqual([]);
});

test('an answer to such a post opens nothing on the desk', async () => {
  await hear([post('Rellen!', { externalId: 'r1' })]);
  await hear([post('Ik zie het ook', { externalId: 'r2', parent: 'r1', root: 'r1' })]);
  expect(await onDesk()).toEqual([]);
});

test('an edit changes it, the latest revision stays, and a delete takes it away', async () => {
  await hear([post('Rellen', { externalId: 'e1', revision: 3 })]);
  await hear([post('Rellen!', { externalId: 'e1', revision: 5, kind: 'edited' })]);
  await hear([post('Rellen?', { externalId: 'e1', revision: 4, kind: 'edited' })]);
  expect(await hidden()).toEqual(['Rellen!']);
  await hear([post('Toch niets', { externalId: 'e1', revision: 6, kind: 'edited' })]);
  expect(await hidden()).toEqual(['Toch niets']);
  await hear([gone('e1')]);
  expect(await hidden()).toEqual([]);
  expect(await onDesk()).toEqual([]);
});

test('a post that waits in triage waits there too, as if the compartment were not there', async () => {
  await hear([post('Rellen en afval')]);
  expect((await tenancy.admin.query('select text from app.triage_post')).rows).toEqual([{ text: 'Rellen en afval' }]);
  expect(await hidden()).toEqual(['Rellen en afval']);
});

test('jobs that run twice at once keep it once', async () => {
  await hear([post('Rellen een'), post('Rellen twee')], listening, 3);
  expect(await hidden()).toEqual(['Rellen een', 'Rellen twee']);
});
