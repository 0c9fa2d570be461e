import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  connect,
  copies,
  hear,
  housekeeping,
  monitoring,
  open,
  post,
  sanne,
  shut,
  tenancy,
  wish,
  wormerland,
} from './mention-fixture.js';

let id: string;
let version: number;
let member: string;
let analyst: TestPerson;

beforeAll(async () => {
  await open();
  analyst = await tenancy.addPerson(wormerland, ['analyst']);
  const { rows } = await tenancy.admin.query('select id from app.membership where principal_id = $1', [
    sanne.principalId,
  ]);
  member = rows[0].id;
});
beforeEach(async () => {
  await begin();
  await tenancy.admin.query('delete from app.query_history; delete from app.monitoring_query');
  ({ id, version } = await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, text: 'duif' })));
});
afterEach(async () => {
  await tenancy.admin.query('delete from app.order_post; delete from app.query_history');
  await clear();
});
afterAll(shut);

const end = (query: string, days: number) =>
  tenancy.admin.query(
    `update app.monitoring_query set ends_on = current_date - $2::int, active = false where id = $1`,
    [query, days],
  );
const clean = () => housekeeping.endExpired(wormerland.id);
const history = async () => (await tenancy.as(sanne, () => monitoring.listHistory(id))).map((line) => line.action);

test('what only an ended query caught goes a month later, once, with a line that says how much', async () => {
  await hear([post('Duif op het dak'), post('Nog een duif')]);
  await end(id, 29);
  await clean();
  expect(await copies()).toHaveLength(2);
  await end(id, 32);
  await clean();
  await clean();
  expect(await copies()).toEqual([]);
  expect(await history()).toEqual(['PURGED', 'MADE']);
  const { rows } = await tenancy.admin.query(
    `select details from app.audit_entry where action = 'monitoring.query_purged'`,
  );
  expect(rows).toEqual([{ details: { conversations: 2, fields: 'conversations' } }]);
  expect((await tenancy.as(sanne, () => monitoring.get(id))).purgesOn).toBeNull();
});

test('renewing before that keeps everything', async () => {
  await hear([post('Duif op het dak')]);
  await end(id, 20);
  await tenancy.as(sanne, () => monitoring.renew(id, version, wish.endsOn));
  await clean();
  expect(await copies()).toHaveLength(1);
});

test('what somebody worked on stays', async () => {
  const touched = [
    `update app.conversation set assignee_id = $1`,
    `update app.conversation set question = true where $1 is not null`,
    `update app.conversation set status = 'closed', result = 'NO_REPLY_NEEDED' where $1 is not null`,
    `update app.conversation set step = 2 where $1 is not null`,
    `insert into app.note (tenant_id, conversation_id, author_id, text) select c.tenant_id, c.id, $1, 'x' from app.conversation c`,
    `insert into app.draft (tenant_id, conversation_id, text, saved_by, saved_at) select c.tenant_id, c.id, 'x', $1, now() from app.conversation c`,
  ];
  for (const sql of touched) {
    await hear([post('Duif op het dak')]);
    await tenancy.admin.query(sql.replace('$1', `'${member}'::uuid`));
    await end(id, 40);
    await tenancy.admin.query('update app.monitoring_query set purged_at = null');
    await clean();
    expect(await copies(), sql).toHaveLength(1);
    await tenancy.admin.query('delete from app.message; delete from app.conversation; delete from app.route');
    await tenancy.admin.query(
      `update app.monitoring_query set ends_on = current_date + 9, active = true, version = version + 1`,
    );
    await tenancy.admin.query('update app.query_change set version = version + 1');
  }
});

test('what another query caught too, or came for another reason, stays', async () => {
  await connect({ tenant: wormerland, externalId: 'wor-id', handle: 'wormerland' });
  const other = await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, name: 'Ook', text: 'dak' }));
  await hear([
    post('Duif op het dak'),
    post('@wormerland een duif', { mentions: [{ externalId: 'wor-id', handle: 'wormerland' }] }),
    post('Alleen een duif', { externalId: 'd1' }),
    post('Wat een vogel', { externalId: 'd2', parent: 'd1', root: 'd1' }),
    post('Losse duif'),
  ]);
  await end(id, 40);
  await clean();
  const kept = await copies();
  expect(kept).toHaveLength(4);
  expect(kept.join()).not.toContain('Losse duif');
  await end(other.id, 40);
  await clean();
  expect((await copies()).join()).not.toContain('op het dak');
});

test('what was edited since goes all the same', async () => {
  await hear([post('Duif', { externalId: 'e1' })]);
  await hear([post('Toch geen vogel', { externalId: 'e1', revision: 2, kind: 'edited' })]);
  await end(id, 40);
  await clean();
  expect(await copies()).toEqual([]);
});

test('nothing of public order is kept longer than a month', async () => {
  const order = { ...wish, text: 'rellen', domain: 'PUBLIC_ORDER' as const };
  await tenancy.as(analyst, () => monitoring.save(undefined, order));
  await hear([post('Rellen'), post('Rellen twee')]);
  await tenancy.admin.query(`update app.order_post set kept_at = now() - interval '31 days' where text = 'Rellen'`);
  await clean();
  expect((await tenancy.admin.query('select text from app.order_post')).rows).toEqual([{ text: 'Rellen twee' }]);
});
