import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../infra/run/paths.mjs';
import { progress } from '../../infra/run/report.mjs';
import { clock } from './desk/stand.mjs';
import { openKeptDatabase } from './kept-database.mjs';
import { fillKnowledge } from './knowledge/knowledge-rows.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';
import { DutchWorld } from './router/dutch-world.mjs';

const SIZE = 100_000;
const PAGE = 20;
const SAMPLE = 2_000;
const load = (path) => import(pathToFileURL(join(root, 'libs', path)).href);

/**
 * One search over 100,000 articles, templates and imported questions of one council, through the product's service, door and
 * policies, against ILIKE over the same texts. What is found is compared with reading every row of the index without its
 * indexes, and for some sources with reading their texts.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const kept = await openKeptDatabase('knowledge');
  try {
    const parts = {
      ...(await load('platform/dist/database/index.js')),
      ...(await load('capabilities/knowledge/dist/index.js')),
      ...(await load('capabilities/knowledge/dist/search/search-words.js')),
      ...(await load('capabilities/knowledge/dist/recall/recalled-knowledge.js')),
      RecallRepository: (await load('capabilities/library/dist/index.js')).RecallRepository,
    };
    const openDoor = () => open(kept, parts);
    const council = await fillKnowledge(kept, parts, openDoor, seed, SIZE);
    const desk = await openDoor();
    await desk.as(council, () => desk.search.search('paspoort', null, PAGE));
    const kinds = await chooseWords(kept.admin, council, parts, new DutchWorld(seed), quick);
    const oracle = await compare(kept.admin, desk, council, parts, Object.values(kinds).flat());
    progress(`${oracle.checked} answers compared, ${oracle.different} different`);
    const ours = new Map();
    const ratios = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
    const rounds = quick ? 2 : 5;
    for (let n = 0; n < rounds; n += 1) {
      for (const [kind, searches] of Object.entries(kinds)) {
        for (const [at, search] of searches.entries()) {
          const looks = [];
          for (let look = 0; look < 5; look += 1)
            looks.push(await clock(() => desk.as(council, () => desk.search.search(search, null, PAGE))));
          const mine = median(looks);
          ours.set(search, [...(ours.get(search) ?? []), mine]);
          if (at < (quick ? 1 : 2)) ratios[kind].push((await clock(() => ilike(kept.admin, council, search))) / mine);
        }
      }
    }
    const typical = [...ours].map(([search, times]) => ({ search, ms: median(times) })).sort((a, b) => b.ms - a.ms);
    for (const { search, ms } of typical.slice(0, 6)) progress(`${ms.toFixed(1)} ms: ${search}`);
    const all = Object.values(ratios).map(median);
    const times = typical.map(({ ms }) => ms);
    printResult({
      name: 'knowledge',
      figures: { p95_ms: round(percentile(times, 0.95)), p50_ms: round(median(times)), max_ms: round(times[0]) },
      ratios: { ilike: round(Math.exp(all.reduce((sum, one) => sum + Math.log(one), 0) / all.length)) },
      oracle,
      rounds,
      about: {
        entries: SIZE,
        ilike_by_kind: Object.fromEntries(Object.entries(ratios).map(([kind, some]) => [kind, round(median(some))])),
        searches: Object.fromEntries(Object.entries(kinds).map(([kind, some]) => [kind, some.length])),
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
    await desk.close();
  } finally {
    await kept.close();
  }
}

async function open(kept, parts) {
  const { TenantDoor, openDataSource, EntryRepository, KnowledgeSearch, CatchUp } = parts;
  const source = await openDataSource(kept.urls.app, 1);
  const door = new TenantDoor(source, kept.key);
  const as = ({ tenantId, principalId }, work) => door.run({ tenantId, principalId, purpose: 'load' }, work);
  const entries = new EntryRepository(door);
  const templates = { listOwn: async () => [], listAdopted: async () => [] };
  const nothing = { listFindable: async () => [] };
  const catchUp = new CatchUp(entries, templates, nothing, nothing, templates);
  // Nothing was called back: what is looked at is the one list that says so.
  const recalls = new parts.RecalledKnowledge(new parts.RecallRepository(door));
  const search = new KnowledgeSearch(door, entries, catchUp, undefined, recalls, { now: () => new Date() });
  return { door, as, search, close: () => source.destroy() };
}

/** Words by in how many entries they stand: rare below 100, medium below 3,000, common above; and those of other kinds. */
async function chooseWords(admin, { tenantId }, { dutchReader, toWordQuery }, world, quick) {
  const ranks = [
    30, 50, 80, 120, 200, 320, 500, 800, 1_200, 2_000, 3_200, 5_000, 8_000, 12_000, 16_000, 20_000, 24_000,
  ];
  const known = world.words.filter((word) => /^[a-z]{4,}$/.test(word));
  const counted = [];
  for (const word of ranks.flatMap((rank) => [known[rank], known[rank + 1]])) {
    const [meant] = toWordQuery(dutchReader().ask(word ?? '')).meant;
    if (!meant) continue;
    const { rows } = await admin.query(
      'select count(*)::int as n from app.knowledge_entry e where e.tenant_id = $1 and e.words @@ $2::tsquery',
      [tenantId, meant],
    );
    if (rows[0].n > 0) counted.push({ word, n: rows[0].n });
  }
  for (const { word, n } of counted) progress(`${word}: ${n}`);
  const of = (from, until) => counted.filter(({ n }) => n >= from && n < until).map(({ word }) => word);
  const [rare, medium, common] = [of(1, 100), of(100, 3_000), of(3_000, Infinity)];
  const some = (list) => list.slice(0, quick ? 4 : 8);
  return {
    rare: some(rare),
    medium: some(medium),
    common: some(common),
    two: some(medium.map((word, at) => `${word} ${common[at % common.length]}`)),
    common_two: some(common.map((word, at) => `${word} ${common[(at + 1) % common.length]}`)),
    synonym: some(['vuilnis', 'vuilnisbak', 'parkeren', 'verhuizing', 'paspoort', 'hond']),
    typo: some(
      [...medium, ...common]
        .filter((word) => word.length > 6)
        .map((word) => word.slice(0, 3) + word[4] + word[3] + word.slice(5)),
    ),
    compound: some([
      'afvalcontainer',
      'parkeervergunning',
      'waterleiding',
      'schoolbestuur',
      'bedrijfsleider',
      'geldprobleem',
    ]),
  };
}

