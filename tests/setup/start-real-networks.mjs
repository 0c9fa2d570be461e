import { prepareBluesky, startBluesky } from '../../infra/run/real-networks.mjs';
import { putAway } from './put-away.mjs';

/** Starts a whole Bluesky network for all suites of a run; with BLUESKY_CONTROL given it runs already and is left running. */
export default async function start() {
  if (process.env.BLUESKY_CONTROL) return;
  const { missing, ...parts } = await prepareBluesky();
  if (missing) throw new Error(missing);
  const network = await startBluesky(parts);
  putAway([network.stop]);
  process.env.BLUESKY_CONTROL = network.control;
}
