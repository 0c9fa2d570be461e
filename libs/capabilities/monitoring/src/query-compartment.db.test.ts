import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { MonitoringQueryView } from './monitoring-query.js';
import { openQueryScene, wanted, type QueryScene } from './query-fixture.js';

let scene: QueryScene;
let hidden: MonitoringQueryView;
const order = { ...wanted, name: 'Demonstraties', text: 'demonstratie OR rellen', domain: 'PUBLIC_ORDER' as const };

beforeAll(async () => {
  scene = await openQueryScene();
});
beforeEach(async () => {
  hidden = await scene.tenancy.as(scene.iris, () => monitoring().save(undefined, order));
  await scene.tenancy.admin.query(
    'insert into app.query_tally (tenant_id, query_id, day, matches) values ($1, $2, current_date, 4)',
    [scene.wormerland.id, hidden.id],
  );
});
afterAll(() => scene.tenancy.close());

const monitoring = () => scene.services.monitoring;
const outside = () => [scene.sanne, scene.rianne];
const rows = (table: string) =>
  scene.tenancy.door.query(`select * from app.${table} where tenant_id = $1`, [scene.wormerland.id]);

test('public order is seen by the analyst and the privacy officer', async () => {
  for (const who of [scene.iris, scene.fatima]) {
    const seen = await scene.tenancy.as(who, () => monitoring().get(hidden.id));
    expect(seen).toMatchObject({ domain: 'PUBLIC_ORDER', matchesLastMonth: 4 });
    expect(await scene.tenancy.as(who, () => monitoring().listHistory(hidden.id))).toHaveLength(1);
  }
});

test('webcare and administration do not see that it exists, in the list or in any row', async () => {
  for (const who of outside()) {
    expect((await scene.tenancy.as(who, () => monitoring().list())).map((one) => one.id)).not.toContain(hidden.id);
    for (const table of ['monitoring_query', 'query_history', 'query_tally']) {
      const found = JSON.stringify(await scene.tenancy.as(who, () => rows(table)));
      expect(found, table).not.toContain(hidden.id);
      expect(found, table).not.toContain('Demonstraties');
    }
  }
});

test('forbidden looks the same as unknown', async () => {
  for (const who of outside()) {
    for (const id of [hidden.id, newId()]) {
      const steps: (() => Promise<unknown>)[] = [
        () => monitoring().get(id),
        () => monitoring().listHistory(id),
        () => monitoring().pause(id, 1, true),
        () => monitoring().renew(id, 1, wanted.endsOn),
        () => monitoring().save(id, wanted, 1),
      ];
      for (const step of steps) {
        await expect(scene.tenancy.as(who, step)).rejects.toEqual(
          expect.objectContaining({ code: 'MONITORING_QUERY_NOT_FOUND', params: {} }),
        );
      }
    }
  }
});

test('nobody outside makes one, also past the service', async () => {
  for (const who of outside()) {
    await expect(scene.tenancy.as(who, () => monitoring().save(undefined, order))).rejects.toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    const own = await scene.tenancy.as(who, () => monitoring().save(undefined, wanted));
    const sneak = () =>
      scene.tenancy.door.query(
        `update app.monitoring_query set domain = 'PUBLIC_ORDER' where tenant_id = $1 and id = $2`,
        [scene.wormerland.id, own.id],
      );
    await expect(scene.tenancy.as(who, sneak)).rejects.toThrow();
    const look = () =>
      scene.tenancy.door.query(
        `update app.monitoring_query set name = 'x' where tenant_id = $1 and id = $2 returning id`,
        [scene.wormerland.id, hidden.id],
      );
    expect(await scene.tenancy.as(who, look)).toEqual([]);
  }
});

test('it is never shared and never counts for the whole partnership', async () => {
  const share = () => monitoring().save(hidden.id, { ...order, shared: true }, 1);
  await expect(scene.tenancy.as(scene.iris, share)).rejects.toMatchObject({
    code: 'MONITORING_SHARING_REFUSED',
    params: { why: 'public_order' },
  });
  const analyst = await scene.tenancy.addPerson(scene.holder, ['analyst', 'licence_holder']);
  const made = await scene.tenancy.as(analyst, () => monitoring().save(undefined, order));
  const { rows: found } = await scene.tenancy.admin.query(
    'select scope, shared from app.monitoring_query where id = $1',
    [made.id],
  );
  expect(found).toEqual([{ scope: 'own', shared: false }]);
});

test('a shared query that becomes one of public order is taken back', async () => {
  const made = await scene.tenancy.as(scene.iris, () =>
    monitoring().save(undefined, { ...wanted, name: 'Eerst gedeeld', shared: true }),
  );
  expect(await scene.tenancy.as(scene.otto, () => scene.services.sharing.list())).toHaveLength(1);
  await scene.tenancy.as(scene.iris, () => monitoring().save(made.id, { ...wanted, domain: 'PUBLIC_ORDER' }, 1));
  expect(await scene.tenancy.as(scene.otto, () => scene.services.sharing.list())).toEqual([]);
  for (const who of outside()) {
    await expect(scene.tenancy.as(who, () => monitoring().get(made.id))).rejects.toMatchObject({
      code: 'MONITORING_QUERY_NOT_FOUND',
    });
  }
});

test('its owner is one of those who may see it', async () => {
  const { rows: found } = await scene.tenancy.admin.query('select id from app.membership where principal_id = $1', [
    scene.sanne.principalId,
  ]);
  const give = () => monitoring().save(hidden.id, { ...order, ownerId: found[0].id }, 1);
  await expect(scene.tenancy.as(scene.iris, give)).rejects.toMatchObject({ code: 'MONITORING_OWNER_INVALID' });
});

test('the worker hears it all the same', async () => {
  const active = await scene.tenancy.asWorker(scene.wormerland, () =>
    scene.tenancy.workerDoor.query('select q.id from app.monitoring_query q where q.tenant_id = $1 and q.active', [
      scene.wormerland.id,
    ]),
  );
  expect(active.map((row) => row.id)).toContain(hidden.id);
});
