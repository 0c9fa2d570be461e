import { newId } from '@samenspraak/platform/kernel';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openQueryScene, wanted, type QueryScene } from './query-fixture.js';

let scene: QueryScene;
beforeAll(async () => {
  scene = await openQueryScene();
});
afterEach(() =>
  scene.tenancy.admin.query(
    `delete from app.query_history; delete from app.monitoring_query; delete from app.shared_query; update app.agreement set valid_until = '2099-12-31'`,
  ),
);
afterAll(() => scene.tenancy.close());

const monitoring = () => scene.services.monitoring;
const share = (change: object = {}) =>
  scene.tenancy.as(scene.sanne, () => monitoring().save(undefined, { ...wanted, shared: true, ...change }));
const seen = () => scene.tenancy.as(scene.otto, () => scene.services.sharing.list());
const adopt = (id: string) => scene.tenancy.as(scene.otto, () => monitoring().adopt(id));

test('a neighbour sees what is shared and nothing else of it, and adopts a copy that waits', async () => {
  const made = await share({ testCases: [{ text: 'geheim', mustMatch: true }] });
  const [shared] = await seen();
  expect(shared).toEqual({
    ...{ id: made.id, name: 'Afval', text: 'afval', purpose: wanted.purpose, domain: 'SERVICE', adopted: false },
    legalBasis: wanted.legalBasis,
    publisher: expect.objectContaining({ id: scene.wormerland.id, code: 'WOR', name: 'Wormerland' }),
  });
  const copy = await adopt(made.id);
  expect(copy).toMatchObject({ state: 'PAUSED', ownerName: 'Otto Fictief', shared: false, testCases: [], version: 1 });
  expect(copy.adoptedFrom).toMatchObject({ code: 'WOR' });
  const days = (Date.parse(copy.endsOn) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(180);
  expect((await seen())[0]!.adopted).toBe(true);
  expect((await adopt(made.id)).id).toBe(copy.id);
  expect(await scene.tenancy.as(scene.sanne, () => scene.services.sharing.list())).toEqual([]);
});

test('what is no longer shared is no longer seen, and who has it keeps it', async () => {
  const made = await share();
  const copy = await adopt(made.id);
  await scene.tenancy.as(scene.sanne, () => monitoring().save(made.id, { ...wanted, shared: false }, 1));
  expect(await seen()).toEqual([]);
  await expect(adopt(newId())).rejects.toMatchObject({ code: 'MONITORING_SHARED_QUERY_NOT_FOUND' });
  expect(await scene.tenancy.as(scene.otto, () => monitoring().get(copy.id))).toMatchObject({
    adoptedFrom: { code: 'WOR' },
  });
});

test('a change of the query changes the published copy, not the adopted one', async () => {
  const made = await share();
  const copy = await adopt(made.id);
  await scene.tenancy.as(scene.sanne, () => monitoring().save(made.id, { ...wanted, text: 'grofvuil' }, 1));
  expect((await seen())[0]!.text).toBe('grofvuil');
  expect((await scene.tenancy.as(scene.otto, () => monitoring().get(copy.id))).text).toBe('afval');
});

test('without a valid agreement nothing is shared, seen or adopted', async () => {
  const made = await share();
  await scene.tenancy.admin.query(`update app.agreement set valid_until = '2021-12-31'`);
  expect(await seen()).toEqual([]);
  await expect(adopt(made.id)).rejects.toMatchObject({ code: 'MONITORING_AGREEMENT_MISSING' });
  await expect(share()).rejects.toMatchObject({ code: 'MONITORING_AGREEMENT_MISSING' });
});

test('a query that names a person stays with the tenant', async () => {
  await expect(share({ text: '@jan_fictief' })).rejects.toMatchObject({
    code: 'MONITORING_SHARING_REFUSED',
    params: { why: 'person' },
  });
  const made = await share();
  const named = await scene.tenancy.as(scene.sanne, () =>
    monitoring().save(made.id, { ...wanted, text: '@jan_fictief' }, 1),
  );
  expect(named).toMatchObject({ shared: false, state: 'HELD' });
  expect(await seen()).toEqual([]);
});

test('a tenant publishes in its own name only, and takes nothing of a neighbour away', async () => {
  const made = await share();
  const theft = () =>
    scene.tenancy.door.query('update app.shared_query set author_tenant_id = $1 where id = $2 returning id', [
      scene.oostzaan.id,
      made.id,
    ]);
  expect(await scene.tenancy.as(scene.otto, theft)).toEqual([]);
  expect(await seen()).toHaveLength(1);
});
