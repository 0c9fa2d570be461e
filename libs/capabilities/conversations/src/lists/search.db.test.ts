import { fold } from '@samenspraak/language/text';
import { openTestTenancy, type TestPerson, type TestTenancy, type TestTenant } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Folder } from '../conversation.js';
import { openLists } from './index.js';
import type { Position } from './list-cursor.js';
import { addConversation } from './list-fixture.js';
import type { ListFilter } from './list-wish.js';
import { ListRepository } from './list.repository.js';

let tenancy: TestTenancy;
let ours: TestTenant;
let theirs: TestTenant;
let agent: TestPerson;
const made: Record<string, string> = {};

beforeAll(async () => {
  tenancy = await openTestTenancy();
  ours = await tenancy.addTenant('Wormerland');
  theirs = await tenancy.addTenant('Oostzaan');
  agent = await tenancy.addPerson(ours, ['agent']);
  const other = await tenancy.addPerson(theirs, ['agent']);
  const add = async (name: string, text: string, changed = {}, tenant = ours, author = {}) =>
    (made[name] = await addConversation(tenancy, tenant.id, changed, { text, ...author }));
  await add('accents', 'Een privé parkeerplek, een crêpe en een café in Curaçao. À propos: één fœtus bij crêperie34');
  await add('container', 'Alle vuilniscontainers zijn vol bij de Dorpsstraat');
  await add('named', 'Wanneer komt u langs?', {}, ours, { author: 'sjaan_77', name: 'Zoë van der Heijden' });
  await add('noted', 'Een vraag zonder woorden');
  await add('closed', 'Vuilniscontainer kapot', { status: 'closed', topic: 'Afval' });
  await add('theirs', 'Vuilniscontainer van de buren', {}, theirs, { name: 'Zoë van der Heijden' });
  const note = (tenantId: string, id: string, person: TestPerson, text: string) =>
    tenancy.admin.query(
      `insert into app.note (tenant_id, conversation_id, author_id, text) select $1, $2, m.id, $3 from app.membership m where m.principal_id = $4`,
      [tenantId, id, text, person.principalId],
    );
  await note(ours.id, made.noted!, agent, 'Gebeld met de wijkbeheerder over de stoeptegels');
  await note(theirs.id, made.theirs!, other, 'Ook de wijkbeheerder gebeld');
});
afterAll(() => tenancy?.close());

const nameOf = (id: string) => Object.keys(made).find((name) => made[name] === id);
const search = (words: string, folder: Folder = 'TEAM', filter: ListFilter = {}) =>
  tenancy.as(agent, () => openLists(tenancy.door).list({ folder, filter, search: words, first: 50 }));
const found = async (...query: Parameters<typeof search>) =>
  (await search(...query)).items.map((row) => nameOf(row.id)).sort();

test('letters with any accent are found by their plain form and the other way round', async () => {
  for (const words of [
    'prive',
    'privé',
    'crepe',
    'crêpe',
    'CRÊPE',
    'cafe',
    'curacao',
    'Curaçao',
    'à propos',
    'creperie34',
  ])
    expect([words, await found(words)]).toEqual([words, ['accents']]);
});

test('names and handles of authors are found, and words of notes', async () => {
  expect(await found('zoe heijden')).toEqual(['named']);
  expect(await found('sjaan_77')).toEqual(['named']);
  expect(await found('heijden langs')).toEqual(['named']);
  expect(await found('wijkbeheerder')).toEqual(['noted']);
  expect(await found('wijkbeheerders')).toEqual(['noted']);
});

test('all words must be there, in any form; quotes, minus and or work as on the web', async () => {
  expect(await found('vuilniscontainer dorpsstraat')).toEqual(['container']);
  expect(await found('de vuilniscontainer')).toEqual(['container']);
  expect(await found('vuilniscontainer -dorpsstraat')).toEqual([]);
  expect(await found('crepe or dorpsstraat')).toEqual(['accents', 'container']);
  expect(await found('"zijn vol bij"')).toEqual(['container']);
  expect(await found('"dorpsstraat vuilniscontainers"')).toEqual([]);
});

test('search stays within the folder and the filters', async () => {
  expect(await found('vuilniscontainer', 'CLOSED')).toEqual(['closed']);
  expect(await found('vuilniscontainer', 'CLOSED', { topics: ['Afval'] })).toEqual(['closed']);
  expect(await found('vuilniscontainer', 'CLOSED', { topics: ['Wegen'] })).toEqual([]);
});

