import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene } from '../desk-work/work-scene.js';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
  const { admin } = scene.tenancy;
  await admin.query(`insert into app.department (tenant_id, name) values ($1, 'Buitenruimte')`, [scene.ours.id]);
  await admin.query(
    `insert into app.topic (tenant_id, name, words, department_id, sensitive, active)
     select $1, t.name, t.words, d.id, t.sensitive, t.active from app.department d,
       (values ('Afval', '{container*}'::text[], false, true), ('Jeugdhulp', '{jeugdzorg}', true, true), ('Oud', '{kermis}', true, false))
       as t(name, words, sensitive, active) where d.tenant_id = $1`,
    [scene.ours.id],
  );
});
afterAll(() => scene?.tenancy.close());

const proposed = async (id: string) =>
  (
    await scene.tenancy.as(scene.rianne, async () => scene.desk.interpretation.proposals(await scene.open.read.get(id)))
  ).map(({ aspect, value, word }) => [aspect, value, word]);
const interpret = (id: string, chosen: object) =>
  scene.tenancy.as(scene.rianne, async () =>
    scene.desk.interpretation.interpret({ ...(await scene.seen(id)), ...chosen }),
  );

test('rules propose, a person decides, and both are kept with who and when', async () => {
  const id = await scene.hear({ text: 'De containers stinken, wanneer komen jullie? Het is gevaarlijk.' });
  expect(await proposed(id)).toEqual([
    ['QUESTION', 'true', null],
    ['KIND', 'QUESTION', null],
    ['TOPIC', 'Afval', 'containers'],
    ['SENTIMENT', 'NEGATIVE', 'gevaarlijk'],
    ['URGENCY', 'HIGH', 'gevaarlijk'],
    ['DEPARTMENT', 'Buitenruimte', 'Afval'],
  ]);
  const row = await interpret(id, { question: true, kind: 'COMPLAINT', topic: 'afval', urgency: 'NORMAL' });
  expect(row).toMatchObject({ question: true, kind: 'COMPLAINT', topic: 'Afval', urgency: 'NORMAL' });
  expect(await proposed(id)).toEqual([
    ['SENTIMENT', 'NEGATIVE', 'gevaarlijk'],
    ['DEPARTMENT', 'Buitenruimte', 'Afval'],
  ]);
  const { rows } = await scene.tenancy.admin.query(
    'select aspect, proposed, reason, chosen, chosen_by from app.interpretation where conversation_id = $1 order by aspect',
    [id],
  );
  const by = { chosen_by: scene.member(scene.rianne) };
  expect(rows).toEqual([
    { aspect: 'KIND', proposed: 'QUESTION', reason: 'QUESTION_MARK', chosen: 'COMPLAINT', ...by },
    { aspect: 'QUESTION', proposed: 'true', reason: 'QUESTION_MARK', chosen: 'true', ...by },
    { aspect: 'TOPIC', proposed: 'Afval', reason: 'WORD', chosen: 'Afval', ...by },
    { aspect: 'URGENCY', proposed: 'HIGH', reason: 'WORD', chosen: 'NORMAL', ...by },
  ]);
});

test('saying that there is none is a decision too', async () => {
  const id = await scene.hear({ text: 'De container staat scheef' });
  await interpret(id, { topic: null, department: null });
  expect((await proposed(id)).map(([aspect]) => aspect)).not.toContain('TOPIC');
  expect(await scene.see(id)).toMatchObject({ topic: null, department: null });
});

test('a topic stands in the tenant’s list, and one that is no longer used cannot be chosen', async () => {
  const id = await scene.hear({ text: 'Kermis' });
  for (const topic of ['Verzonnen', 'Oud'])
    await expect(interpret(id, { topic })).rejects.toMatchObject({ code: 'CONVERSATIONS_TOPIC_UNKNOWN' });
  await expect(interpret(id, { department: 'Verzonnen' })).rejects.toMatchObject({
    code: 'CONVERSATIONS_DEPARTMENT_UNKNOWN',
  });
  expect(await scene.tenancy.as(scene.rianne, () => scene.open.topics.isSensitive('jeugdhulp'))).toBe(true);
  expect(await scene.tenancy.as(scene.rianne, () => scene.open.topics.isSensitive('Afval'))).toBe(false);
  expect(await scene.tenancy.as(scene.neighbour, () => scene.open.topics.isSensitive('jeugdhulp'))).toBe(false);
  expect(await scene.tenancy.as(scene.neighbour, () => scene.desk.interpretation.lists())).toEqual({
    topics: [],
    departments: [],
  });
});

test('a clock that runs goes on by the norm of the new urgency', async () => {
  const id = await scene.hear({ text: 'Wanneer komen jullie?' });
  const before = await scene.see(id);
  const row = await interpret(id, { urgency: 'URGENT' });
  expect(row.dueAt!.getTime()).toBeLessThan(before.dueAt!.getTime());
  expect(row.normMinutes).toBe(60);
  const none = await interpret(await scene.hear({ involvement: 'watch' }), { urgency: 'URGENT' });
  expect(none).toMatchObject({ urgency: 'URGENT', dueAt: null });
});
