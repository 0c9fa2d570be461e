import { AuditTrail } from '@samenspraak/platform/audit';
import { Announcer } from '@samenspraak/platform/queue';
import type { TestPerson } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScene } from '../desk-work/work-scene.js';
import { openLists } from '../lists/index.js';
import { TopicListRepository } from './topic-list.repository.js';
import { TopicLists } from './topic-lists.service.js';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: TestPerson;
let lists: TopicLists;
beforeAll(async () => {
  scene = await openScene();
  admin = await scene.tenancy.addPerson(scene.ours, ['tenant_admin'], { name: 'Daan Mulder', initials: 'DM' });
  const { door } = scene.tenancy;
  lists = new TopicLists(door, new TopicListRepository(door), new AuditTrail(door), new Announcer(door), scene.clock);
});
afterAll(() => scene?.tenancy.close());

const plain = { sensitive: false, active: true, words: [] as string[], departmentId: null as string | null };
const topic = (changed: object, person = admin) =>
  scene.tenancy.as(person, () =>
    lists.saveTopic({ expectedTenantId: scene.ours.id, ...plain, name: 'Afval', ...changed }),
  );
const find = async (name: string) => {
  const { topics } = await scene.tenancy.as(admin, () => lists.list());
  return topics.find((one) => one.name === name)!;
};
const interpret = async (id: string, chosen: object) =>
  scene.tenancy.as(scene.rianne, async () =>
    scene.desk.interpretation.interpret({ ...(await scene.seen(id)), ...chosen }),
  );

test('an administrator adds, and it can be chosen at once; what is out of use cannot', async () => {
  const { departments } = await scene.tenancy.as(admin, () =>
    lists.saveDepartment({ expectedTenantId: scene.ours.id, name: ' Buiten  ruimte', active: true }),
  );
  expect(departments).toMatchObject([{ name: 'Buiten ruimte', active: true, changedBy: 'Daan Mulder' }]);
  await topic({ words: ['Container*'], departmentId: departments[0]!.id });
  const id = await scene.hear({ text: 'De containers stinken' });
  const proposals = await scene.tenancy.as(scene.rianne, async () =>
    scene.desk.interpretation.proposals(await scene.open.read.get(id)),
  );
  expect(proposals).toContainEqual(expect.objectContaining({ aspect: 'TOPIC', value: 'Afval', word: 'containers' }));
  const row = await topic({ name: 'Kermis', active: false }).then(() => find('Kermis'));
  await expect(interpret(id, { topic: 'Kermis' })).rejects.toMatchObject({ code: 'CONVERSATIONS_TOPIC_UNKNOWN' });
  await topic({ id: row.id, version: row.version, name: 'Kermis' });
  expect(await interpret(id, { topic: 'Kermis' })).toMatchObject({ topic: 'Kermis' });
});

test('a topic that is renamed stays what it was: open work bears the new name, closed work keeps the old and is found by both', async () => {
  await topic({ name: 'Jeugdhulp', sensitive: true });
  const [open, closed] = [await scene.hear({ text: 'Een' }), await scene.hear({ text: 'Twee' })];
  for (const id of [open, closed]) await interpret(id, { topic: 'Jeugdhulp' });
  await scene.tenancy.admin.query(`update app.conversation set status = 'closed', due_at = null where id = $1`, [
    closed,
  ]);
  const old = await find('Jeugdhulp');
  await topic({ id: old.id, version: old.version, name: 'Jeugd en gezin', sensitive: true });
  expect(await scene.see(open)).toMatchObject({ topic: 'Jeugd en gezin' });
  expect(await scene.see(closed)).toMatchObject({ topic: 'Jeugdhulp' });
  const { topics } = scene.open;
  for (const name of ['jeugdhulp', 'Jeugd en gezin'])
    expect(await scene.tenancy.as(scene.rianne, () => topics.isSensitive(name))).toBe(true);
  expect(await scene.tenancy.as(scene.rianne, () => topics.namesOf('Jeugdhulp'))).toEqual([
    'Jeugdhulp',
    'Jeugd en gezin',
  ]);
  expect(await scene.tenancy.as(scene.neighbour, () => topics.isSensitive('jeugdhulp'))).toBe(false);
  const page = await scene.tenancy.as(scene.rianne, () =>
    openLists(scene.tenancy.door).list({ folder: 'CLOSED', filter: { topics: ['Jeugd en gezin'] }, first: 10 }),
  );
  expect(page.items.map(({ id }) => id)).toEqual([closed]);
});

test('a name that another topic has or had is refused, also in other capitals; its own old name may come back', async () => {
  for (const name of ['jeugd en gezin', 'JEUGDHULP'])
    await expect(topic({ name })).rejects.toMatchObject({ code: 'CONVERSATIONS_LISTED_NAME_TAKEN' });
  const { id, version } = await find('Jeugd en gezin');
  await topic({ id, version, name: 'Jeugdhulp', sensitive: true });
  expect(await find('Jeugdhulp')).toMatchObject({ former: ['Jeugd en gezin'], version: version + 1 });
  await expect(topic({ id, version, name: 'Iets anders' })).rejects.toMatchObject({
    code: 'CONVERSATIONS_LISTED_CHANGED',
  });
});

test('a coordinator keeps the lists, but only an administrator says that a topic is not sensitive any more', async () => {
  await topic({ name: 'Opvang', sensitive: true }, scene.sanne);
  const { id, version } = await find('Opvang');
  const milder = { id, version, name: 'Opvang', sensitive: false };
  await expect(topic(milder, scene.sanne)).rejects.toMatchObject({ code: 'CONVERSATIONS_SENSITIVE_STAYS' });
  await topic(milder);
  expect(await find('Opvang')).toMatchObject({ sensitive: false, changedBy: 'Daan Mulder' });
  for (const person of [scene.rianne, scene.trainee, scene.reader])
    await expect(topic({ name: 'Nieuw' }, person)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('the order is the council’s own; what is not named comes behind', async () => {
  const { topics } = await scene.tenancy.as(admin, () => lists.list());
  const ids = topics.map(({ id }) => id);
  const wanted = [ids[2]!, ids[0]!];
  const after = await scene.tenancy.as(admin, () =>
    lists.order({ expectedTenantId: scene.ours.id, kind: 'TOPICS', ids: [...wanted, wanted[0]!, 'geen id'] }),
  );
  expect(after.topics.map(({ id }) => id)).toEqual([...wanted, ...ids.filter((id) => !wanted.includes(id))]);
  const offered = await scene.tenancy.as(scene.rianne, () => scene.desk.interpretation.lists());
  expect(offered.topics.map(({ id }) => id)).toEqual(after.topics.filter(({ active }) => active).map(({ id }) => id));
});

test('what cannot be kept is refused, and another council’s list is not there', async () => {
  for (const [changed, what] of [
    [{ name: ' ' }, 'NAME'],
    [{ name: 'Nieuw', words: ['*'] }, 'WORDS'],
    [{ name: 'Nieuw', departmentId: scene.ours.id }, 'DEPARTMENT'],
  ] as const)
    await expect(topic(changed)).rejects.toMatchObject({ code: 'CONVERSATIONS_LISTED_INVALID', params: { what } });
  for (const id of ['geen id', scene.ours.id])
    await expect(topic({ id, version: 1 })).rejects.toMatchObject({ code: 'CONVERSATIONS_LISTED_NOT_FOUND' });
  await expect(topic({ expectedTenantId: scene.theirs.id, name: 'Nieuw' })).rejects.toMatchObject({
    code: 'TENANT_MISMATCH',
  });
});
