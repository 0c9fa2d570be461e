import { prepareBluesky, startBluesky } from '../../infra/run/real-networks.mjs';
import { putAway, takeBack } from './put-away.mjs';
import startStack from './start-stack.mjs';

/** Starts a real Bluesky network and the whole stack; with BLUESKY_CONTROL given, the network runs already and is left. */
export default async function start() {
  const stops = [];
  if (!process.env.BLUESKY_CONTROL) {
    const { missing, ...parts } = await prepareBluesky();
    if (missing) throw new Error(missing);
    const network = await startBluesky(parts);
    stops.push(network.stop);
    process.env.BLUESKY_CONTROL = network.control;
  }
  try {
    await startStack();
  } finally {
    // The stack put its own away; the network goes after it.
    putAway([...stops, ...takeBack()]);
  }
}
