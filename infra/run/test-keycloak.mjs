import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { findKeycloak } from './keycloak-dist.mjs';
import { root } from './paths.mjs';
import { progress } from './report.mjs';
import { conclude, jest, suite } from './suites.mjs';
import { createTally } from './tally.mjs';

/** Runs the suite on a real Keycloak, or says loudly why it cannot. The last line counts it, and it alone. */
export async function main(_args, gone) {
  gone.addEventListener('abort', () => process.exit(1));
  const tally = createTally({ file: 'keycloak-summary.json', fresh: false });
  process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { home, version, missing } = await findKeycloak();
  if (missing) {
    skip(tally, 'KEYCLOAK SUITE', missing);
    return conclude(tally, { maySkip: true });
  }
  progress(`Keycloak ${version}`);
  const chromium = await findChromium();
  if (!chromium) skip(tally, 'BROWSER PART OF THE KEYCLOAK SUITE', 'no chromium on the PATH');
  const env = { KEYCLOAK_HOME: home, KEYCLOAK_VERSION: version, CHROMIUM_PATH: chromium ?? '' };
  await suite(tally, `Keycloak ${version}`, jest('keycloak', env));
  conclude(tally);
}

function skip(tally, what, reason) {
  process.stderr.write(`\n*** THE ${what} WAS SKIPPED: ${reason}. ***\n\n`);
  tally.skip(what.toLowerCase(), reason);
}