test('a result shows the line in which the words stand, also when it is a note', async () => {
  const line = async (words: string, folder: Folder = 'TEAM') => {
    const { found: shown } = (await search(words, folder)).items[0]!;
    return shown && { text: shown.text, lit: shown.marks.map(({ start, end }) => shown.text.slice(start, end)) };
  };
  expect(await line('dorpsstraat vuilniscontainers')).toEqual({
    text: 'Alle vuilniscontainers zijn vol bij de Dorpsstraat',
    lit: ['vuilniscontainers', 'Dorpsstraat'],
  });
  expect(await line('stoeptegel')).toEqual({
    text: 'Gebeld met de wijkbeheerder over de stoeptegels',
    lit: ['stoeptegels'],
  });
  expect(await line('zoë')).toBeUndefined();
});

test('the newest come first and pages follow each other, whichever way the words are found', async () => {
  await tenancy.admin.query(
    `with c as (insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name, last_inbound_at, last_contact_at, why_code)
       select $1, 'mastodon', 'many' || g, 'lead', 'a', 'b', 'c', now() - g * interval '1 hour', now(), 'w' from generate_series(1, 3000) g returning id, last_inbound_at, thread_key)
     insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
     select $1, c.id, 'mastodon', c.thread_key, c.thread_key, 'inbound', 'a', 'b', 'c',
       'bericht' || case when g % 2 = 0 then ' vaak' else '' end || case when g % 40 = 0 then ' soms' else '' end || case when g % 900 = 0 then ' zelden' else '' end
         || case when g > 2950 then ' vroeger' else '' end, c.last_inbound_at, 'public', 1
     from c cross join lateral (select substr(c.thread_key, 5)::int as g) n`,
    [ours.id],
  );
  await tenancy.admin.query('analyze app.message');
  for (const [words, hits] of [
    ['vaak', 1500],
    ['soms', 75],
    ['zelden', 3],
    ['vroeger', 50],
    ['bericht vroeger', 50],
  ] as const) {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await tenancy.as(agent, () =>
        openLists(tenancy.door).list({ folder: 'TEAM', search: words, first: 40, after }),
      );
      ids.push(...page.items.map((row) => row.id));
      after = page.hasMore ? page.endCursor : null;
    } while (after);
    const { rows } = await tenancy.admin.query(
      `select m.conversation_id as id from app.message m where m.tenant_id = $1 and m.text ~ $2 order by m.at desc, m.id desc`,
      [ours.id, words.split(' ').at(-1)],
    );
    expect([words, ids.length, ids]).toEqual([words, hits, rows.map((row) => row.id)]);
  }
});

test('messages of one moment have an order too, and old ones follow them', async () => {
  const { rows: all } = await tenancy.admin.query(
    `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at, visibility, revision)
     select $1, $2, 'mastodon', 'moment' || g, 'moment' || g, 'inbound', 'a', 'b', 'c', case when g % 50 = 0 then 'tegelijk' else 'iets' end,
       case when g % 3 = 0 then now() - g * interval '9 days' else now() + interval '1 minute' end, 'public', 1 from generate_series(1, 900) g returning id, at::text as key, text`,
    [ours.id, made.accents],
  );
  const { rows } = await tenancy.admin.query(
    `select m.id from app.message m where m.tenant_id = $1 and m.text = 'tegelijk' order by m.at desc, m.id desc`,
    [ours.id],
  );
  expect(all.filter((row) => row.text === 'tegelijk')).toHaveLength(18);
  const ids: string[] = [];
  for (let before: Position | undefined; ;) {
    const hits = await tenancy.as(agent, () => new ListRepository(tenancy.door).search('tegelijk', 7, before));
    if (hits.length === 0) break;
    ids.push(...hits.map((hit) => hit.id));
    before = hits.at(-1)!.position;
  }
  expect(ids).toEqual(rows.map((row) => row.id));
});

test('search folds letters as the rest of the product does', async () => {
  const letters = 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăąćĉċčďđēĕėęěĝğģĥĩīĭįĵķĺļľłńņňōŏőœŕřśŝşšťũūŭůűųŵŷźżžæßð'.split('');
  const { rows } = await tenancy.admin.query(
    `select w.letter, (ts_lexize('public.unaccent', w.letter))[1] as folded from unnest($1::text[]) as w(letter)`,
    [letters],
  );
  expect(rows.filter((row) => (row.folded ?? row.letter) !== fold(row.letter))).toEqual([]);
});
