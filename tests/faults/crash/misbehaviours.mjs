import { until } from './dice.mjs';
import { POST } from './strikes.mjs';

/**
 * A network that says something else than what it did. Nobody is killed, so many runs meet it together.
 * @typedef {import('./edges.mjs').Edge} Edge
 */

/** Longer than the settings of these runs let a send take. */
const TOO_LATE_MS = 2_000;
const MOST = 20;

const meets = (name, ...faults) => ({
  name,
  way: /** @type {const} */ ('sending'),
  most: MOST,
  weight: 2,
  async strike(batch) {
    for (const fault of faults) {
      await batch.network.order({ method: 'POST', path: POST, times: batch.size, when: 'after', ...fault });
    }
    batch.begin();
    await until(async () => (await batch.network.faultsLeft()) === 0, 30_000, 50);
    const left = await batch.network.faultsLeft();
    await batch.network.clear();
    return left === 0 ? batch.size : 0;
  },
});

/** @type {Edge[]} */
export const misbehaviours = [
  meets('timeout-after-acceptance', { delayMs: TOO_LATE_MS }),
  meets('500-after-acceptance', { status: 500 }),
  meets('cut-after-acceptance', { drop: true }),
  meets('refused-before-acceptance', { when: 'before', status: 503 }),
  // A proxy that tries again: the network hears it twice and answers 200 to both.
  meets('duplicate-200', { repeat: true }),
  // And once more, while our own look-up has begun.
  meets('500-then-duplicate', { status: 500, repeat: true }),
];
