import { newId } from '@samenspraak/platform/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueryScene, wanted, type QueryScene } from './query-fixture.js';

let scene: QueryScene;
beforeAll(async () => {
  scene = await openQueryScene();
});
afterAll(() => scene.tenancy.close());

const monitoring = () => scene.services.monitoring;
const as = <T>(who: keyof QueryScene & ('sanne' | 'rianne' | 'iris' | 'fatima' | 'otto'), work: () => Promise<T>) =>
  scene.tenancy.as(scene[who], work);
const make = (change: object = {}) => as('sanne', () => monitoring().save(undefined, { ...wanted, ...change }));
const listens = async (id: string) =>
  (await scene.tenancy.admin.query('select active from app.monitoring_query where id = $1', [id])).rows[0].active;

test('a query is kept with its owner, its canonical form and its first line of history', async () => {
  const made = await make({ text: 'afval   straat' });
  expect(made).toMatchObject({
    state: 'ACTIVE',
    version: 1,
    ownerName: 'Sanne Fictief',
    canonical: 'afval AND straat',
    personFindings: [],
    release: null,
    purgesOn: null,
  });
  const [first] = await as('rianne', () => monitoring().listHistory(made.id));
  expect(first).toMatchObject({ action: 'MADE', byName: 'Sanne Fictief' });
  expect(first!.fields).toContainEqual({ field: 'text', before: null, after: 'afval   straat' });
});

test('who changes an older version is told so, and nothing is overwritten', async () => {
  const made = await make();
  await as('sanne', () => monitoring().save(made.id, { ...wanted, name: 'Nieuw' }, 1));
  for (const version of [1, null, 7]) {
    await expect(
      as('sanne', () => monitoring().save(made.id, { ...wanted, name: 'Oud' }, version)),
    ).rejects.toMatchObject({ code: 'MONITORING_QUERY_CHANGED', params: { version: 2 } });
  }
  expect((await as('sanne', () => monitoring().get(made.id))).name).toBe('Nieuw');
});

test('the history says who changed which field from what to what', async () => {
  const made = await make();
  await as('iris', () =>
    monitoring().save(made.id, { ...wanted, text: 'grofvuil', testCases: [{ text: 'x', mustMatch: true }] }, 1),
  );
  const [latest] = await as('sanne', () => monitoring().listHistory(made.id));
  expect(latest).toMatchObject({
    action: 'CHANGED',
    byName: 'Iris Fictief',
    fields: [
      { field: 'text', before: 'afval', after: 'grofvuil' },
      { field: 'testCases', before: '0', after: '1' },
    ],
  });
});

test('the history names owners, and of who left only that there was somebody', async () => {
  const ivo = await scene.tenancy.addPerson(scene.wormerland, ['coordinator'], { name: 'Ivo Fictief' });
  const made = await as('sanne', () => monitoring().save(undefined, { ...wanted, name: 'Overgedragen' }));
  const hand = async (ownerId: string, version: number) =>
    scene.tenancy.as(ivo, () => monitoring().save(made.id, { ...wanted, name: 'Overgedragen', ownerId }, version));
  const [iris, own] = [await membership('iris'), await membershipOf(ivo.principalId)];
  await hand(iris, 1);
  await hand(own, 2);
  const latest = async () => (await as('sanne', () => monitoring().listHistory(made.id)))[0]!;
  const change = (after: string) => ({ fields: [{ field: 'ownerId', before: 'Iris Fictief', after }] });
  expect(await latest()).toMatchObject({ byName: 'Ivo Fictief', ...change('Ivo Fictief') });
  await scene.tenancy.admin.query(`update app.membership set status = 'ended' where id = $1`, [own]);
  expect(await latest()).toMatchObject({ byName: '', ...change(own) });
  expect((await as('sanne', () => monitoring().get(made.id))).ownerName).toBe('');
});

