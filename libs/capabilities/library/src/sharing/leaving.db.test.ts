import { openTestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { libraryEntities } from '../index.js';
import { FIRST, SharingTown, type Council } from './sharing-fixture.js';

let town: SharingTown;
let author: Council;
let leaver: Council;
let stays: Council;
let templateId: string;
let itemId: string;

beforeAll(async () => {
  town = await SharingTown.open(await openTestTenancy(libraryEntities), ['Schrijfdam', 'Vertrek', 'Blijfdorp']);
  [author, leaver, stays] = town.councils as [Council, Council, Council];
});
beforeEach(async () => {
  for (const council of town.councils) await town.setMember(council, true);
  await town.tenancy.admin.query('delete from app.kept_recall; delete from app.library_recall');
  templateId = await town.write(author);
  itemId = await town.publish(author, templateId);
});
afterAll(() => town?.tenancy.close());

const choose = (choice: 'FOLLOW' | 'FORK' | 'DECLINED', reason?: string) =>
  town.as(leaver, () => town.sharing.templates.choose({ itemId, choice, reason: reason ?? null }));

async function callBack(version = 1): Promise<void> {
  const wish = {
    templateId,
    expectedTenantId: author.tenant.id,
    versions: [version],
    kind: 'UNSAFE',
    reason: 'Gevaarlijk',
  } as const;
  await town.as(author, () => town.recalls.recall(wish));
}

async function use(council: Council, answerId: string): Promise<string> {
  const conversation = await town.addConversation(council);
  return town
    .as(council, () => town.answers.render(answerId, conversation))
    .then(
      () => 'rendered',
      (error: { code: string }) => error.code,
    );
}

const kept = async () =>
  (await town.tenancy.admin.query<{ tenant_id: string }>('select tenant_id from app.kept_recall')).rows.map(
    (row) => row.tenant_id,
  );

test('who left and uses a text still hears that it was called back, and why', async () => {
  await choose('FOLLOW');
  await town.setMember(leaver, false);
  await callBack();
  await town.work();
  expect(await use(leaver, itemId)).toBe('LIBRARY_ANSWER_RECALLED');
  const [answer] = await town.as(leaver, () => town.answers.list({ first: 100 }));
  expect(answer?.recall ?? null).toMatchObject({ kind: 'UNSAFE', reason: 'Gevaarlijk', publisher: 'Schrijfdam' });
});

test('a text that was called back stays so for who leaves afterwards', async () => {
  await choose('FOLLOW');
  await callBack();
  await town.work();
  await town.setMember(leaver, false);
  expect(await use(leaver, itemId)).toBe('LIBRARY_ANSWER_RECALLED');
});

test('what was pasted is known again as well, after leaving', async () => {
  await choose('FOLLOW');
  await town.setMember(leaver, false);
  await callBack();
  await town.work();
  const conversationId = await town.addConversation(leaver);
  const written = { conversationId, answerId: null, answerVersion: null, text: `Beste Jo,\n\n${FIRST.body}` };
  expect(await town.as(leaver, () => town.recalls.findHere(written))).toMatchObject({ by: 'TEXT' });
});

test('a copy that went its own way hears of it too, until somebody saves it anew', async () => {
  const { forkId } = await choose('FORK');
  await town.setMember(leaver, false);
  await callBack();
  await town.work();
  expect(await use(leaver, forkId!)).toBe('LIBRARY_ANSWER_RECALLED');
  await town.as(leaver, () =>
    town.templates.save({ ...FIRST, body: 'We komen deze week langs.', id: forkId!, version: 1 }),
  );
  expect(await use(leaver, forkId!)).toBe('rendered');
});

test('of a version that is called back nobody makes a copy of its own', async () => {
  await choose('FOLLOW');
  await callBack();
  await expect(choose('FORK')).rejects.toMatchObject({ code: 'LIBRARY_ANSWER_RECALLED' });
});

test('who never used that version, and who is no member, learns nothing of it', async () => {
  await choose('FOLLOW');
  await town.setMember(leaver, false);
  const second = { ...FIRST, body: `${FIRST.body} Regel twee.`, id: templateId, version: 1 };
  await town.as(author, () => town.templates.save(second));
  await town.publish(author, templateId);
  await callBack(2);
  await town.work();
  expect(await kept()).toEqual([]);
  expect(await use(leaver, itemId)).toBe('rendered');
  expect(await town.as(stays, () => town.answers.list({ first: 100 }))).toEqual([]);
});

test('twice told is once kept, and nobody reads what another keeps', async () => {
  await choose('FOLLOW');
  await callBack();
  await town.tenancy.admin.query(
    `insert into app.outbox (tenant_id, topic, ref_id) select o.tenant_id, o.topic, o.ref_id from app.outbox o where o.topic = 'recall.keep'`,
  );
  await town.work();
  expect(await kept()).toEqual([leaver.tenant.id]);
  for (const council of [author, stays])
    expect(await town.as(council, () => town.tenancy.door.query('select * from app.kept_recall'))).toEqual([]);
});
