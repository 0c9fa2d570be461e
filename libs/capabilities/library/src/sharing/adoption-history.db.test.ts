import { openTestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryEntities } from '../index.js';
import { FIRST, SharingTown, type Council } from './sharing-fixture.js';

let town: SharingTown;
let author: Council;
let east: Council;
let west: Council;

const OWN = 'Wat vervelend. Zet de container terug. Wij in Oost bellen u.';
const LATER = 'Wij in Oost komen langs en bellen u daarna.';
const SECOND = 'Wat vervelend. Zet de container vóór acht uur terug. We komen deze week langs.';

beforeAll(async () => {
  town = await SharingTown.open(await openTestTenancy(libraryEntities), ['Schrijfdam', 'Oost', 'West']);
  [author, east, west] = town.councils as [Council, Council, Council];
});
afterAll(() => town?.tenancy.close());

const templates = () => town.sharing.templates;
const choose = (itemId: string, choice: 'FOLLOW' | 'OVERRIDE' | 'FORK' | 'DECLINED', more: object = {}) =>
  town.as(east, () => templates().choose({ itemId, choice, ...more }));
const seen = (itemId: string, council = east) =>
  town.as(council, async () => (await templates().listShared(null)).find(({ id }) => id === itemId));
const history = (itemId: string, council = east) => town.as(council, () => town.sharing.history.list(itemId));
const restore = async (itemId: string, from: number, council = east) => {
  const revision = (await seen(itemId, council))?.revision ?? 1;
  return town.as(council, () => town.sharing.history.restore({ itemId, from, revision }));
};
const bodies = async (itemId: string) => (await history(itemId)).map(({ state, content }) => [state, content.body]);

async function shared() {
  const templateId = await town.write(author);
  return { templateId, itemId: await town.publish(author, templateId) };
}
const changedTwice = async () => {
  const made = await shared();
  await choose(made.itemId, 'FOLLOW');
  await choose(made.itemId, 'OVERRIDE', { fields: { body: OWN } });
  await choose(made.itemId, 'OVERRIDE', { fields: { body: LATER } });
  return made;
};

test('each text that a council used is in its history with who and when, and a neighbour sees none of it', async () => {
  const { itemId } = await changedTwice();
  expect(await bodies(itemId)).toEqual([
    ['OVERRIDE', LATER],
    ['OVERRIDE', OWN],
    ['FOLLOW', FIRST.body],
  ]);
  expect((await history(itemId))[0]).toMatchObject({
    decidedByName: 'Schrijver van Oost',
    version: 1,
    recalled: false,
  });
  expect([await history(itemId, west), await history(itemId, author), await history('x')]).toEqual([[], [], []]);
  await expect(restore(itemId, 1, west)).rejects.toMatchObject({ code: 'LIBRARY_SHARED_NOT_FOUND' });
});

test('an old text comes back as the own variant, and what was used until then stays in the history', async () => {
  const { itemId } = await changedTwice();
  expect(await restore(itemId, 2)).toBeNull();
  expect(await seen(itemId)).toMatchObject({ adoption: 'OVERRIDE', here: { body: OWN } });
  expect((await bodies(itemId)).map(([, body]) => body)).toEqual([OWN, LATER, OWN, FIRST.body]);
  await expect(
    town.as(east, () => town.sharing.history.restore({ itemId, from: 1, revision: 1 })),
  ).rejects.toMatchObject({ code: 'LIBRARY_ADOPTION_CHANGED' });
  await restore(itemId, 1);
  expect(await seen(itemId)).toMatchObject({ adoption: 'FOLLOW', review: true, here: { body: FIRST.body } });
});

test('after declining an old text comes back, also when its author has stopped: then as a template of our own, once', async () => {
  const { itemId, templateId } = await changedTwice();
  await choose(itemId, 'DECLINED', { reason: 'Past niet' });
  await restore(itemId, 3);
  expect(await seen(itemId)).toMatchObject({ adoption: 'OVERRIDE', here: { body: LATER } });
  await choose(itemId, 'DECLINED', { reason: 'Past echt niet' });
  await town.as(author, () => templates().withdraw(templateId));
  expect(await seen(itemId)).toMatchObject({ adoption: 'DECLINED', withdrawn: true, here: null });
  await expect(choose(itemId, 'FOLLOW')).rejects.toMatchObject({ code: 'LIBRARY_SHARED_NOT_FOUND' });
  const ownId = await restore(itemId, 2);
  expect(await restore(itemId, 2)).toBe(ownId);
  const [own] = (await town.as(east, () => town.templates.listOwn())).filter(({ id }) => id === ownId);
  expect(own).toMatchObject({ body: OWN, originItemId: itemId, originVersion: 1 });
});

test('after going on alone, and after a withdrawal, an old text comes back', async () => {
  const { itemId, templateId } = await changedTwice();
  await town.as(author, () => templates().withdraw(templateId));
  await restore(itemId, 2);
  expect(await seen(itemId)).toMatchObject({ adoption: 'OVERRIDE', here: { body: OWN }, withdrawn: true });
  await choose(itemId, 'FORK');
  expect(await restore(itemId, 1)).toEqual(expect.any(String));
  expect(await seen(itemId)).toMatchObject({ adoption: 'FORK' });
});

test('a text of a version that was called back does not come back, and what came back before it is held', async () => {
  const { itemId, templateId } = await changedTwice();
  await town.as(author, () => town.templates.save({ ...FIRST, body: SECOND, id: templateId, version: 1 }));
  await town.publish(author, templateId);
  await choose(itemId, 'FOLLOW');
  await restore(itemId, 2);
  await town.as(author, () =>
    town.recalls.recall({
      ...{ templateId, expectedTenantId: author.tenant.id, versions: [1] },
      ...{ kind: 'WRONG', reason: 'Klopt niet' },
    }),
  );
  const [answer] = (await town.as(east, () => town.answers.list({ first: 100 }))).filter(({ id }) => id === itemId);
  expect(answer).toMatchObject({ body: OWN, recall: { version: 1 } });
  expect((await history(itemId)).filter(({ recalled }) => recalled).length).toBeGreaterThan(2);
  await expect(restore(itemId, 3)).rejects.toMatchObject({ code: 'LIBRARY_ANSWER_RECALLED' });
});
