import { newId } from '@samenspraak/platform/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  begin,
  clear,
  copies,
  hear,
  holder,
  housekeeping,
  monitoring,
  open,
  post,
  query,
  sanne,
  shut,
  tenancy,
  wish,
} from './mention-fixture.js';

beforeAll(open);
beforeEach(begin);
afterEach(clear);
afterAll(shut);

test('a query counts from the next batch on, and stops when it is switched off', async () => {
  await hear([post('Duif in Wormerland')]);
  const saved = await tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, name: 'Duiven', text: 'duif' }));
  await hear([post('Nog een duif')]);
  expect(await copies()).toEqual(['WOR lead: Nog een duif']);
  await tenancy.as(sanne, () => monitoring.save(saved.id, { ...wish, name: 'Duiven', text: 'duif', active: false }));
  await hear([post('Derde duif')]);
  expect(await copies()).toHaveLength(1);
});

test('a query whose last day has passed no longer matches and is ended with a line in the audit trail', async () => {
  await tenancy.admin.query(`update app.monitoring_query set ends_on = current_date - 1`);
  await tenancy.admin.query('update app.query_change set version = version + 1');
  await hear([post('Afval in Wormerland')]);
  expect(await copies()).toEqual([]);
  expect(await housekeeping.endExpired(holder.id)).toBe(1);
  expect(await housekeeping.endExpired(holder.id)).toBe(0);
  const { rows } = await tenancy.admin.query(
    `select from app.audit_entry where action = 'monitoring.query_ended' and object_id = $1`,
    [query],
  );
  expect(rows).toHaveLength(1);
});

test('a query needs a purpose, a legal basis, an end in sight and good grammar', async () => {
  const save = (change: object) => tenancy.as(sanne, () => monitoring.save(undefined, { ...wish, ...change }));
  await expect(save({ purpose: '  ' })).rejects.toMatchObject({
    code: 'MONITORING_FIELD_INVALID',
    params: { field: 'purpose' },
  });
  await expect(save({ legalBasis: '' })).rejects.toMatchObject({ code: 'MONITORING_FIELD_INVALID' });
  for (const endsOn of ['', '2020-01-01', '2099-01-01', '2027-02-31', 'morgen']) {
    await expect(save({ endsOn })).rejects.toMatchObject({ code: 'MONITORING_END_DATE_INVALID' });
  }
  await expect(save({ text: '(afval' })).rejects.toMatchObject({ code: 'QUERY_PARENTHESIS_UNCLOSED' });
  await expect(save({ text: 'NOT afval' })).rejects.toMatchObject({ code: 'QUERY_NOTHING_TO_ANCHOR' });
});

test('a tenant neither sees nor changes the queries of another', async () => {
  expect(await tenancy.as(sanne, () => monitoring.list())).toEqual([]);
  for (const id of [query, newId(), 'x']) {
    await expect(tenancy.as(sanne, () => monitoring.save(id, wish))).rejects.toMatchObject({
      code: 'MONITORING_QUERY_NOT_FOUND',
    });
  }
});
