import { rest, until } from './dice.mjs';
import { allPosted, allUnderWay, atNetwork, atTable, killAtTable } from './strikes.mjs';

/**
 * An answer with a picture, which is brought to us, then by us to the network, and then taken along by the post.
 * @typedef {import('./edges.mjs').Edge} Edge
 */

const MEDIA = '/api/v2/media';

/** @returns {Edge} */
const edge = (name, strike, extra = /** @type {'always' | 'whole'} */ ('whole')) => ({
  ...{ name, way: 'sending', kinds: [{ picture: true }, { picture: true }], extra, strike },
});

/** @type {Edge[]} */
export const pictures = [
  edge(
    'picture-half-added',
    async (batch) => {
      const cuts = await Promise.all(batch.runs.map((run) => batch.agent.addHalfPicture(run)));
      await rest(100 + batch.roll(200));
      await batch.kill('api');
      const there = await Promise.all(cuts.map((cut) => cut()));
      await batch.revive();
      batch.begin();
      return there.filter(Boolean).length;
    },
    'always',
  ),
  // Its bytes lie in the store; the row that says so is not committed.
  edge('picture-stored-not-noted', atTable('app.audit_entry', 'app', 'api')),
  edge('picture-added-not-sent', async (batch) => {
    await Promise.all(batch.runs.map((run) => batch.agent.addPicture(run)));
    await batch.kill('api', 'worker');
    await batch.revive();
    batch.begin();
    return batch.runs.filter(({ fileId }) => fileId).length;
  }),
  edge(
    'picture-taken-not-answered',
    atNetwork(
      () => ({ path: MEDIA, when: 'after', delayMs: 1_400 }),
      allUnderWay,
      400,
      () => 0,
    ),
    'always',
  ),
  edge('picture-taken-not-claimed', async (batch) => {
    await batch.network.order({ method: 'POST', path: MEDIA, times: batch.size, when: 'after', delayMs: 800 });
    batch.begin();
    await until(() => allUnderWay(batch), 4_000, 20);
    // Closed while the network is slow to answer: what it answers is noted, and then the post cannot be begun.
    return killAtTable(batch, 'app.reply', { begin: () => undefined, count: () => batch.countBrought() });
  }),
  edge(
    'pictured-not-accepted',
    atNetwork(() => ({ when: 'before', delayMs: 1_400 }), allUnderWay, 300),
  ),
  edge(
    'pictured-not-answered',
    atNetwork(() => ({ when: 'after', delayMs: 1_400 }), allPosted, 300),
    'always',
  ),
];
