import { rest, until } from './dice.mjs';
import { Gate } from './gate.mjs';

/** Ways to bring a batch to an edge and to kill there, which tell how many of the batch really stood at it. */

export const POST = '/api/v1/statuses';

/**
 * Whoever writes in the table stands still; then the process dies, and the transaction with it.
 * @param {{ role?: string, program?: string, begin?: () => unknown, count?: () => Promise<number> }} [options]
 *   begin: what brings them there, when it is not the work of the batch; count: of how many the network had done its part by then
 */
export async function killAtTable(batch, table, { role = 'worker', program = 'worker', begin, count } = {}) {
  const gate = await Gate.close(batch.admin, table);
  try {
    if (begin) await begin();
    else batch.begin();
    const there = await gate.whenWaiting(role, batch.size);
    await batch.kill(program);
    return count ? Math.min(there, await count()) : there;
  } finally {
    await gate.open();
    await batch.network.clear();
    await batch.revive();
  }
}

export const atTable = (table, role, program) => (batch) => killAtTable(batch, table, { role, program });

/** The work is kept and nobody has begun it: both programs die before a worker could. */
export const beforeClaim = (count) => async (batch) => {
  await batch.kill('worker');
  batch.begin();
  await until(async () => (await count(batch)) >= batch.size, 5_000, 5);
  const there = await count(batch);
  await batch.kill('api');
  await batch.revive();
  return there;
};

/** A worker has taken the work and stands before the call. */
export const beforeCall = (count) => async (batch) => {
  const gate = await Gate.close(batch.admin, 'app.connection', 'access exclusive');
  try {
    batch.begin();
    await until(async () => (await count(batch)) >= batch.size, 3_000, 20);
    const there = await count(batch);
    await batch.kill('worker');
    return there;
  } finally {
    await gate.open();
    await batch.revive();
  }
};

/** The network does what was ordered, and the worker dies at a moment after it. */
export const atNetwork =
  (faults, arrived, latestMs = 0, count = (batch) => batch.countPosted()) =>
  async (batch) => {
    for (const fault of [faults(batch)].flat()) {
      await batch.network.order({ method: 'POST', path: POST, times: batch.size, ...fault });
    }
    batch.begin();
    const there = await until(() => arrived(batch), 4_000, 20);
    await rest(batch.roll(latestMs));
    await batch.kill('worker');
    const atEdge = there ? batch.size : await count(batch);
    await batch.network.clear();
    await batch.revive();
    return atEdge;
  };

export const allPosted = async (batch) => (await batch.countPosted()) >= batch.size;
export const allUnderWay = async (batch) => (await batch.network.faultsLeft()) === 0;
