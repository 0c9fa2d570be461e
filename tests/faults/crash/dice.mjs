/**
 * Numbers that are the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {(most: number) => number} a whole number from 0 to `most`
 */
export function dice(seed) {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * (most + 1));
  };
}

export const rest = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Looks again and again until `look` gives something.
 * @template T
 * @param {() => Promise<T | undefined | false>} look
 * @param {number} ms
 * @returns {Promise<T | undefined>} undefined when the time was over first
 */
export async function until(look, ms, everyMs = 50) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() >= end) return undefined;
    await rest(everyMs);
  }
}
