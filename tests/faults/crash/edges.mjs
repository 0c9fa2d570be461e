import { changes } from './changes.mjs';
import { rest, until } from './dice.mjs';
import { Gate } from './gate.mjs';
import { misbehaviours } from './misbehaviours.mjs';
import { pictures } from './pictures.mjs';
import { resumptions } from './resumptions.mjs';
import { stalls } from './stalls.mjs';
import { allPosted, allUnderWay, atNetwork, atTable, beforeCall, beforeClaim, POST } from './strikes.mjs';

/**
 * Where the processes are killed: each place between two steps of which one may be done and the other not.
 * `strike` brings a batch to the edge, kills, starts again, and tells how many of the batch really stood there.
 * @typedef {import('./batch.mjs').Batch} Batch
 * @typedef {'receiving' | 'sending' | 'changing' | 'resuming'} Way what the strike sets going; before the last two the answer is out
 * @typedef {'EDIT' | 'REMOVE'} ChangeKind
 * @typedef {{ name: string, way: Way, strike: (batch: Batch) => Promise<number>, parts?: number, most?: number, weight?: number,
 *   kinds?: { change?: ChangeKind, picture?: boolean }[], extra?: 'always' | 'whole', prepare?: (batch: Batch) => Promise<void> }} Edge
 *   parts: of how many posts each reply is; most: runs that meet it together; weight: its share of the runs;
 *   kinds: what the runs of a batch differ in, in turn; extra: its runs come on top of those that were asked for, in every measurement
 *   or in a whole one; prepare: brings an answer to where the strike begins, when it is not simply sent
 */

/** Longer than the settings of these runs let a send take. */
const TOO_LATE_MS = 2_500;

const secondsPosted = async (batch) => (await batch.countPosts()) >= 2 * batch.size;

/** The first posts pass, and what is ordered meets the second post of each reply. */
const atSecondPost =
  (fault, arrived, latestMs = 0) =>
  async (batch) => {
    await batch.network.order({ method: 'POST', path: POST, times: batch.size, when: 'after' });
    return atNetwork(fault, arrived, latestMs)(batch);
  };

/** @type {Edge[]} */
const killEdges = [
  { name: 'before-queue-commit', way: 'sending', strike: atTable('app.outbox', 'app', 'api') },
  {
    name: 'queued-not-picked-up',
    way: 'sending',
    strike: beforeClaim((batch) => batch.countReplies(['QUEUED'])),
  },
  {
    name: 'sending-not-called',
    way: 'sending',
    strike: beforeCall((batch) => batch.countReplies(['SENDING'])),
  },
  {
    name: 'called-not-accepted',
    way: 'sending',
    strike: atNetwork(() => ({ when: 'before', delayMs: 1_400 }), allUnderWay, 300),
  },
  {
    name: 'accepted-not-answered',
    way: 'sending',
    strike: atNetwork(() => ({ when: 'after', delayMs: 1_400 }), allPosted, 300),
  },
  {
    name: 'accepted-cut-off',
    way: 'sending',
    strike: atNetwork(() => ({ when: 'after', drop: true }), allPosted, 900),
  },
  { name: 'accepted-500', way: 'sending', strike: atNetwork(() => ({ when: 'after', status: 500 }), allPosted, 900) },
  {
    name: 'accepted-timeout',
    way: 'sending',
    strike: atNetwork(() => ({ when: 'after', delayMs: TOO_LATE_MS }), allPosted, 3_000),
  },
  {
    name: 'between-parts',
    way: 'sending',
    parts: 2,
    async strike(batch) {
      batch.begin();
      await until(allPosted.bind(undefined, batch), 6_000, 10);
      await rest(batch.roll(300));
      const there = await batch.countPosted();
      await batch.kill('worker');
      await batch.revive();
      return there;
    },
  },
  {
    name: 'second-called-not-accepted',
    way: 'sending',
    parts: 2,
    strike: atSecondPost(() => ({ when: 'before', delayMs: 1_400 }), allUnderWay, 300),
  },
  {
    name: 'second-accepted-not-answered',
    way: 'sending',
    parts: 2,
    strike: atSecondPost(() => ({ when: 'after', delayMs: 1_400 }), secondsPosted, 300),
  },
  { name: 'answered-not-committed', way: 'sending', strike: atTable('app.fact', 'worker', 'worker') },
  { name: 'page-not-committed', way: 'receiving', strike: atTable('app.envelope', 'worker', 'worker') },
  {
    name: 'kept-not-routed',
    way: 'receiving',
    async strike(batch) {
      const gate = await Gate.close(batch.admin, 'app.route');
      try {
        batch.begin();
        // One batch of a partnership is routed at a time; the others stand behind the first.
        await gate.whenWaiting('worker', 1);
        await until(async () => (await batch.countKept()) >= batch.size, 1_500, 20);
        const there = await batch.countKept();
        await batch.kill('worker');
        return there;
      } finally {
        await gate.open();
        await batch.revive();
      }
    },
  },
  { name: 'routed-not-delivered', way: 'receiving', strike: atTable('app.message', 'worker', 'worker') },
  { name: 'delivering', way: 'receiving', strike: atTable('app.fact', 'worker', 'worker') },
  {
    name: 'delivered-not-marked',
    way: 'receiving',
    async strike(batch) {
      const first = await Gate.close(batch.admin, 'app.message');
      let second;
      try {
        batch.begin();
        await first.whenWaiting('worker', batch.size);
        // Waits for nobody: what is routed by now stands before the first gate.
        second = await Gate.close(batch.admin, 'app.route');
        await first.open();
        const there = await second.whenWaiting('worker', batch.size);
        await batch.kill('worker');
        return there;
      } finally {
        await first.open();
        await second?.open();
        await batch.revive();
      }
    },
  },
  {
    name: 'any-moment',
    way: 'receiving',
    async strike(batch) {
      batch.begin();
      await rest(batch.roll(1_500));
      await batch.kill('api', 'worker');
      await batch.revive();
      return batch.size;
    },
  },
];

/** Everything at which runs are tried: kills, a network that misbehaves, a worker that sleeps too long, and what comes after sending. */
export const edges = [...killEdges, ...misbehaviours, ...stalls, ...changes, ...resumptions, ...pictures];
