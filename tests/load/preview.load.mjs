import { existsSync, writeFileSync } from 'node:fs';
import { matches, parseQuery } from '@samenspraak/language/query';
import { findPlaces, placeCodes, tokenise } from '@samenspraak/language/text';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { progress } from '../../infra/run/report.mjs';
import { loadParts } from './ingest/house.mjs';
import { openKeptDatabase } from './kept-database.mjs';
import { percentile, printResult, readOptions, round } from './measure.mjs';
import { CouncilQueries } from './router/council-queries.mjs';
import { DutchPosts } from './router/dutch-posts.mjs';
import { DutchWorld } from './router/dutch-world.mjs';

const POSTS = 1_000_000;
const AT_ONCE = 20_000;
const DAYS = 30;
/** Posts that are read at a time when all of them are judged. */
const PAGE = 10_000;

/**
 * "What would this have matched in the last 30 days" in a tenant that has a million posts of those days: the preview of the
 * product, through its door and under its policies. The posts are kept for the next run; some answers are compared with those of
 * evaluating every post. A full judgement takes minutes, so it is for few queries.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const world = new DutchWorld(seed);
  const queries = typicalQueries(world, seed).filter((_, n) => !quick || n % 4 === 0);
  const stand = await open();
  try {
    const { tenantId, principalId, newest } = await fill(stand, world, seed);
    const preview = stand.preview({ tenantId, principalId }, newest);
    for (const query of queries.slice(0, 5)) await preview(query);
    const [times, answers] = [[], []];
    for (const query of queries) {
      const before = performance.now();
      answers.push(await preview(query));
      times.push(performance.now() - before);
    }
    const slowest = queries.map((query, n) => ({ query, ms: times[n] })).sort((a, b) => b.ms - a.ms);
    for (const { ms, query } of slowest.slice(0, 8)) progress(`${ms.toFixed(0)} ms: ${query.slice(0, 100)}`);
    const step = Math.ceil(queries.length / (quick ? 4 : 12));
    const judged = queries.map((query, n) => ({ query, answer: answers[n] })).filter((_, n) => n % step === 0);
    const oracle = await judge(stand.admin, tenantId, judged);
    printResult({
      name: 'preview',
      figures: {
        preview_ms_p50: round(percentile(times, 0.5)),
        preview_ms_p95: round(percentile(times, 0.95)),
        preview_ms_max: round(Math.max(...times)),
      },
      oracle,
      rounds: 1,
      about: {
        posts: POSTS,
        days: DAYS,
        queries: queries.length,
        counted_in_full: answers.filter((answer) => answer.complete).length,
        judged_queries: judged.length,
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await stand.close();
  }
}

/** As councils write them, and single words from the most common to the rarest. */
function typicalQueries(world, seed) {
  const asked = new CouncilQueries(world, seed, 40);
  const words = world.words.filter((word) => /^[a-z]{4,}$/.test(word));
  const ranks = [20, 60, 200, 600, 2_000, 6_000, 12_000, 20_000, words.length - 1];
  const fixed = [
    ...ranks.map((rank) => words[rank]),
    ...ranks.map((rank) => `${words[rank]} AND is:question`),
    ...ranks.slice(2).map((rank) => `${words[rank].slice(0, 5)}*`),
    ...world.councils.slice(0, 6).flatMap(({ name, gm }) => [`"${name}"`, `place:${gm} AND (gemeente OR straat)`]),
    'zwerfkattenopvangcentrum',
    'source:mastodon AND (brug OR sluis) -is:reply',
  ];
  return [...fixed, ...Array.from({ length: 80 }, () => asked.next())];
}

/** The kept database, and the register as the api puts it together. */
async function open() {
  const kept = await openKeptDatabase('preview');
  try {
    const parts = await loadParts();
    const { QueryServices } = await import(
      new URL('../../libs/capabilities/monitoring/dist/query-services.js', import.meta.url).href
    );
    const source = await parts.openDataSource(kept.urls.app, 2, [
      ...parts.tenantsEntities,
      ...parts.monitoringEntities,
    ]);
    kept.closing(() => source.destroy());
    const door = new parts.TenantDoor(source, kept.key);
    const preview = (person, now) => {
      const register = new QueryServices(door, { now: () => now }).preview;
      return (text) => door.run({ ...person, purpose: 'preview' }, () => register.preview(text, DAYS), 'preview');
    };
    return { admin: kept.admin, stored: kept.stored, preview, close: kept.close };
  } catch (error) {
    await kept.close();
    throw error;
  }
}

/** Stores the posts, once; later runs find them there. */
async function fill({ admin, stored }, world, seed) {
  if (!existsSync(stored)) {
    await store(admin, world, seed);
    writeFileSync(stored, `${POSTS}\n`);
  }
  const [found] = await ask(
    admin,
    `select t.id as "tenantId", m.principal_id as "principalId", (select max(at) from app.message) as newest
     from app.tenant t join app.membership m on m.tenant_id = t.id where t.code = 'PRV'`,
  );
  return found;
}

