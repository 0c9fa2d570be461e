import { openTestTenancy, type TestPerson, type TestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folders, type Folder } from '../conversation.js';
import { FOLDER_COUNTS } from './folder-count.repository.js';
import { sortOf, sorts, type ListFilter } from './list-wish.js';
import { byIdsStatement, ListRepository, MOST_LOOKED_AT, pageStatement } from './list.repository.js';

/** Conversations of the council; its neighbours have as many together. */
const CONVERSATIONS = 24_000;
const PAGE = 51;

let tenancy: TestTenancy;
let agent: TestPerson;
let member: string;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  const tenants = [];
  for (const name of ['Wormerland', 'Oostzaan', 'Zaanstad', 'Purmerend']) tenants.push(await tenancy.addTenant(name));
  agent = await tenancy.addPerson(tenants[0]!, ['agent']);
  for (let n = 0; n < 5; n += 1) await tenancy.addPerson(tenants[0]!, ['agent']);
  for (const [n, tenant] of tenants.entries()) {
    await tenancy.admin.query(
      `with m as (select array_agg(id order by id) as ids from app.membership where tenant_id = $1)
       insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at,
         why_code, status, due_at, assignee_id, topic, snoozed_until)
       select $1, 'mastodon', 'k' || g, 'lead', 'a' || g % 900, 'b', 'c', now() - g * interval '3 minutes', now(), 'w',
         case when g % 10 < 4 then 'open' when g % 10 = 4 then 'waiting' else 'closed' end,
         case when g % 3 = 0 and g % 10 < 4 then now() + (g % 999 - 300) * interval '7 minutes' end,
         case when g % 4 = 0 then m.ids[1 + g % cardinality(m.ids)] end, 'Onderwerp ' || g % 50, case when g % 97 = 0 and g % 10 < 4 then now() + interval '1 day' end
       from generate_series(1, $2::int) g cross join m`,
      [tenant.id, n === 0 ? CONVERSATIONS : CONVERSATIONS / 3],
    );
    await tenancy.admin.query(
      `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
       select $1, c.id, c.network, c.thread_key, c.thread_key, 'inbound', 'a', 'b', 'c', 'gewoon' || case when g % 30 = 0 then ' geregeld' else '' end || case when g % 300 = 0 then ' soms' else '' end
           || case when g > 23000 then ' vroeger' else '' end || case when g = 23456 then ' eenmalig' else '' end || repeat(' woord' || g % 5000, 20), c.last_inbound_at, 'public', 1
       from app.conversation c cross join lateral (select substr(c.thread_key, 2)::int as g) n where c.tenant_id = $1`,
      [tenant.id],
    );
  }
  for (const table of ['conversation', 'message', 'membership', 'folder_tally']) {
    await tenancy.admin.query(`vacuum analyze app.${table}`);
  }
  const { rows } = await tenancy.admin.query('select id from app.membership where principal_id = $1', [
    agent.principalId,
  ]);
  member = rows[0].id;
});
afterAll(() => tenancy?.close());

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Alias?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];

async function planOf(sql: string, values: readonly unknown[]): Promise<Node[]> {
  const rows = await tenancy.as(agent, () =>
    tenancy.door.query<{ 'QUERY PLAN': { Plan: Node }[] }>(`explain (analyze, buffers, format json) ${sql}`, values),
  );
  return flat(rows[0]!['QUERY PLAN'][0]!.Plan);
}

/** What a statement does to conversations (but copies, which are looked up by their group): by which indexes, and how many rows it looks at. */
function looksOf(plan: readonly Node[]) {
  const scans = plan.filter((node) => node['Relation Name'] === 'conversation' && node.Alias !== 'g');
  return {
    indexes: [...new Set(scans.map((node) => node['Index Name'] ?? node['Node Type']))],
    rows: scans.reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    ),
    sorts: plan.filter((node) => node['Node Type'].includes('Sort')).length,
  };
}

const page = (
  folder: Folder,
  sort: (typeof sorts)[number],
  filter: ListFilter = {},
  after?: { key: string; id: string },
) => {
  const { sql, values } = pageStatement(
    agent.tenantId,
    { folder, sort: sortOf(folder, sort), filter },
    member,
    PAGE,
    after,
  );
  return planOf(sql, values);
};

const TEAM_BY_DUE = { folder: 'TEAM', sort: 'DUE', filter: {} } as const;

async function deep(folder: Folder, key: string) {
  const { rows } = await tenancy.admin.query(
    `select ${key}::text as key, id from app.conversation where tenant_id = $1 and status = $2 order by ${key}, id offset 5000 limit 1`,
    [agent.tenantId, folder === 'CLOSED' ? 'closed' : 'open'],
  );
  return rows[0] as { key: string; id: string };
}

