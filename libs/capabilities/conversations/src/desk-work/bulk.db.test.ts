import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene } from './work-scene.js';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.tenancy.close());

const items = async (ids: string[]) =>
  Promise.all(ids.map(async (id) => ({ conversationId: id, version: (await scene.see(id)).version })));

test('each counts for itself: what is refused says why, the rest is done', async () => {
  const { tenancy, desk, ours, theirs, rianne, sanne, hear, see } = scene;
  const [one, two, stale] = [await hear(), await hear(), await hear()];
  const foreign = await hear({}, theirs);
  const chosen = await items([one, two, stale]);
  await tenancy.as(sanne, async () => desk.work.assign({ ...(await scene.seen(stale)), toMe: true }));
  const outcomes = await tenancy.as(rianne, () =>
    desk.bulk.run({
      expectedTenantId: ours.id,
      action: 'CLOSE',
      result: 'REFERRED',
      items: [...chosen, { conversationId: foreign, version: 2 }, { conversationId: 'x', version: 1 }, chosen[0]!],
    }),
  );
  expect(outcomes).toEqual([
    { conversationId: one, done: true, refusal: null },
    { conversationId: two, done: true, refusal: null },
    { conversationId: stale, done: false, refusal: 'CONVERSATIONS_CHANGED' },
    { conversationId: foreign, done: false, refusal: 'CONVERSATIONS_NOT_FOUND' },
    { conversationId: 'x', done: false, refusal: 'CONVERSATIONS_NOT_FOUND' },
  ]);
  expect(await see(one)).toMatchObject({ status: 'CLOSED' });
  expect(await see(stale)).toMatchObject({ status: 'OPEN' });
  const { rows } = await tenancy.admin.query('select status from app.conversation where id = $1', [foreign]);
  expect(rows).toEqual([{ status: 'open' }]);
});

test('assigns, tags and marks as read', async () => {
  const { tenancy, desk, ours, rianne, sanne, hear, see, member } = scene;
  const ids = [await hear(), await hear()];
  const run = async (action: 'ASSIGN' | 'TAG' | 'READ', more = {}) =>
    (
      await tenancy.as(rianne, async () =>
        desk.bulk.run({ expectedTenantId: ours.id, action, items: await items(ids), ...more }),
      )
    ).map(({ done }) => done);
  expect(await run('ASSIGN', { colleagueId: member(sanne) })).toEqual([true, true]);
  expect(await run('TAG', { tag: 'kermis' })).toEqual([true, true]);
  expect(await run('READ')).toEqual([true, true]);
  expect(await see(ids[0]!)).toMatchObject({ assignee: { displayName: 'Sanne Bakker' }, unread: false });
  expect(await run('ASSIGN')).toEqual([true, true]);
  expect(await see(ids[1]!)).toMatchObject({ assignee: { me: true } });
  expect(await run('TAG', { tag: '' })).toEqual([false, false]);
});

test('of more than a hundred, for another tenant, or by a trainee is refused as a whole', async () => {
  const { tenancy, desk, ours, theirs, rianne, trainee, hear, see } = scene;
  const id = await hear();
  const run = (expectedTenantId: string, many = 1, person = rianne) =>
    tenancy.as(person, () =>
      desk.bulk.run({
        expectedTenantId,
        action: 'CLOSE',
        items: Array.from({ length: many }, (_, n) => ({ conversationId: n === 0 ? id : `${n}`, version: 2 })),
      }),
    );
  await expect(run(ours.id, 101)).rejects.toMatchObject({ code: 'CONVERSATIONS_TOO_MANY', params: { most: 100 } });
  await expect(run(theirs.id)).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  await expect(run(ours.id, 1, trainee)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  expect(await see(id)).toMatchObject({ status: 'OPEN' });
});

test('of two at once over the same conversations each is done once', async () => {
  const { tenancy, desk, ours, rianne, sanne, hear } = scene;
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(await hear());
  const chosen = await items(ids);
  const run = (person: typeof rianne, list: typeof chosen) =>
    tenancy.as(person, () => desk.bulk.run({ expectedTenantId: ours.id, action: 'CLOSE', items: list }));
  const [mine, hers] = await Promise.all([run(rianne, chosen), run(sanne, chosen.toReversed())]);
  for (const id of ids) {
    const done = [...mine, ...hers].filter((one) => one.conversationId === id && one.done);
    expect(done).toHaveLength(1);
  }
});
