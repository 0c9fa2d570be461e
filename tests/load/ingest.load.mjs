import { progress } from '../../infra/run/report.mjs';
import { openTestDatabase } from '../../infra/run/test-database.mjs';
import { dice } from '../faults/crash/dice.mjs';
import { entities } from './ingest/entities.mjs';
import { House, loadParts } from './ingest/house.mjs';
import { NaiveIngest } from './ingest/naive.mjs';
import { rawPosts } from './ingest/raw-posts.mjs';
import { median, printResult, readOptions, round } from './measure.mjs';

/**
 * Six pages: keeping one goes on while the one before is routed and delivered, and two would be hardly more than the
 * beginning and the end of that.
 */
const POSTS = 6_000;
/** The ORM gets the first of them only: it does one after the other, so that a post costs the same however many come. */
const ORM_POSTS = 200;
/** Posts that both take in before the clock starts; every row is compared. */
const COMPARED = 1_000;
/** Posts of one page, as a network gives them that is far behind. */
const PAGE = 1_000;

/**
 * From the JSON of a network to the rows of the tenants (parsed, de-duplicated, routed, under policies, with all indexes and
 * fsync), against findOne and save of an ORM per post: first the same posts for both and the same rows in the end, then turn
 * about for the clock.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 2 : 5;
  const close = await openTestDatabase({ durable: true });
  const houses = [];
  try {
    const parts = await loadParts();
    for (const own of [[], Object.values(entities)]) houses.push(await House.open(parts, own));
    const [house, other] = houses;
    const naive = await NaiveIngest.open(other);
    const roll = dice(seed);
    const same = rawPosts(roll, COMPARED, 1);
    await house.ingest(same, PAGE);
    await naive.ingest(same);
    const oracle = compare(await house.rows(), await other.rows());
    progress(`${oracle.checked} rows compared, ${oracle.different} different ${oracle.first}`);
    const rates = { ours: [], naive: [] };
    for (let n = 0; n < rounds; n += 1) {
      const posts = rawPosts(roll, POSTS, n + 2);
      const ours = async () => rates.ours.push(POSTS / (await seconds(() => house.ingest(posts, PAGE))));
      const some = posts.slice(0, ORM_POSTS);
      const theirs = async () => rates.naive.push(ORM_POSTS / (await seconds(() => naive.ingest(some))));
      for (const run of n % 2 === 0 ? [ours, theirs] : [theirs, ours]) await run();
      progress(`round ${n + 1}: ${rates.ours.at(-1).toFixed(0)} and ${rates.naive.at(-1).toFixed(0)} posts per second`);
    }
    const ratios = rates.ours.map((rate, n) => rate / rates.naive[n]);
    printResult({
      name: 'ingest',
      figures: { posts_per_second: round(median(rates.ours)), orm_posts_per_second: round(median(rates.naive)) },
      ratios: { orm: round(median(ratios)) },
      oracle: { checked: oracle.checked, different: oracle.different },
      rounds,
      about: {
        posts_per_round: [POSTS, ORM_POSTS],
        page: PAGE,
        orm_all: ratios.map(round),
        posts_per_second_all: rates.ours.map(round),
        rows: oracle.rows,
        fsync: (await house.tenancy.admin.query('show fsync')).rows[0].fsync,
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    for (const house of houses) await house.close();
    await close();
  }
}

async function seconds(work) {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1_000;
}

function compare(ours, theirs) {
  const result = { checked: 0, different: 0, rows: {}, first: '' };
  for (const [table, rows] of Object.entries(ours)) {
    const others = theirs[table];
    result.rows[table] = rows.length;
    for (let n = 0; n < Math.max(rows.length, others.length); n += 1) {
      result.checked += 1;
      if (rows[n] === others[n]) continue;
      result.different += 1;
      result.first ||= `${table}\n${rows[n]}\n${others[n]}`;
    }
  }
  return result;
}
