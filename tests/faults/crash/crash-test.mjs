import pg from 'pg';
import { startStack } from '../../../infra/run/stack.mjs';
import { Agent } from './agent.mjs';
import { Batch, newRun } from './batch.mjs';
import { councils, Desks } from './desks.mjs';
import { dice, until } from './dice.mjs';
import { edges } from './edges.mjs';
import { Network } from './network.mjs';
import { judge } from './verdict.mjs';

/** So short that a run of recovery takes seconds; the order of the steps is the same. */
export const hastySettings = {
  UNDO_MS: '0',
  REPLY_SEND_TIMEOUT_MS: '1500',
  REPLY_LEASE_MS: '3000',
  REPLY_FIRST_LOOKUP_MS: '300',
  REPLY_LOOKUP_HORIZON_MS: '2500',
  OUTBOX_LEASE_SECONDS: '2',
  INTAKE_LEASE_SECONDS: '5',
};

/** The worker does so many jobs of one queue at a time; more would not stand at the edge. */
const MOST_PER_KILL = 4;

/** Kills api and worker of a stack of its own at every edge, again and again, and looks what became of every post and reply. */
export class CrashTest {
  constructor(stack, db, desks, seed) {
    this.stack = stack;
    /** A superuser's connection, to look. @type {import('pg').Client} */
    this.db = db;
    /** @type {Desks} */
    this.desks = desks;
    this.network = new Network(stack.urls.practice);
    this.roll = dice(seed);
    this.agent = new Agent(this);
  }

  /**
   * @param {{ seed: number, settings?: Record<string, string>, wayToPractice?: (url: string) => Promise<string> }} options
   *   more settings than the hasty ones
   */
  static async open({ seed, settings = {}, wayToPractice }) {
    const stack = await startStack({ ephemeral: true, settings: { ...hastySettings, ...settings }, wayToPractice });
    const db = await connect(stack.database.admin);
    return new CrashTest(stack, db, await Desks.open(stack, db), seed);
  }

  /** A second worker, started now; the caller ends it. */
  async spare() {
    this.spareWorker ??= await this.stack.spareWorker();
    await this.spareWorker.restart();
    return this.spareWorker;
  }

  /** Opens the connection that looks again after the server was away. */
  async reconnect() {
    this.db = await connect(this.stack.database.admin);
  }

  async close() {
    await this.db.end();
    await this.stack.stop();
  }

  /**
   * @param {number} count runs, spread evenly over the edges; those of what comes after sending come on top
   * @param {(line: string) => void} tell
   * @param {{ whole?: boolean }} [options] whole: also at the edges that are left out where seconds count
   */
  async run(count, tell, { whole = false } = {}) {
    const citizen = await this.network.account('petra_fictief');
    const batches = plan(count, whole).map(
      ({ edge, size, before }) =>
        new Batch(
          this,
          edge,
          Array.from({ length: size }, (_, n) => newRun(edge, this.council(n), citizen, before + n)),
        ),
    );
    for (const batch of batches.filter(({ edge }) => edge.way !== 'receiving')) await batch.post();
    for (const batch of batches) await this.one(batch, tell);
    await this.quiet();
    const runs = batches.flatMap((batch) => batch.runs);
    const verdict = await judge(this, runs);
    return { ...verdict, batches: batches.length, atEdge: batches.reduce((sum, batch) => sum + batch.atEdge, 0) };
  }

  async one(batch, tell) {
    const before = performance.now();
    await batch.prepare();
    batch.atEdge = Math.min(batch.size, await batch.edge.strike(batch));
    await batch.finish();
    await batch.settle();
    const seconds = ((performance.now() - before) / 1000).toFixed(1);
    tell(`${batch.edge.name.padEnd(24)} ${batch.atEdge} of ${batch.size} at the edge  ${seconds} s`);
  }

  /**
   * Posts of the councils' accounts under the posts of these runs, by post.
   * @returns {Promise<Map<string, { id: string, text: string, media: { description: string }[] }[]>>}
   */
  async repliesOnNetwork(runs) {
    const found = new Map(runs.map((run) => [run.postId, []]));
    // A later post of the same answer stands under the one before it.
    const roots = new Map(runs.map((run) => [run.postId, run.postId]));
    const changed = runs.filter(({ change }) => change);
    for (const account of new Set(runs.map((run) => run.council.account))) {
      for (const post of await this.network.postsOf(account)) {
        // And under nothing, once the one before it was taken away.
        const root = roots.get(post.in_reply_to_id) ?? changed.find(({ mark }) => post.text.includes(mark))?.postId;
        if (!root) continue;
        roots.set(post.id, root);
        found.get(root).push({ id: post.id, text: post.text, media: post.media_attachments });
      }
    }
    return found;
  }

  council(n) {
    return councils[n % councils.length];
  }

  /** Waits until no work is left, so that what would come twice has come. */
  async quiet() {
    await until(
      async () => {
        const { rows } = await this.db.query('select count(*)::int as n from app.outbox');
        return rows[0].n === 0;
      },
      30_000,
      200,
    );
  }
}

/** The runs over the edges by their weight, and in rounds over all edges, so that each round is a whole measurement. */
function plan(count, whole) {
  const chosen = edges.filter(({ extra }) => whole || extra !== 'whole');
  const sum = edges.reduce((all, { weight = 1, extra }) => all + (extra ? 0 : weight), 0);
  const shares = chosen.map(({ weight = 1, extra, kinds = [] }) =>
    Math.max(extra ? kinds.length : 1, Math.floor((count * weight) / sum)),
  );
  // What the rounding left goes where it costs least: to those that meet many at a time.
  const cheap = chosen.findIndex(({ most = 0 }) => most > MOST_PER_KILL);
  const given = shares.reduce((all, share, n) => all + (chosen[n].extra ? 0 : share), 0);
  shares[cheap] += Math.max(0, count - given);
  const rounds = Math.max(...chosen.map(({ most = MOST_PER_KILL }, n) => Math.ceil(shares[n] / most)));
  return Array.from({ length: rounds }, (_, round) =>
    chosen.map((edge, n) => {
      const most = edge.most ?? MOST_PER_KILL;
      return { edge, size: sizeOf(shares[n], most, round), before: round * most };
    }),
  )
    .flat()
    .filter(({ size }) => size > 0);
}

/** How many of a share meet in this round: as even as may be. */
function sizeOf(share, most, round) {
  const batches = Math.ceil(share / most);
  return round >= batches ? 0 : Math.floor(share / batches) + (round < share % batches ? 1 : 0);
}

/** @returns {Promise<pg.Client>} */
async function connect(url) {
  const client = await until(
    async () => {
      const one = new pg.Client(url);
      one.on('error', () => undefined);
      return one.connect().then(
        () => one,
        () => undefined,
      );
    },
    30_000,
    200,
  );
  if (!client) throw new Error('The database does not come back.');
  return client;
}
