import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueryScene, wanted, type QueryScene } from './query-fixture.js';

let scene: QueryScene;
beforeAll(async () => {
  scene = await openQueryScene();
  await scene.tenancy.admin.query(
    `insert into app.connection (partnership_id, kind, tenant_id, account_id, network, base_url, listens_to, external_id, handle)
     values ($1, 'account', $2, $3, 'mastodon', 'https://sociaal.example', 'account', 'x', 'OostzaanWebcare')`,
    [scene.partnership, scene.oostzaan.id, scene.oostzaan.id],
  );
});
afterAll(() => scene.tenancy.close());

const monitoring = () => scene.services.monitoring;
const make = (change: object = {}) =>
  scene.tenancy.as(scene.sanne, () => monitoring().save(undefined, { ...wanted, ...change }));
const decide = (id: string, version: number, released = true, reason = 'Publiek figuur, raad gevraagd') =>
  scene.tenancy.as(scene.fatima, () => scene.services.releases.decide(id, version, { released, reason }));
const edit = (id: string, version: number, text: string) =>
  scene.tenancy.as(scene.sanne, () => monitoring().save(id, { ...wanted, text }, version));

test('a query that points at a person is kept, says at whom, and listens to nothing', async () => {
  const made = await make({ text: 'afval "Jan de Vries"' });
  expect(made).toMatchObject({ state: 'HELD', active: false, text: 'afval "Jan de Vries"' });
  expect(made.personFindings).toEqual([{ kind: 'FULL_NAME', text: 'Jan de Vries', start: 7, end: 19 }]);
  const { rows } = await scene.tenancy.admin.query('select active, held from app.monitoring_query where id = $1', [
    made.id,
  ]);
  expect(rows).toEqual([{ active: false, held: true }]);
  const history = await scene.tenancy.as(scene.sanne, () => monitoring().listHistory(made.id));
  expect(history.map((line) => line.action)).toEqual(['HELD', 'MADE']);
});

test('only the privacy officer releases it, with a reason, and then it listens', async () => {
  const made = await make({ text: '@jan_fictief' });
  const release = () => scene.services.releases.decide(made.id, 1, { released: true, reason: 'x' });
  for (const who of [scene.sanne, scene.rianne, scene.iris]) {
    await expect(scene.tenancy.as(who, release)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  }
  await expect(decide(made.id, 1, true, ' ')).rejects.toMatchObject({ code: 'MONITORING_FIELD_INVALID' });
  await expect(decide(made.id, 3)).rejects.toMatchObject({ code: 'MONITORING_QUERY_CHANGED' });
  expect(await decide(made.id, 1)).toMatchObject({
    state: 'ACTIVE',
    version: 2,
    release: { released: true, byName: 'Fatima Fictief', reason: 'Publiek figuur, raad gevraagd' },
  });
  const { rows } = await scene.tenancy.admin.query(
    `select action from app.audit_entry where object_id = $1 order by id`,
    [made.id],
  );
  expect(rows.map((row) => row.action)).toEqual([
    'monitoring.query_made',
    'monitoring.query_held',
    'monitoring.query_released',
  ]);
});

test('a refused query stays silent, also when somebody starts it', async () => {
  const made = await make({ text: 'author:jan_fictief' });
  expect(await decide(made.id, 1, false)).toMatchObject({ state: 'HELD', release: { released: false } });
  const started = await scene.tenancy.as(scene.sanne, () =>
    monitoring().save(made.id, { ...wanted, text: made.text }, 2),
  );
  expect(started).toMatchObject({ state: 'HELD', active: false });
});

test('a decision stands for the same persons only', async () => {
  const made = await make({ text: '"Jan de Vries"' });
  await decide(made.id, 1);
  expect(await edit(made.id, 2, '"jan de vries" AND afval')).toMatchObject({ state: 'ACTIVE' });
  expect(await edit(made.id, 3, '"jan de vries" OR @piet_fictief')).toMatchObject({ state: 'HELD', release: null });
  expect(await edit(made.id, 4, 'afval')).toMatchObject({ state: 'ACTIVE', personFindings: [] });
  expect(await edit(made.id, 5, '"jan de vries"')).toMatchObject({ state: 'HELD', release: null });
});

test('who owns a query or wrote its text does not release it', async () => {
  const both = await scene.tenancy.addPerson(scene.wormerland, ['privacy_officer', 'coordinator']);
  const made = await scene.tenancy.as(both, () => monitoring().save(undefined, { ...wanted, text: '@jan_fictief' }));
  const own = () => scene.services.releases.decide(made.id, 1, { released: true, reason: 'Mag wel' });
  await expect(scene.tenancy.as(both, own)).rejects.toMatchObject({ code: 'MONITORING_OWN_RELEASE' });
  const taken = await make({ text: '@piet_fictief' });
  await scene.tenancy.as(both, () => monitoring().save(taken.id, { ...wanted, text: '@piet_fictief OR afval' }, 1));
  const written = () => scene.services.releases.decide(taken.id, 2, { released: true, reason: 'Mag wel' });
  await expect(scene.tenancy.as(both, written)).rejects.toMatchObject({ code: 'MONITORING_OWN_RELEASE' });
  expect(await decide(taken.id, 2)).toMatchObject({ state: 'ACTIVE' });
});

test('there is nothing to decide about a query without persons', async () => {
  const made = await make();
  await expect(decide(made.id, 1)).rejects.toMatchObject({ code: 'MONITORING_QUERY_NOT_HELD' });
});

test('the accounts of the partnership are no persons', async () => {
  const made = await make({ text: '@oostzaanwebcare OR @OostzaanWebcare@sociaal.example OR author:oostzaanwebcare' });
  expect(made).toMatchObject({ state: 'ACTIVE', personFindings: [] });
});
