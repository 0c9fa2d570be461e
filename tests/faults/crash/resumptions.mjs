import { until } from './dice.mjs';
import { allUnderWay, atNetwork, atTable, beforeCall, beforeClaim, POST } from './strikes.mjs';

/**
 * An answer of two posts of which the network refused one goes on when a person says so.
 * @typedef {import('./edges.mjs').Edge} Edge
 */

/** The dice say whether the first post was refused or the second; one after the other, so that nobody meets what is another's. */
async function stop(batch) {
  batch.stoppedAt = 1 + batch.roll(1);
  for (const run of batch.runs) {
    const fault = { method: 'POST', path: POST, times: 1 };
    if (batch.stoppedAt === 2) await batch.network.order({ ...fault, when: 'after' });
    await batch.network.order({ ...fault, when: 'before', status: 422 });
    const before = await batch.countReplies(['REJECTED']);
    await batch.agent.answer(run, batch.parts);
    await until(async () => (await batch.countReplies(['REJECTED'])) > before, 8_000, 20);
  }
  await batch.network.clear();
}

const nextPosted = async (batch) => (await batch.countPosts()) >= batch.stoppedAt * batch.size;
/** How many of the posts at which they stopped are in such a state. */
const count = (state) => async (batch) => Math.min(batch.size, await batch.countReplies([state]));

/** @returns {Edge} */
const edge = (name, strike, extra = /** @type {'always' | 'whole'} */ ('whole')) => ({
  ...{ name, way: 'resuming', parts: 2, kinds: [{}, {}], extra, prepare: stop, strike },
});

/** @type {Edge[]} */
export const resumptions = [
  edge('resume-before-commit', atTable('app.outbox', 'app', 'api')),
  edge('resume-not-claimed', beforeClaim(count('QUEUED'))),
  edge('resume-claimed-not-called', beforeCall(count('SENDING'))),
  edge(
    'resume-called-not-accepted',
    atNetwork(() => ({ when: 'before', delayMs: 1_400 }), allUnderWay, 300, count('SENDING')),
  ),
  edge(
    'resume-accepted-not-answered',
    atNetwork(() => ({ when: 'after', delayMs: 1_400 }), nextPosted, 300, count('SENDING')),
    'always',
  ),
];
