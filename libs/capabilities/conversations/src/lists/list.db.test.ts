import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Folder } from '../conversation.js';
import { openLists } from './index.js';
import { addConversation } from './list-fixture.js';
import type { ListFilter, Sort } from './list-wish.js';
import { MOST_LOOKED_AT } from './list.repository.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
let neighbour: TestPerson;
let me: string;
let theirMember: string;
const MINUTE = 60_000;
const names = new Map<string, string>();

const memberOf = async (person: TestPerson) =>
  (await tenancy.admin.query('select id from app.membership where principal_id = $1', [person.principalId])).rows[0]
    .id as string;

async function add(name: string, changed: Record<string, unknown> = {}, tenant = ours) {
  const id = await addConversation(tenancy, tenant.id, changed);
  names.set(id, name);
  return id;
}

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent']);
  neighbour = await tenancy.addPerson(theirs, ['agent']);
  me = await memberOf(agent);
  theirMember = await memberOf(neighbour);
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);
  await add('late', { due_at: ago(10), last_inbound_at: ago(300), topic: 'Afval', urgency: 'URGENT', unread: false });
  await add('soon', { due_at: ago(-1), last_inbound_at: ago(200), topic: 'Wegen', assignee_id: me, unread: false });
  await add('far', { due_at: ago(-9 * 24 * 60), last_inbound_at: ago(100), network: 'bluesky', sentiment: 'NEGATIVE' });
  await add('watched', { last_inbound_at: ago(50), involvement: 'watch', department: 'Groen', assignee_id: me });
  await add('closed', { last_inbound_at: ago(400), status: 'closed', topic: 'Afval' });
  await add('theirs', { due_at: ago(10), topic: 'Afval', assignee_id: theirMember }, theirs);
});
afterAll(() => tenancy?.close());

async function walk(
  wish: { folder?: Folder; sort?: Sort; filter?: ListFilter; search?: string },
  first = 2,
  person = agent,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page = await tenancy.as(person, () =>
      openLists(tenancy.door).list({ folder: 'TEAM', ...wish, first, after }),
    );
    ids.push(...page.items.map((row) => names.get(row.id) ?? row.id));
    after = page.hasMore ? page.endCursor : null;
  } while (after);
  return ids;
}
const filtered = (filter: ListFilter, folder: Folder = 'TEAM') => walk({ filter, folder });

test('a list is sorted by what is due, newest or oldest, page by page without a gap or a double', async () => {
  for (const first of [1, 2, 3, 50]) {
    expect(await walk({}, first)).toEqual(['late', 'soon', 'far', 'watched']);
    expect(await walk({ sort: 'NEWEST' }, first)).toEqual(['watched', 'far', 'soon', 'late']);
    expect(await walk({ sort: 'OLDEST' }, first)).toEqual(['late', 'soon', 'far', 'watched']);
  }
  expect(await walk({ folder: 'CLOSED', sort: 'DUE' })).toEqual(['closed']);
});

test('each filter leaves what has one of its values; several filters leave what has one of each', async () => {
  expect(await filtered({ topics: ['Afval'] })).toEqual(['late']);
  expect(await filtered({ topics: ['Afval', 'Wegen'] })).toEqual(['late', 'soon']);
  expect(await filtered({ topics: ['Afval'] }, 'CLOSED')).toEqual(['closed']);
  expect(await filtered({ departments: ['Groen'] })).toEqual(['watched']);
  expect(await filtered({ networks: ['bluesky'] })).toEqual(['far']);
  expect(await filtered({ urgencies: ['HIGH', 'URGENT'] })).toEqual(['late']);
  expect(await filtered({ sentiments: ['NEGATIVE'] })).toEqual(['far']);
  expect(await filtered({ involvements: ['WATCH'] })).toEqual(['watched']);
  expect(await filtered({ unread: true })).toEqual(['far', 'watched']);
  expect(await filtered({ due: 'LATE' })).toEqual(['late']);
  expect((await filtered({ due: 'TODAY' })).slice(0, 1)).toEqual(['late']);
  expect(await filtered({ due: 'TODAY' })).not.toContain('far');
  expect(await filtered({ assignees: ['ME'] })).toEqual(['soon', 'watched']);
  expect(await filtered({ assignees: [me, 'NOBODY'] })).toEqual(['late', 'soon', 'far', 'watched']);
  expect(await filtered({ assignees: ['NOBODY'], topics: ['Wegen', 'Afval'] })).toEqual(['late']);
  expect(await filtered({ topics: [], unread: false, due: null })).toEqual(['late', 'soon', 'far', 'watched']);
});

