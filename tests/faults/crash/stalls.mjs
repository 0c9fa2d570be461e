import { rest, until } from './dice.mjs';
import { Gate } from './gate.mjs';
import { allPosted, allUnderWay, POST } from './strikes.mjs';

/**
 * A worker that is held (SIGSTOP) past its lease while it sends: a second one takes over what it had, and then it wakes.
 * @typedef {import('./batch.mjs').Batch} Batch
 * @typedef {import('./edges.mjs').Edge} Edge
 */

const WEIGHT = 1.5;

/** Holds the worker once `there` says so, lets another do its work, and wakes it. */
export async function overtake(/** @type {Batch} */ batch, /** @type {() => Promise<number>} */ there) {
  const { worker } = batch.test.stack.services;
  batch.begin();
  const count = await there();
  worker.stall();
  const spare = await batch.test.spare();
  try {
    await batch.network.clear();
    // Its leases of jobs and replies end; the other one looks and settles.
    await batch.settle(40_000);
    worker.wake();
    // What it still does with what it had comes now.
    await rest(500 + batch.roll(1_000));
  } finally {
    worker.wake();
    await spare.kill();
  }
  return count;
}

const at = (name, fault, arrived) => ({
  name,
  way: /** @type {const} */ ('sending'),
  weight: WEIGHT,
  async strike(batch) {
    await batch.network.order({ method: 'POST', path: POST, times: batch.size, ...fault });
    return overtake(batch, async () => ((await until(() => arrived(batch), 4_000, 20)) ? batch.size : 0));
  },
});

/** @type {Edge[]} */
export const stalls = [
  at('stalled-before-acceptance', { when: 'before', delayMs: 1_200 }, allUnderWay),
  at('stalled-after-acceptance', { when: 'after', delayMs: 1_200 }, allPosted),
  {
    // It wakes with the call still before it: the same key, so the same post.
    name: 'stalled-before-the-call',
    way: 'sending',
    weight: WEIGHT,
    async strike(batch) {
      const gate = await Gate.close(batch.admin, 'app.connection', 'access exclusive');
      try {
        return await overtake(batch, async () => {
          await until(async () => (await batch.countReplies(['SENDING'])) >= batch.size, 3_000, 20);
          const there = await batch.countReplies(['SENDING']);
          // Held before the gate opens, so that it stands still with the call before it.
          batch.test.stack.services.worker.stall();
          await gate.open();
          return there;
        });
      } finally {
        await gate.open();
      }
    },
  },
];