test('who may change queries chooses an owner among colleagues, and sees who may own public order', async () => {
  const owners = await as('sanne', () => monitoring().listOwners());
  const said = owners.map(({ displayName, me, inCompartment }) => [displayName, me, inCompartment]);
  expect(said).toEqual([
    ['Anne Fictief', false, false],
    ['Fatima Fictief', false, true],
    ['Iris Fictief', false, true],
    ['Sanne Fictief', true, false],
  ]);
  await expect(as('fatima', () => monitoring().listOwners())).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('open screens hear which query changed, and nothing of public order', async () => {
  const { admin } = scene.tenancy;
  const heard: unknown[] = [];
  admin.on('notification', ({ payload }) => heard.push(JSON.parse(payload!)));
  await admin.query('listen live');
  const made = await make();
  const hidden = await as('iris', () => monitoring().save(undefined, { ...wanted, domain: 'PUBLIC_ORDER' }));
  await as('iris', () => monitoring().pause(hidden.id, 1, true));
  await as('sanne', () => monitoring().pause(made.id, 1, true));
  const ownerId = await membership('iris');
  await as('iris', () => monitoring().save(made.id, { ...wanted, domain: 'PUBLIC_ORDER', ownerId }, 2));
  await admin.query('unlisten live');
  // The last one takes it from the screens that showed it.
  const told = { t: scene.wormerland.id, k: 'QUERY', i: [made.id] };
  expect(heard).toEqual([told, told, told]);
});

test('an owner must work here now', async () => {
  const colleague = await membership('iris');
  expect((await make({ ownerId: colleague })).ownerName).toBe('Iris Fictief');
  for (const ownerId of [newId(), await membership('otto')]) {
    await expect(make({ ownerId })).rejects.toMatchObject({ code: 'MONITORING_OWNER_INVALID' });
  }
});

test('a query rests while it is paused and goes on afterwards', async () => {
  const made = await make();
  const paused = await as('sanne', () => monitoring().pause(made.id, 1, true));
  expect(paused).toMatchObject({ state: 'PAUSED', active: false, version: 2 });
  expect(await listens(made.id)).toBe(false);
  expect(await as('sanne', () => monitoring().pause(made.id, 2, false))).toMatchObject({ state: 'ACTIVE', version: 3 });
  expect(await listens(made.id)).toBe(true);
  expect((await as('sanne', () => monitoring().listHistory(made.id))).map((line) => line.action)).toEqual([
    'RESUMED',
    'PAUSED',
    'MADE',
  ]);
  await expect(as('rianne', () => monitoring().pause(made.id, 3, true))).resolves.toMatchObject({ state: 'PAUSED' });
  await expect(as('fatima', () => monitoring().pause(made.id, 4, true))).rejects.toMatchObject({
    code: 'PERMISSION_DENIED',
  });
});

test('a query that ended listens again when it is renewed, for a year at most', async () => {
  const made = await make();
  await scene.tenancy.admin.query(`update app.monitoring_query set ends_on = current_date - 3 where id = $1`, [
    made.id,
  ]);
  expect(await scene.tenancy.asWorker(scene.wormerland, () => scene.worker.monitoring.endExpired())).toBe(1);
  const ended = await as('sanne', () => monitoring().get(made.id));
  expect(ended).toMatchObject({ state: 'ENDED', active: false });
  expect(ended.purgesOn).toBe(new Date(Date.parse(ended.endsOn) + 30 * 86_400_000).toISOString().slice(0, 10));
  const renew = (endsOn: string) => as('sanne', () => monitoring().renew(made.id, ended.version, endsOn));
  await expect(renew('2020-01-01')).rejects.toMatchObject({ code: 'MONITORING_END_DATE_INVALID' });
  await expect(renew('2099-01-01')).rejects.toMatchObject({ code: 'MONITORING_END_DATE_INVALID' });
  expect(await renew(wanted.endsOn)).toMatchObject({ state: 'ACTIVE', purgesOn: null });
  expect((await as('sanne', () => monitoring().listHistory(made.id))).slice(0, 2).map((one) => one.action)).toEqual([
    'RENEWED',
    'ENDED',
  ]);
});

test('test texts say whether the query does what it must', async () => {
  const testCases = [
    { text: 'Mijn afval staat er nog', mustMatch: true },
    { text: 'Mooi weer', mustMatch: false },
    { text: 'Grofvuil op straat', mustMatch: true },
  ];
  const made = await make({ testCases });
  expect(made.testCases.map((one) => one.matches)).toEqual([true, false, false]);
  const changed = await as('sanne', () => monitoring().save(made.id, { ...wanted, text: 'afval OR grofvuil' }, 1));
  expect(changed.testCases.map((one) => one.matches)).toEqual([true, false, true]);
  for (const wrong of [
    Array.from({ length: 51 }, () => testCases[0]),
    [{ text: 'a'.repeat(2_001), mustMatch: true }],
    [{ text: ' ', mustMatch: true }],
  ]) {
    await expect(make({ testCases: wrong })).rejects.toMatchObject({ code: 'MONITORING_TESTS_INVALID' });
  }
});

test('a tenant sees and changes nothing of the queries of another', async () => {
  const made = await make();
  const { services } = scene;
  expect((await as('otto', () => monitoring().list())).map((query) => query.id)).not.toContain(made.id);
  for (const id of [made.id, newId(), 'x']) {
    const steps: (() => Promise<unknown>)[] = [
      () => monitoring().get(id),
      () => monitoring().listHistory(id),
      () => monitoring().pause(id, 1, true),
      () => monitoring().renew(id, 1, wanted.endsOn),
      () => monitoring().save(id, wanted, 1),
    ];
    for (const step of steps) {
      await expect(as('otto', step)).rejects.toMatchObject({ code: 'MONITORING_QUERY_NOT_FOUND' });
    }
  }
  const decide = () => services.releases.decide(made.id, 1, { released: true, reason: 'x' });
  await expect(as('otto', decide)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

const membership = (who: 'iris' | 'otto') => membershipOf(scene[who].principalId);

async function membershipOf(principalId: string): Promise<string> {
  const { rows } = await scene.tenancy.admin.query('select id from app.membership where principal_id = $1', [
    principalId,
  ]);
  return rows[0].id;
}