test('a tag filters, and a value of a neighbour, of nobody or of no sense finds nothing', async () => {
  const tagOf = async (tenantId: string, name: string) =>
    (await tenancy.admin.query(`insert into app.tag (tenant_id, name) values ($1, $2) returning id`, [tenantId, name]))
      .rows[0].id as string;
  const [tag, other] = [await tagOf(ours.id, 'storm'), await tagOf(theirs.id, 'storm')];
  const tagged = [...names].find(([, name]) => name === 'far')![0];
  await tenancy.admin.query('insert into app.conversation_tag values ($1, $2, $3, now())', [ours.id, tagged, tag]);
  expect(await filtered({ tags: [tag] })).toEqual(['far']);
  for (const id of [other, 'not-an-id', "' or 1=1 --"]) expect(await filtered({ tags: [id] })).toEqual([]);
  for (const id of [theirMember, 'not-an-id']) expect(await filtered({ assignees: [id] })).toEqual([]);
  expect(await walk({ filter: { topics: ['Afval'] } }, 2, neighbour)).toEqual(['theirs']);
});

test('of named conversations those come that stand in the list, and none of a neighbour', async () => {
  const ids = [...names.keys()];
  const of = async (folder: Folder, filter: ListFilter = {}) =>
    (await tenancy.as(agent, () => openLists(tenancy.door).listByIds({ folder, filter }, ids)))
      .map((row) => names.get(row.id))
      .sort();
  expect(await of('TEAM')).toEqual(['far', 'late', 'soon', 'watched']);
  expect(await of('MINE')).toEqual(['soon', 'watched']);
  expect(await of('CLOSED')).toEqual(['closed']);
  expect(await of('TEAM', { topics: ['Afval'] })).toEqual(['late']);
  expect(await tenancy.as(agent, () => openLists(tenancy.door).listByIds({ folder: 'TEAM' }, ['x', "'"]))).toEqual([]);
});

test('the end of a page is refused by another list, another filter, another search and another council', async () => {
  const list = (query: object, person = agent) =>
    tenancy.as(person, () => openLists(tenancy.door).list({ folder: 'TEAM', first: 1, ...query }));
  const { endCursor: after } = await list({});
  expect((await list({ after })).items).toHaveLength(1);
  const refused = { code: 'CONVERSATIONS_CURSOR_INVALID' };
  for (const query of [{ folder: 'FREE' }, { sort: 'NEWEST' }, { filter: { unread: true } }, { search: 'vraag' }])
    await expect(list({ ...query, after })).rejects.toMatchObject(refused);
  await expect(list({ after }, neighbour)).rejects.toMatchObject(refused);
  for (const bad of ['x', '', Buffer.from('["a","now()","x"]').toString('base64url')].filter(Boolean))
    await expect(list({ after: bad })).rejects.toMatchObject(refused);
});

test('a page whose filter leaves little says so and goes on, and all of its pages have every row once', async () => {
  await tenancy.admin.query(
    `insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at,
       why_code, status, topic)
     select $1, 'mastodon', 'many' || g, 'lead', 'a', 'b', 'c', now() - g * interval '1 minute', now(), 'w', 'closed', case when g % 4500 = 0 then 'Zeldzaam' end
     from generate_series(1, $2::int) g`,
    [ours.id, 3 * MOST_LOOKED_AT],
  );
  const first = await tenancy.as(agent, () =>
    openLists(tenancy.door).list({ folder: 'CLOSED', filter: { topics: ['Zeldzaam'] }, first: 50 }),
  );
  expect(first).toMatchObject({ items: [], hasMore: true });
  for (const size of [1, 50]) {
    const found = await walk({ folder: 'CLOSED', filter: { topics: ['Zeldzaam'] } }, size);
    expect(found).toHaveLength(2);
    expect(new Set(found).size).toBe(2);
  }
});
