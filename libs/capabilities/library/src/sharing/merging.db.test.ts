import { mergeTenants } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { openTestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { libraryEntities } from '../index.js';
import { FIRST, SharingTown, type Council } from './sharing-fixture.js';

const rooms = ['replies', 'library', 'knowledge', 'colleagues'];
const OWN = 'Wat vervelend. Zet de container terug, maar niet voor de brug. We komen deze week langs.';

let town: SharingTown;
let author: Council;
let ending: Council;
let goingOn: Council;
const admin = () => town.tenancy.admin;

beforeAll(async () => {
  town = await SharingTown.open(await openTestTenancy(libraryEntities), ['Schrijfdam', 'Eindorp', 'Verderdam']);
});
beforeEach(async () => {
  author = town.councils[0]!;
  [ending, goingOn] = [await council('Eindorp'), await council('Verderdam')];
  for (const person of [ending.agent, ending.coordinator]) await give(person.principalId, goingOn, '{agent}');
});
afterAll(() => town?.tenancy.close());

/** One more council of the partnership, as fresh as the first ones. */
async function council(name: string): Promise<Council> {
  const [added] = await town.addCouncils([name]);
  return added!;
}

async function give(principal: string, { tenant }: Council, roles: string): Promise<void> {
  await admin().query(
    `insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) values ($1, $2, 'active', $3, 'Iemand', 'IE')`,
    [tenant.id, principal, roles],
  );
}

const merge = (keep = true) =>
  mergeTenants(town.tenancy.database.urlFor('migrator'), {
    from: ending.tenant.code,
    to: goingOn.tenant.code,
    rooms,
    keep,
  });
const choose = (who: Council, itemId: string, choice: 'FOLLOW' | 'OVERRIDE' | 'DECLINED' | 'FORK', body?: string) =>
  town.as(who, () =>
    town.sharing.templates.choose({ itemId, choice, reason: 'Niet nodig', fields: body ? { body } : undefined }),
  );
const share = async (who: Council, changed: Partial<typeof FIRST> = {}) =>
  town.publish(who, await town.write(who, changed));
const answers = (who: Council) => town.as(who, () => town.answers.all());
const shot = async ({ tenant }: Council) => {
  const tables = [
    'template',
    'template_version',
    'adoption',
    'adoption_version',
    'publication',
    'kept_recall',
    'colleague_contact',
  ];
  const counts = tables.map(
    async (name) =>
      [
        name,
        (await admin().query(`select t.* from app.${name} t where t.tenant_id = $1 order by t.id`, [tenant.id])).rows,
      ] as const,
  );
  return Object.fromEntries(await Promise.all(counts));
};

test('every text that either of them used is there afterwards, with its versions and its origin', async () => {
  const [both, once, refused] = [await share(author), await share(author), await share(author)];
  const ours = await share(goingOn, { title: 'Van Verderdam' });
  const theirs = await share(ending, { title: 'Van Eindorp' });
  await choose(ending, both, 'OVERRIDE', OWN);
  await choose(goingOn, both, 'FOLLOW');
  await choose(ending, once, 'FOLLOW');
  await choose(ending, refused, 'FOLLOW');
  await choose(goingOn, refused, 'DECLINED');
  await choose(ending, ours, 'OVERRIDE', `${OWN} Bij ons.`);
  await choose(goingOn, theirs, 'OVERRIDE', `${OWN} Bij hen.`);
  await town.write(ending, { title: 'Alleen van Eindorp' });
  const before = [...(await answers(ending)), ...(await answers(goingOn))].map(({ body }) => body);
  await merge();
  const after = await answers(goingOn);
  expect(before.filter((body) => !after.some((one) => one.body === body))).toEqual([]);
  expect(after.find(({ id }) => id === once)).toMatchObject({ own: false, body: FIRST.body });
  expect(after.find(({ own, body }) => own && body === OWN)).toMatchObject({ origin: { itemId: both, version: 1 } });
  expect(after.find(({ itemId }) => itemId === theirs)).toMatchObject({ own: true, title: 'Van Eindorp' });
  expect(after.filter(({ title }) => title === 'Alleen van Eindorp')).toHaveLength(1);
  expect(
    (
      await admin().query('select 1 from app.adoption_version v where v.tenant_id = $1 and v.item_id = $2', [
        goingOn.tenant.id,
        once,
      ])
    ).rows,
  ).toHaveLength(1);
});

test('what the one published goes on under the name of the other, who can call it back', async () => {
  const templateId = await town.write(ending);
  const itemId = await town.publish(ending, templateId);
  await choose(author, itemId, 'FOLLOW');
  await merge();
  const seen = await town.as(author, () => town.sharing.sharing.get(itemId));
  expect(seen.publisher.name).toBe(goingOn.tenant.name);
  const wish = {
    templateId,
    expectedTenantId: goingOn.tenant.id,
    versions: [1],
    kind: 'WRONG',
    reason: 'Klopt niet',
  } as const;
  await town.as(goingOn, () => town.recalls.recall(wish));
  const conversation = await town.addConversation(author);
  await expect(town.as(author, () => town.answers.render(itemId, conversation))).rejects.toMatchObject({
    code: 'LIBRARY_ANSWER_RECALLED',
  });
});

test('a recall that the one heard of counts for the other, and news comes to the other from then on', async () => {
  const [recalled, next] = [await town.write(author), await town.write(author)];
  const [bad, good] = [await town.publish(author, recalled), await town.publish(author, next)];
  await choose(ending, bad, 'FORK');
  await choose(ending, good, 'FOLLOW');
  const wish = {
    templateId: recalled,
    expectedTenantId: author.tenant.id,
    versions: [1],
    kind: 'WRONG',
    reason: 'Klopt niet',
  } as const;
  await town.as(author, () => town.recalls.recall(wish));
  await town.work();
  await merge();
  const { rows } = await admin().query('select item_id from app.kept_recall where tenant_id = $1', [goingOn.tenant.id]);
  expect(rows).toEqual([{ item_id: bad }]);
  const told = await admin().query('select told from app.adoption_route where item_id = $1 order by tenant_id = $2', [
    good,
    goingOn.tenant.id,
  ]);
  expect(told.rows).toEqual([{ told: false }, { told: true }]);
});

test('knowledge and contacts come along, under the same ids and in the name of the same people', async () => {
  const [article, contact] = [newId(), newId()];
  const writer = `(select m.id from app.membership m where m.tenant_id = $1 and m.principal_id = $3)`;
  const given = [ending.tenant.id, article, ending.agent.principalId];
  await admin().query(
    `insert into app.article (tenant_id, id, kind, title, topic, sections, owner_id, changed_at, changed_by) values ($1, $2, 'ARTICLE', 'Riet', '', '[]', ${writer}, now(), ${writer})`,
    given,
  );
  await admin().query(
    `insert into app.colleague_contact (tenant_id, id, kind, name, address, changed_at, changed_by) values ($1, $2, 'PERSON', 'Jan', 'jan@eindorp.test', now(), $2)`,
    [ending.tenant.id, contact],
  );
  await merge();
  const { rows } = await admin().query(
    'select a.id, m.principal_id from app.article a join app.membership m on m.tenant_id = a.tenant_id and m.id = a.owner_id where a.tenant_id = $1',
    [goingOn.tenant.id],
  );
  expect(rows).toEqual([{ id: article, principal_id: ending.agent.principalId }]);
  expect((await shot(goingOn)).colleague_contact).toMatchObject([{ id: contact }]);
});

test('twice is as good as once, and a try changes nothing', async () => {
  const itemId = await share(author);
  await choose(ending, itemId, 'OVERRIDE', OWN);
  await choose(goingOn, itemId, 'FOLLOW');
  await town.write(ending, { title: 'Alleen van Eindorp' });
  const untouched = await shot(goingOn);
  expect((await merge(false)).find(({ what }) => what === 'templates')).toMatchObject({ n: 1 });
  expect(await shot(goingOn)).toEqual(untouched);
  await merge();
  const merged = await shot(goingOn);
  expect(merged).not.toEqual(untouched);
  await merge();
  expect(await shot(goingOn)).toEqual(merged);
});

test('ended halfway it has changed nothing', async () => {
  await town.write(ending, { title: 'Alleen van Eindorp' });
  const untouched = [await shot(ending), await shot(goingOn)];
  await admin().query(
    `create or replace function app.merge_wait(uuid, uuid, uuid) returns table (what text, n int) language sql as $$ select pg_sleep(60)::text, 0 $$;
     alter function app.merge_wait owner to owner`,
  );
  const wish = { from: ending.tenant.code, to: goingOn.tenant.code, rooms: [...rooms, 'wait'], keep: true };
  const merging = mergeTenants(town.tenancy.database.urlFor('migrator'), wish);
  merging.catch(() => undefined);
  await vi.waitFor(async () => {
    const { rows } = await admin().query(
      `select pg_terminate_backend(a.pid) as ended from pg_stat_activity a where a.query like '%merge_wait%' and a.usename = 'migrator'`,
    );
    expect(rows).toEqual([{ ended: true }]);
  }, 10_000);
  await expect(merging).rejects.toThrow();
  expect([await shot(ending), await shot(goingOn)]).toEqual(untouched);
});

test('it is refused while answers are on their way, and while people have no place', async () => {
  const conversation = await town.addConversation(ending);
  await admin().query(
    `set session_replication_role = replica;
     insert into app.reply (tenant_id, command_id, conversation_id, message_id, network, account_id, account_handle, source_root, parent_source_id, parent_external_id,
       parent_author_id, parent_author_handle, parent_visibility, visibility, text, cotag, author_id, author_name, state, undo_until, due_at, created_at, changed_at)
     select '${ending.tenant.id}', uuidv7(), '${conversation}', uuidv7(), 'mastodon', uuidv7(), 'a', 'b', 'c', 'd', 'e', 'f', 'public', 'public', 'Hallo', '^XX', uuidv7(), 'A',
       'QUEUED', now(), now(), now(), now();
     set session_replication_role = origin`,
  );
  await expect(merge()).rejects.toThrow(/1 answer of these tenants is on its way. Nothing was changed/);
  const newcomer = await council('Nieuwdorp');
  const wish = { from: newcomer.tenant.code, to: goingOn.tenant.code, rooms, keep: true };
  await expect(mergeTenants(town.tenancy.database.urlFor('migrator'), wish)).rejects.toThrow(
    /2 people of .* have no place in/,
  );
  await expect(mergeTenants(town.tenancy.database.urlFor('migrator'), { ...wish, from: 'GEEN' })).rejects.toThrow(
    'There is no tenant GEEN.',
  );
});
