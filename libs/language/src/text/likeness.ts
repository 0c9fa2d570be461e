import type { TokenisedText } from './token.js';

/**
 * What a text has in common with its copies: an exact digest, and the smallest hashes of its word triples. Addresses,
 * mentions, capitals, punctuation and the "RT" of a repost do not count.
 */
export interface Likeness {
  /**
   * Where copies are found: texts of the same words share the first key, and of near copies nearly all share one of the
   * others. A shared key is a reason to compare, not yet a likeness. Signed 64-bit.
   */
  readonly keys: readonly [digest: bigint, ...near: bigint[]];
  /** Ascending, at most `SKETCH`; empty for a text too short to tell a variation from another text. */
  readonly sketch: readonly number[];
}

/** Hashes kept of a text. */
export const SKETCH = 16;

/** Below this many words one other word makes it another text. */
const FEWEST_WORDS = 8;

/** Near keys of a text: copies that share 60 % of their triples share one of three in 94 of 100 cases, of 80 % in 99. */
const NEAR_KEYS = 3;

/** Two texts are alike when their word triples overlap by this much (Jaccard, estimated from the sketches). */
const ALIKE = 0.6;

/** Gives the likeness of a text, or undefined when no words are left to compare. */
export function likenessOf({ tokens }: TokenisedText): Likeness | undefined {
  const words = tokens.filter((token) => token.isWord && !token.joined).map((token) => token.folded);
  if (words[0] === 'rt') words.shift();
  if (words.length === 0) return undefined;
  const triples = words.length < FEWEST_WORDS ? [] : words.slice(2).map((_, at) => words.slice(at, at + 3).join(' '));
  const sketch = [...new Set(triples.map((triple) => hash(triple, 0)))].sort((a, b) => a - b).slice(0, SKETCH);
  const near = triples.length === 0 ? [] : Array.from({ length: NEAR_KEYS }, (_, n) => nearKey(triples, n + 1));
  const whole = words.join(' ');
  return { keys: [asKey(hash(whole, 0), hash(whole, 0x9e3779b9)), ...near], sketch };
}

/** The smallest hash of the triples under one of several orders. */
function nearKey(triples: readonly string[], order: number): bigint {
  let least = 0xffffffff;
  for (const triple of triples) least = Math.min(least, hash(triple, order));
  return asKey(order, least);
}

const asKey = (high: number, low: number): bigint => BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));

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
