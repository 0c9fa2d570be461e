import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { root } from './paths.mjs';
import { prepareBluesky } from './real-networks.mjs';
import { conclude, jest, suite } from './suites.mjs';
import { createTally } from './tally.mjs';

/** Runs the suites on a whole Bluesky network of our own, or says loudly why it cannot. The last line counts them, and them alone. */
export async function main(_args, gone) {
  gone.addEventListener('abort', () => process.exit(1));
  const tally = createTally({ file: 'real-networks-summary.json', fresh: false });
  process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { missing } = await prepareBluesky();
  if (missing) {
    skip(tally, 'SUITE ON REAL NETWORKS', missing);
    return conclude(tally, { maySkip: true });
  }
  const chromium = await findChromium();
  if (!chromium) skip(tally, 'BROWSER PART OF THE SUITE ON REAL NETWORKS', 'no chromium on the PATH');
  await suite(tally, 'Bluesky', jest('real-networks', { CHROMIUM_PATH: chromium ?? '' }));
  conclude(tally);
}

function skip(tally, what, reason) {
  process.stderr.write(`\n*** THE ${what} WAS SKIPPED: ${reason} ***\n\n`);
  tally.skip(what.toLowerCase(), reason);
}