const ilike = (admin, { tenantId }, search) => {
  const words = search.split(' ');
  const holds = (...texts) =>
    words.map((_, n) => `(${texts.map((text) => `${text} ilike $${n + 2}`).join(' or ')})`).join(' and ');
  return admin.query(
    `select * from (select a.id, a.title, a.changed_at as at from app.article a where a.tenant_id = $1 and ${holds('a.title', 'a.topic', 'a.sections::text')}
       union all select t.id, t.title, t.updated_at from app.template t where t.tenant_id = $1 and ${holds('t.title', 't.topic', 't.body')}
       union all select q.id, q.question, q.changed_at from app.imported_question q where q.tenant_id = $1 and ${holds('q.question', 'q.topic', 'q.answer')}) f
     order by f.at desc limit ${PAGE}`,
    [tenantId, ...words.map((word) => `%${word}%`)],
  );
};

async function compare(admin, desk, council, { dutchReader, toWordQuery }, searches) {
  const oracle = { checked: 0, different: 0 };
  const { rows: sample } = await admin.query(
    `select * from (select a.id, a.title, a.topic || E'\\n' || (a.sections -> 0 ->> 'text') as text from app.article a where a.tenant_id = $1 order by a.id limit ${SAMPLE}) s`,
    [council.tenantId],
  );
  const texts = sample.map(({ id, title, text }) => ({
    id,
    words: new Set([...dutchReader().read(title), ...dutchReader().read(text)]),
  }));
  for (const search of searches) {
    const answer = await desk.as(council, () => desk.search.search(search, null, PAGE));
    const asked = dutchReader().ask(search);
    // A mistyped word is compared by what it was read as: that it is one slip away is tested beside the reader.
    const words = asked.map((one) => {
      const meant = answer.meant.find((slip) => slip.asked === one.written);
      if (!meant) return one;
      const [first, ...others] = meant.found.split(', ').map((stem) => dutchReader().askedWord(stem));
      return { ...first, any: [...first.any, ...others.flatMap(({ any }) => any)] };
    });
    const { exact, meant } = toWordQuery(words);
    const { rows } = await admin.query(
      `select r.source_id, r.score from (select e.id, e.source_id, e.title_size, e.changed_at, (select sum(case when not e.words @@ x.m::tsquery then -1000
           when e.title_words @@ x.w::tsquery then 3 when e.title_words @@ x.m::tsquery then 2 else 1 end) as score
         from unnest($2::text[], $3::text[]) x(w, m)) from app.knowledge_entry e where e.tenant_id = $1 offset 0) r
       where r.score > 0 order by r.score desc, r.title_size, r.changed_at desc, r.id desc`,
      [council.tenantId, exact, meant],
    );
    const right = rows.slice(0, PAGE).map(({ source_id }) => source_id);
    const wrong = !answer.partly && answer.found.map(({ sourceId }) => sourceId).join() !== right.join();
    const hits = new Set(rows.map(({ source_id }) => source_id));
    const holds = (text, { any, parts }) =>
      any.some((one) => text.has(one)) ||
      (parts.length > 0 && parts.every((part) => part.some((one) => text.has(one))));
    const other = texts.filter(
      ({ id, words: text }) => words.every((word) => holds(text, word)) !== hits.has(id),
    ).length;
    oracle.checked += right.length + texts.length;
    oracle.different += (wrong ? 1 : 0) + other;
    if (wrong || other > 0) progress(`WRONG ${search}: ${answer.found.length} of ${right.length}, ${other} texts`);
  }
  return oracle;
}
