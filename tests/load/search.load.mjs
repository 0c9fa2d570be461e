import { progress } from '../../infra/run/report.mjs';
import { OLD_WORDS } from './desk/desk-rows.mjs';
import { clock, Stand } from './desk/stand.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';
import { DutchWorld } from './router/dutch-world.mjs';

const PAGE = 50;
const LOOKS = 5;

/**
 * Full-text search in a council with a million messages, through the product's door and policies, against ILIKE within that
 * council: words that are rare, medium and common, two words, and words that stand in old messages only. What is found is
 * compared first with reading all messages.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 2 : 5;
  const stand = await Stand.open(seed);
  try {
    const desk = await stand.openDoor();
    const large = stand.councils[0];
    const kinds = await chooseWords(stand, large, new DutchWorld(seed), quick);
    const words = Object.values(kinds).flat();
    const oracle = await compare(stand, desk, large, words);
    progress(`${oracle.checked} results of ${words.length} searches compared, ${oracle.different} different`);
    const ours = new Map(words.map((word) => [word, []]));
    const [ratios, byTime] = [0, 1].map(() => Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []])));
    for (let n = 0; n < rounds; n += 1) {
      for (const [kind, some] of Object.entries(kinds)) {
        for (const word of some) {
          const mine = await ourTime(desk, large, word);
          ours.get(word).push(mine);
          // ILIKE reads all messages of the council each time, so of each kind two words take part in a round.
          if (some.indexOf(word) >= (quick ? 1 : 2)) continue;
          ratios[kind].push((await clock(() => peer(stand, large, word))) / mine);
          byTime[kind].push((await clock(() => peer(stand, large, word, true))) / mine);
        }
      }
      progress(
        `round ${n + 1}: ${Object.entries(ratios)
          .map(([kind, all]) => `${kind} ${median(all).toFixed(0)}`)
          .join(', ')} times ILIKE`,
      );
    }
    const typical = words.map((word) => ({ word, ms: median(ours.get(word)) })).sort((a, b) => b.ms - a.ms);
    for (const { word, ms } of typical.slice(0, 6)) progress(`${ms.toFixed(1)} ms: ${word}`);
    const compared = ['rare', 'medium', 'common', 'two'].map((kind) => median(ratios[kind]));
    printResult({
      name: 'search',
      figures: {
        p95_ms: round(
          percentile(
            typical.map(({ ms }) => ms),
            0.95,
          ),
        ),
        p50_ms: round(median(typical.map(({ ms }) => ms))),
        max_ms: round(typical[0].ms),
      },
      ratios: { ilike: round(Math.exp(compared.reduce((sum, one) => sum + Math.log(one), 0) / compared.length)) },
      oracle,
      rounds,
      about: {
        messages_of_the_council: Number(
          (await stand.ask('select count(*) from app.message where tenant_id = $1', [large.tenantId]))[0].count,
        ),
        ilike_by_kind: Object.fromEntries(Object.entries(ratios).map(([kind, all]) => [kind, round(median(all))])),
        // Against ILIKE that walks our index on time and stops at a page: fast for common words, a minute's work for old ones.
        ilike_by_time_by_kind: Object.fromEntries(
          Object.entries(byTime).map(([kind, all]) => [kind, round(median(all))]),
        ),
        words: Object.fromEntries(Object.entries(kinds).map(([kind, some]) => [kind, some.length])),
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
    await desk.close();
  } finally {
    await stand.close();
  }
}

/** By how many messages of the council hold them: rare below a hundred, medium below a fiftieth, common above. */
async function chooseWords(stand, { tenantId }, world, quick) {
  const known = world.words.filter((word) => /^[a-z]{4,}$/.test(word));
  const ranks = [
    30, 50, 80, 120, 200, 320, 500, 800, 1_200, 2_000, 3_200, 5_000, 8_000, 12_000, 16_000, 20_000, 24_000,
  ];
  const asked = ranks.map((rank) => known[rank]).filter((word) => word !== undefined);
  const counted = [];
  for (const word of asked) {
    const [{ n, nodes }] = await stand.ask(
      `select count(*)::int as n, numnode(app.words_query($2)) as nodes from app.message m where m.tenant_id = $1 and m.tsv @@ app.words_query($2)`,
      [tenantId, word],
    );
    if (nodes > 0 && n > 0) counted.push({ word, n });
  }
  for (const { word, n } of counted) progress(`${word}: ${n}`);
  const of = (from, until) => counted.filter(({ n }) => n >= from && n < until).map(({ word }) => word);
  const [rare, medium, common] = [of(1, 300), of(300, 20_000), of(20_000, Infinity)];
  const pairs = medium.map(
    (word, at) => `${word} ${common[at % Math.max(common.length, 1)] ?? medium[(at + 1) % medium.length]}`,
  );
  const some = (list, most) => list.slice(0, quick ? Math.ceil(most / 2) : most);
  return {
    rare: some(rare, 8),
    medium: some(medium, 8),
    common: some(common, 8),
    two: some(pairs, 8),
    old: [...OLD_WORDS],
  };
}

async function ourTime(desk, large, words) {
  const times = await desk.as(large, async () => {
    const looks = [];
    for (let look = 0; look < LOOKS; look += 1) looks.push(await clock(() => desk.lists.search(words, PAGE)));
    return looks;
  });
  return median(times);
}

/** As an open inbox does it: all messages of the account that hold the letters, the newest of those. `byTime`: from the newest on, by our index. */
const peer = (stand, { tenantId }, words, byTime = false) => {
  const parts = words.split(' ');
  const where = parts.map((_, n) => `o.text ilike $${n + 2}`).join(' and ');
  return stand.ask(
    `select m.id, m.conversation_id, m.at from (select o.id, o.conversation_id, o.at from app.message o
       where o.tenant_id = $1 and ${where}${byTime ? '' : ' offset 0'}) m order by m.at desc, m.id desc limit ${PAGE}`,
    [tenantId, ...parts.map((part) => `%${part}%`)],
  );
};

/** Reads all messages of the council for each search. */
async function compare(stand, desk, large, words) {
  const oracle = { checked: 0, different: 0 };
  for (const word of words) {
    const found = await desk.as(large, () => desk.lists.search(word, PAGE));
    const rows = await stand.ask(
      `select m.id from (select o.id, o.at from app.message o where o.tenant_id = $1 and o.tsv @@ app.words_query($2) offset 0) m order by m.at desc, m.id desc limit ${PAGE}`,
      [large.tenantId, word],
    );
    oracle.checked += rows.length + 1;
    const right = found.map(({ id }) => id).join() === rows.map(({ id }) => id).join();
    if (!right) oracle.different += 1;
    if (!right) progress(`WRONG ${word}: ${found.length} but ${rows.length}`);
  }
  return oracle;
}
