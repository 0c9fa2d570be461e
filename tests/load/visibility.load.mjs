import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { progress } from '../../infra/run/report.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { councils, Desks } from '../faults/crash/desks.mjs';
import { dice, rest, until } from '../faults/crash/dice.mjs';
import { Network } from '../faults/crash/network.mjs';
import { percentile, printResult, readOptions, round } from './measure.mjs';
import { DeskWatch, readWholeList } from './desk-watch.mjs';

const PER_SECOND = 20;
/** Also measured at a rate at which nothing waits for anything else. */
const CALM_PER_SECOND = 2;
/** Posts before the clock starts: compiled code, open connections, a warm plan cache. */
const WARM_UP = 40;

/**
 * From the moment at which the network accepts a post to the live event and to the GraphQL list that shows it. Each desk
 * does as the web does: it listens, and reads its list again when it hears something.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const seconds = quick ? 10 : 30;
  const stack = await startStack({ ephemeral: true });
  try {
    progress('running');
    const admin = new pg.Client(stack.database.admin);
    await admin.connect();
    const desks = await Desks.open(stack, admin);
    await admin.end();
    const watches = await Promise.all(councils.map((council) => DeskWatch.open(stack.urls.web, desks, council.code)));
    const network = new Network(stack.urls.practice);
    const citizen = await network.account('visser_fictief');
    const roll = dice(seed);
    const post = () => say(network, citizen.token, councils[roll(councils.length - 1)]);

    await atRate(WARM_UP, PER_SECOND / 2, post);
    const byCode = new Map(watches.map((watch) => [watch.code, watch]));
    const seen = (one) => byCode.get(one.code).shown.has(one.mark);
    const measure = async (rate, count) => {
      const posts = await atRate(count, rate, post);
      await until(() => Promise.resolve(posts.every(seen)), 90_000, 50);
      const waits = posts.filter(seen).map((one) => byCode.get(one.code).shown.get(one.mark) - one.acceptedAt);
      const events = posts.flatMap((one) => byCode.get(one.code).heardAt(one.mark, one.acceptedAt) ?? []);
      return { posts, waits, events };
    };
    const calm = await measure(CALM_PER_SECOND, CALM_PER_SECOND * (quick ? 10 : 20));
    const busy = await measure(PER_SECOND, PER_SECOND * seconds);
    for (const watch of watches) watch.close();
    const posts = [...calm.posts, ...busy.posts];
    const oracle = await compare(desks, posts);
    const spread = (name, numbers) =>
      Object.fromEntries([50, 95, 99].map((part) => [`${name}p${part}_ms`, round(percentile(numbers, part / 100))]));
    printResult({
      name: 'visibility',
      figures: {
        ...spread('', busy.waits),
        ...spread('event_', busy.events),
        ...spread('calm_', calm.waits),
        ...spread('calm_event_', calm.events),
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
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await stack.stop();
  }
}

async function say(network, token, { code, account }) {
  const mark = randomUUID().replaceAll('-', '').slice(0, 12);
  const status = await network.say(token, `@${account} ${mark} wanneer is het loket open?`);
  return { code, mark, acceptedAt: Date.parse(status.created_at) };
}

/** Begins a post each so many milliseconds, whether or not the ones before are done. */
async function atRate(count, perSecond, post) {
  const begun = performance.now();
  const going = [];
  for (let n = 0; n < count; n += 1) {
    await rest(Math.max(0, begun + (n * 1_000) / perSecond - performance.now()));
    going.push(post());
  }
  return Object.assign(await Promise.all(going), { seconds: (performance.now() - begun) / 1_000 });
}

/** Every post exactly once in the list of its own desk and in no other. */
async function compare(desks, posts) {
  let different = 0;
  for (const { code } of councils) {
    const snippets = (await readWholeList(desks, code)).map((row) => row.snippet).join('\n');
    for (const post of posts) {
      const times = snippets.split(post.mark).length - 1;
      if (times !== (post.code === code ? 1 : 0)) different += 1;
    }
  }
  return { checked: posts.length * councils.length, different };
}
