import pg from 'pg';
import { progress } from '../../infra/run/report.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { councils, Desks } from '../faults/crash/desks.mjs';
import { dice, until } from '../faults/crash/dice.mjs';
import { Network } from '../faults/crash/network.mjs';
import { CpuWatch } from './cpu.mjs';
import { countMarks, DeskWatch } from './desk-watch.mjs';
import { percentile, printResult, readOptions, round } from './measure.mjs';
import { PostStream } from './post-stream.mjs';

const PER_SECOND = 500;
/** Also measured at a rate at which nothing waits for anything else. */
const CALM_PER_SECOND = 2;
/** Posts before a clock starts: open connections, a warm plan cache, and above all compiled code, which takes seconds at the full rate. */
const WARM_UP = 1_000;
const BUSY_WARM_UP = 5_000;

/**
 * From the moment at which a post was fetched from the network to the live event and to the GraphQL list that shows it, with
 * the whole product running. Each desk does as the web does: it listens, and reads its list again when it hears something.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const seconds = quick ? 10 : 30;
  const stack = await startStack({ ephemeral: true, durable: true });
  const admin = new pg.Client(stack.database.admin);
  try {
    progress('running');
    await admin.connect();
    const desks = await Desks.open(stack, admin);
    const watches = await Promise.all(councils.map((council) => DeskWatch.open(stack.urls.web, desks, council.code)));
    const byCode = new Map(watches.map((watch) => [watch.code, watch]));
    const network = new Network(stack.urls.practice);
    await network.control('PUT', 'rate-limit', { limit: 1_000_000, windowMs: 300_000 });
    const citizen = await network.account('visser_fictief');
    const stream = new PostStream(network, citizen.username, dice(seed));
    const backend = (await admin.query('select pg_backend_pid() as pid')).rows[0].pid;

    const seen = (one) => byCode.get(one.code).shown.has(one.mark);
    const measure = async (count, rate) => {
      const cpu = new CpuWatch(stack.services, backend);
      const posts = await stream.run(count, rate);
      await until(() => Promise.resolve(posts.every(seen)), quick ? 30_000 : 60_000, 50);
      const spent = cpu.perPiece(count);
      const unheard = posts.filter((post) => !seen(post)).length;
      for (const watch of watches) await watch.readAll();
      const fetched = await fetchedAt(admin, posts);
      const found = posts.filter(seen).map((post) => {
        const watch = byCode.get(post.code);
        const from = fetched.get(post.id) ?? post.acceptedAt;
        const shown = watch.shown.get(post.mark);
        return { list: shown - from, accepted: shown - post.acceptedAt, event: watch.heardAt(post.mark, from) };
      });
      const of = (name) => found.map((one) => one[name]).filter((ms) => ms !== undefined);
      progress(
        `${posts.length} posts in ${posts.seconds.toFixed(1)} s, ${found.length} seen, ${unheard} of them by no event, ms of cpu per post ${JSON.stringify(spent)}`,
      );
      return { posts, unheard, list: of('list'), accepted: of('accepted'), event: of('event'), cpu: spent };
    };
    await stream.run(WARM_UP, PER_SECOND / 2);
    const calm = await measure(CALM_PER_SECOND * (quick ? 10 : 20), CALM_PER_SECOND);
    await stream.run(BUSY_WARM_UP, PER_SECOND);
    const busy = await measure(PER_SECOND * seconds, PER_SECOND);
    for (const watch of watches) watch.close();
    stream.close();
    const posts = [...calm.posts, ...busy.posts];
    const oracle = await compare(desks, posts);
    const spread = (name, numbers) =>
      Object.fromEntries([50, 95, 99].map((part) => [`${name}p${part}_ms`, round(percentile(numbers, part / 100))]));
    printResult({
      name: 'visibility',
      figures: {
        ...spread('', busy.list),
        ...spread('event_', busy.event),
        ...spread('accepted_', busy.accepted),
        ...spread('calm_', calm.list),
        ...spread('calm_event_', calm.event),
        messages_per_second: round(busy.posts.length / busy.posts.seconds),
      },
      oracle,
      rounds: 1,
      about: {
        posts: posts.length,
        rate: PER_SECOND,
        seconds,
        calm_rate: CALM_PER_SECOND,
        desks: councils.length,
        cpu_ms_per_post: busy.cpu,
        // Found by reading the whole list at the end, and dated by that.
        by_no_event: calm.unheard + busy.unheard,
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await admin.end().catch(() => undefined);
    await stack.stop();
  }
}

/** When the product had each post in its hands for the first time. @returns {Promise<Map<string, number>>} */
async function fetchedAt(admin, posts) {
  const { rows } = await admin.query(
    `select e.external_id, min(e.received_at) as at from app.envelope e where e.external_id = any ($1::text[]) and e.kind = 'created' group by 1`,
    [posts.map((post) => post.id)],
  );
  return new Map(rows.map((row) => [row.external_id, row.at.getTime()]));
}

/** Every post exactly once in the list of its own desk and in no other. */
async function compare(desks, posts) {
  let different = 0;
  for (const { code } of councils) {
    const counts = await countMarks(desks, code);
    for (const post of posts) if ((counts.get(post.mark) ?? 0) !== (post.code === code ? 1 : 0)) different += 1;
  }
  return { checked: posts.length * councils.length, different };
}
