import { rest, until } from './dice.mjs';
import { overtake } from './stalls.mjs';
import { allUnderWay, atNetwork, atTable, beforeCall, beforeClaim, killAtTable, POST } from './strikes.mjs';

/**
 * An answer that was sent is edited or taken away. Runs of both kinds meet each kill together: one kill costs seconds,
 * and what one does must not depend on what the other does.
 * @typedef {import('./edges.mjs').Edge} Edge
 */

const KINDS = [{ change: 'EDIT' }, { change: 'REMOVE' }, { change: 'EDIT', picture: true }];

/** The same for the calls of both kinds; the edit reads first, which meets nothing. */
const bothMeet = (fault) => (batch) =>
  ['EDIT', 'REMOVE']
    .map((kind) => ({
      method: kind === 'EDIT' ? 'PUT' : 'DELETE',
      path: `${POST}/*`,
      times: batch.runs.filter(({ change }) => change.kind === kind).length,
      ...fault,
    }))
    // No number of times would mean for ever.
    .filter(({ times }) => times > 0);

const allChanged = async (batch) => (await batch.countChanged()) >= batch.size;
const countChanged = (batch) => batch.countChanged();

/** @returns {Edge} */
const edge = (name, strike, more = {}) => ({
  ...{ name, way: 'changing', kinds: /** @type {any} */ (KINDS), extra: 'whole', strike },
  ...more,
});

/** The answer of the network is here, and its writing stands still at the message that the desk shows. */
async function answeredNotNoted(batch) {
  // What the network tells its streams is written in the same table, and must not be taken for it.
  await batch.network.control('PUT', 'streams', { delayMs: 5_000 });
  return killAtTable(batch, 'app.message', { count: () => batch.countChanged() });
}

/** @type {Edge[]} */
export const changes = [
  edge('change-before-commit', atTable('app.outbox', 'app', 'api')),
  edge(
    'change-not-claimed',
    beforeClaim((batch) => batch.countChanges(['QUEUED'])),
  ),
  edge(
    'change-claimed-not-called',
    beforeCall((batch) => batch.countChanges(['SENDING'])),
    { extra: 'always' },
  ),
  edge(
    'change-called-not-accepted',
    atNetwork(bothMeet({ when: 'before', delayMs: 1_400 }), allUnderWay, 300, countChanged),
  ),
  edge(
    'change-accepted-not-answered',
    atNetwork(bothMeet({ when: 'after', delayMs: 1_400 }), allChanged, 300, countChanged),
    { extra: 'always' },
  ),
  edge('change-accepted-cut-off', atNetwork(bothMeet({ when: 'after', drop: true }), allChanged, 900, countChanged)),
  edge('change-answered-not-noted', answeredNotNoted, { extra: 'always' }),
  edge('change-noted', async (batch) => {
    batch.begin();
    await until(async () => (await batch.countChanges(['DONE'])) >= batch.size, 5_000, 5);
    const there = await batch.countChanges(['DONE']);
    await batch.kill('api', 'worker');
    await batch.revive();
    return there;
  }),
  edge('change-any-moment', async (batch) => {
    batch.begin();
    await rest(batch.roll(600));
    await batch.kill('api', 'worker');
    await batch.revive();
    return batch.size;
  }),
  // Nobody dies: the worker sleeps past its lease with the call on its way, and wakes when another has made the change.
  edge('change-stalled', async (batch) => {
    for (const fault of bothMeet({ when: 'before', delayMs: 1_200 })(batch)) await batch.network.order(fault);
    return overtake(batch, async () => ((await until(() => allUnderWay(batch), 4_000, 20)) ? batch.size : 0));
  }),
  {
    name: 'change-between-parts',
    way: 'changing',
    kinds: [{ change: 'EDIT' }, { change: 'REMOVE' }],
    parts: 2,
    extra: 'always',
    // The first posts pass and the second ones lie with the network.
    async prepare(batch) {
      const fault = { method: 'POST', path: POST, times: batch.size };
      await batch.network.order({ ...fault, when: 'after' });
      await batch.network.order({ ...fault, when: 'before', delayMs: 1_400 });
      await batch.answerAll();
      await until(
        async () => (await batch.countReplies(['SENT'])) >= batch.size && (await allUnderWay(batch)),
        6_000,
        10,
      );
    },
    async strike(batch) {
      batch.begin();
      await until(async () => (await batch.countChanges(['QUEUED', 'SENDING', 'DONE'])) >= batch.size, 2_000, 5);
      await rest(batch.roll(200));
      const there = await batch.countReplies(['SENDING']);
      await batch.kill('worker');
      await batch.network.clear();
      await batch.revive();
      return there;
    },
  },
];
