import { AuditTrail } from '@samenspraak/platform/audit';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openViews } from './index.js';
import type { ViewToSave } from './saved-view.service.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let rianne: TestPerson;
let sanne: TestPerson;
let reader: TestPerson;
let neighbour: TestPerson;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  rianne = await tenancy.addPerson(ours, ['agent']);
  sanne = await tenancy.addPerson(ours, ['agent']);
  reader = await tenancy.addPerson(ours, ['reader']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
});
afterAll(() => tenancy?.close());

const views = () => openViews(tenancy.door, new AuditTrail(tenancy.door));
const save = (person: TestPerson, changed: Partial<ViewToSave> = {}) =>
  tenancy.as(person, () =>
    views().save({
      expectedTenantId: person.tenantId,
      name: 'Te laat',
      team: false,
      folder: 'TEAM',
      sort: 'DUE',
      filter: { due: 'LATE', topics: [], unread: false },
      ...changed,
    }),
  );
const named = async (person: TestPerson) => (await tenancy.as(person, () => views().list())).map((view) => view.name);

test('a personal view is seen by its owner alone, one of the team by the council and not by its neighbour', async () => {
  const own = await save(rianne, { name: '  Mijn \n late ' });
  expect(own).toMatchObject({ name: 'Mijn late', filter: { due: 'LATE' }, version: 1, team: false });
  await save(rianne, { name: 'Team laat', team: true });
  expect(await named(rianne)).toEqual(['Mijn late', 'Team laat']);
  expect(await named(sanne)).toEqual(['Team laat']);
  expect(await named(reader)).toEqual(['Team laat']);
  expect(await named(neighbour)).toEqual([]);
  const taken = { code: 'CONVERSATIONS_VIEW_NOT_FOUND' };
  for (const person of [sanne, neighbour])
    await expect(save(person, { id: own.id, version: 1 })).rejects.toMatchObject(taken);
  await expect(save(sanne, { id: 'x', version: 1 })).rejects.toMatchObject(taken);
});

test('a reader keeps views of their own, and none of the team', async () => {
  const mine = await save(reader, { name: 'Van de lezer' });
  const denied = { code: 'CONVERSATIONS_VIEW_OF_TEAM' };
  await expect(save(reader, { team: true })).rejects.toMatchObject(denied);
  await expect(save(reader, { id: mine.id, version: 1, team: true })).rejects.toMatchObject(denied);
  const team = await save(rianne, { name: 'Niet van de lezer', team: true });
  await expect(save(reader, { id: team.id, version: 1 })).rejects.toMatchObject(denied);
  const remove = (person: TestPerson) =>
    tenancy.as(person, () => views().remove({ expectedTenantId: ours.id, id: team.id, version: 1 }));
  await expect(remove(reader)).rejects.toMatchObject(denied);
  await expect(remove(neighbour)).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  expect(await remove(sanne)).toBe(true);
});

test('who changes an older version is told, and a name stands once', async () => {
  const view = await save(rianne, { name: 'Eén keer', team: true });
  const changed = await save(sanne, { id: view.id, version: 1, name: 'Nieuwe naam', team: true, sort: 'NEWEST' });
  expect(changed).toMatchObject({ id: view.id, version: 2, sort: 'NEWEST' });
  await expect(save(rianne, { id: view.id, version: 1, team: true })).rejects.toMatchObject({
    code: 'CONVERSATIONS_VIEW_CHANGED',
  });
  const taken = { code: 'CONVERSATIONS_VIEW_NAME_TAKEN' };
  await expect(save(rianne, { name: 'NIEUWE NAAM', team: true })).rejects.toMatchObject(taken);
  expect(await save(rianne, { name: 'nieuwe naam' })).toMatchObject({ team: false });
  const twice = await Promise.allSettled([1, 2, 3].map(() => save(sanne, { name: 'Tegelijk', team: true })));
  expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});

test('ids of a neighbour or of nobody are not kept in a view', async () => {
  const { rows } = await tenancy.admin.query('select id, tenant_id from app.membership where principal_id = any ($1)', [
    [rianne.principalId, neighbour.principalId],
  ]);
  const of = (tenant: TestTenant) => rows.find((row) => row.tenant_id === tenant.id).id as string;
  const view = await save(rianne, {
    name: 'Ids',
    filter: { assignees: ['ME', of(ours), of(theirs), 'x'], tags: ['x'] },
  });
  expect(view.filter).toEqual({ assignees: ['ME', of(ours)].sort() });
});
