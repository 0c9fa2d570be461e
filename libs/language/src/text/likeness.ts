import type { TokenisedText } from './token.js';

/**
 * What a text has in common with its copies: an exact digest, and the smallest hashes of its word triples. Addresses,
 * mentions, capitals, punctuation and the "RT" of a repost do not count.
 */
export interface Likeness {
  /** Equal for texts of the same words in the same order. */
  readonly digest: bigint;
  /** Ascending, at most `SKETCH`; empty for a text too short to tell a variation from another text. */
  readonly sketch: readonly number[];
}

/** Hashes kept of a text. */
export const SKETCH = 16;

/** Below this many words one other word makes it another text. */
const FEWEST_WORDS = 8;

/** Two texts are alike when their word triples overlap by this much (Jaccard, estimated from the sketches). */
const ALIKE = 0.6;

/** Gives the likeness of a text, or undefined when no words are left to compare. */
export function likenessOf({ tokens }: TokenisedText): Likeness | undefined {
  const words = tokens.filter((token) => token.isWord && !token.joined).map((token) => token.folded);
  if (words[0] === 'rt') words.shift();
  if (words.length === 0) return undefined;
  const triples = new Set<number>();
  if (words.length >= FEWEST_WORDS)
    for (let at = 2; at < words.length; at += 1) triples.add(hash(words.slice(at - 2, at + 1).join(' '), 0));
  const sketch = [...triples].sort((a, b) => a - b).slice(0, SKETCH);
  const whole = words.join(' ');
  const digest = BigInt.asIntN(64, (BigInt(hash(whole, 0)) << 32n) | BigInt(hash(whole, 0x9e3779b9)));
  return { digest, sketch };
}

/** Whether two sketches are of texts that are copies of each other with small changes. */
export function isAlike(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  // The smallest of both together are a fair sample of all triples of both.
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH);
  const [inA, inB] = [new Set(a), new Set(b)];
  const shared = union.filter((value) => inA.has(value) && inB.has(value)).length;
  return shared >= ALIKE * union.length;
}

/** FNV-1a with a final mix, 32 bits: spread well enough for a sample, and the same on each machine. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
