import { takeBack } from './put-away.mjs';

/** Stops what was started for this run, in the reverse order. */
export default async function stop() {
  for (const end of takeBack().splice(0).reverse()) await end();
}