async function store(admin, world, seed) {
  progress(`storing ${POSTS} posts; the next run finds them`);
  const [{ id: tenantId }] = await ask(
    admin,
    `insert into app.tenant (code, name, kind, gm_code, inhabitants) values ('PRV', 'Meetstad', 'municipality', 'GM0479', 160000) returning id`,
  );
  await admin.query(
    `with p as (insert into app.principal (id, kind, issuer, subject) values (uuidv7(), 'person', 'http://identity.test', 'preview') returning id)
     insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials) select $1, p.id, 'active', '{coordinator}', 'Anne Fictief', 'AF' from p`,
    [tenantId],
  );
  // Indexes are made once at the end, and rows that are known to fit are not looked up one by one.
  const indexes = await ask(
    admin,
    `select indexname, indexdef from pg_indexes where schemaname = 'app' and tablename = 'message' and indexname like 'message\\_%' and indexname not like '%key'`,
  );
  const kept = indexes.filter(({ indexdef }) => !/unique/i.test(indexdef));
  for (const { indexname } of kept) await admin.query(`drop index app.${indexname}`);
  await admin.query(`set session_replication_role = replica`);
  const posts = new DutchPosts(world, seed);
  for (let from = 0; from < POSTS; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, () => posts.nextMessage());
    const of = (field) => some.map((post) => post[field]);
    // Ten posts are one conversation; all of them are of the last thirty days, the last one made now.
    await admin.query(
      `with post as (select u.*, $2::int + u.n as nr, now() - (($6::int - $2::int - u.n) * interval '30 days' / $6::int) as at
         from unnest($3::text[], $4::text[], $5::text[], $7::boolean[]) with ordinality as u(text, author, source, reply, n)),
       thread as (insert into app.conversation (tenant_id, network, thread_key, involvement, author_external_id, author_handle, author_name,
           last_inbound_at, last_contact_at, why_code)
         select $1, min(p.source), 'd' || (p.nr - 1) / 10, 'lead', 'x', min(p.author), 'Jan', max(p.at), max(p.at), 'query_matched' from post p
         group by (p.nr - 1) / 10 returning id, thread_key)
       insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle,
         author_name, text, at, visibility, revision, parent_source_id)
       select $1, t.id, p.source, 's' || p.nr, 's' || p.nr, 'inbound', 'x', p.author, 'Jan', p.text, p.at, 'public', 1, case when p.reply then 's0' end
       from post p join thread t on t.thread_key = 'd' || (p.nr - 1) / 10`,
      [tenantId, from, of('text'), of('author'), of('source'), POSTS, of('isReply')],
    );
    if ((from / AT_ONCE) % 10 === 9) progress(`${from + AT_ONCE} posts`);
  }
  await admin.query(`set session_replication_role = origin; set maintenance_work_mem = '1GB'`);
  for (const { indexdef } of kept) await admin.query(indexdef);
  await admin.query('vacuum analyze app.message');
  await admin.query('vacuum analyze app.conversation');
}

/** Evaluates every post for these queries and compares what the preview said. */
async function judge(admin, tenantId, judged) {
  const asked = judged.map(({ query, answer }) => ({ query, answer, node: parseQuery(query), count: 0, newest: [] }));
  const places = judged.some(({ query }) => query.includes('place:'));
  let [before, last] = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  for (;;) {
    const rows = await ask(
      admin,
      `select m.id, m.text, m.author_handle as author, m.network as source, m.at::text as at, (m.at at time zone 'Europe/Amsterdam')::date::text as day,
         m.parent_source_id is not null as "isReply" from app.message m
       where m.tenant_id = $1 and (m.at, m.id) < ($2, $3) order by m.at desc, m.id desc limit ${PAGE}`,
      [tenantId, before, last],
    );
    if (rows.length === 0) break;
    for (const { text, ...known } of rows) {
      const tokenised = tokenise(text);
      const message = { ...known, text: tokenised };
      if (places) message.places = placeCodes(findPlaces(tokenised, dutchGazetteer()));
      for (const one of asked) {
        if (!matches(one.node, message)) continue;
        one.count += 1;
        if (one.newest.length < 20) one.newest.push(known.id);
      }
    }
    ({ at: before, id: last } = rows.at(-1));
  }
  const oracle = { checked: 0, different: 0 };
  for (const { query, answer, count, newest } of asked) {
    const ids = answer.posts.map((post) => post.id);
    const shown = answer.complete ? newest : newest.slice(0, ids.length);
    const right = ids.join() === shown.join() && (answer.complete ? answer.matched === count : answer.matched <= count);
    oracle.checked += 1 + shown.length;
    if (!right) oracle.different += 1;
    const said = `${answer.complete ? '' : 'at least '}${answer.matched} (${answer.matchesPerDay} a day), there are ${count}`;
    progress(`${right ? 'right' : 'WRONG'}: ${said}: ${query.slice(0, 80)}`);
  }
  return oracle;
}

const ask = async (admin, sql, parameters = []) => (await admin.query(sql, parameters)).rows;