test.each(folders.flatMap((folder) => sorts.map((sort) => [folder, sort] as const)))(
  'a page of %s sorted by %s reads an index in its order and little more than a page',
  async (folder, sort) => {
    const looks = looksOf(await page(folder, sort));
    expect(looks.indexes).toHaveLength(1);
    expect(looks.indexes[0]).toMatch(/^conversation_/);
    // Of who has little, that little may be sorted.
    if (folder !== 'MINE') expect(looks).toMatchObject({ sorts: 0 });
    expect(looks.rows).toBeLessThan(folder === 'MINE' ? CONVERSATIONS / 20 : 6 * PAGE);
  },
);

test('a page at any depth reads no more than the first', async () => {
  for (const [folder, sort, key] of [
    ['TEAM', 'DUE', 'order_at'],
    ['TEAM', 'OLDEST', 'last_inbound_at'],
    ['CLOSED', 'OLDEST', 'last_inbound_at'],
  ] as const) {
    const looks = looksOf(await page(folder, sort, {}, await deep(folder, key)));
    expect(looks.sorts).toBe(0);
    expect(looks.rows).toBeLessThan(6 * PAGE);
  }
});

test.each([
  ['a page', '%position_key%', (lists: ListRepository) => lists.listPage(TEAM_BY_DUE, member, PAGE)],
  [
    'named rows',
    '%unnest($2::uuid[]) as u(id)%',
    (lists: ListRepository) => lists.listByIds(TEAM_BY_DUE, member, [member]),
  ],
] as const)('the plan of %s is kept, also for a council whose own would seem cheaper', async (_, like, read) => {
  const newcomer = await tenancy.addPerson(await tenancy.addTenant('Landsmeer'), ['agent']);
  const [plans] = await tenancy.as(newcomer, async () => {
    const lists = new ListRepository(tenancy.door);
    for (let n = 0; n < 9; n += 1) await read(lists);
    return tenancy.door.query(
      `select s.generic_plans::int as kept, s.custom_plans::int as made from pg_prepared_statements s where s.statement like $1`,
      [like],
    );
  });
  // PostgreSQL tries five of its own first.
  expect(plans).toEqual({ kept: 4, made: 5 });
});

test('a filter that leaves little looks at so many rows and no more', async () => {
  for (const filter of [{ topics: ['nergens'] }, { urgencies: ['URGENT'] }, { assignees: [agent.tenantId] }] as const) {
    const looks = looksOf(await page('CLOSED', 'NEWEST', filter));
    expect(looks.indexes).toEqual(['conversation_closed']);
    expect(looks.rows).toBeLessThanOrEqual(MOST_LOOKED_AT + PAGE);
    expect(looksOf(await page('TEAM', 'DUE', filter)).rows).toBeLessThanOrEqual(MOST_LOOKED_AT + 200);
  }
});

test('named conversations are read by their key', async () => {
  const { rows } = await tenancy.admin.query('select id from app.conversation where tenant_id = $1 limit 100', [
    agent.tenantId,
  ]);
  const { sql, values } = byIdsStatement(
    agent.tenantId,
    { folder: 'TEAM', filter: {} },
    member,
    rows.map((row) => row.id),
  );
  const looks = looksOf(await planOf(sql, values));
  expect(looks.indexes).toEqual(['conversation_pkey']);
  expect(looks.rows).toBeLessThanOrEqual(100);
});

test('the numbers of the folders are added up, not counted', async () => {
  const plan = await planOf(FOLDER_COUNTS, [agent.tenantId, member]);
  const looks = looksOf(plan);
  expect(looks.indexes.every((name) => name === 'conversation_asleep')).toBe(true);
  expect(looks.rows).toBeLessThan(50);
  const tally = plan.filter((node) => node['Relation Name'] === 'folder_tally');
  expect(tally.reduce((sum, node) => sum + node['Actual Rows'], 0)).toBeLessThan(1000);
});

test.each(['gewoon', 'geregeld', 'vroeger', 'eenmalig', 'gewoon eenmalig', 'soms', 'geregeld soms', 'nergens'])(
  'search for "%s" reads few blocks of the table, however often and when the word was used',
  async (words) => {
    const { rows } = await tenancy.admin.query(`select pg_relation_size('app.message') / 8192 as blocks`);
    expect(Number(rows[0].blocks)).toBeGreaterThan(2_500);
    await planOf('select * from app.search($1)', [words]);
    const [top] = await planOf('select * from app.search($1)', [words]);
    expect(top!['Shared Hit Blocks'] + top!['Shared Read Blocks']).toBeLessThan(300);
  },
);
