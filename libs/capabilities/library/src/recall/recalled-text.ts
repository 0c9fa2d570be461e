const VARIABLE = /\{\{[^{}]{0,80}\}\}/g;
/** Of shorter texts ("Beste bewoner,") nobody can say whose they are. */
const LEAST_WORDS = 6;
const MOST_WORDS = 1_500;
/** So much of a recalled text must stand in another for it to be that text. */
const CONTAINED = 0.8;

/** The words of a text, such that accents, capitals, marks, invisible letters and what variables hold make no difference. */
export function wordsOf(text: string): string[] {
  const folded = text
    .replace(VARIABLE, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '');
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}

/**
 * Whether a text says what was recalled: most words of the recalled one stand in it, in order, and no text that may be used
 * (a later version, say) is as close to it.
 */
export function saysRecalled(
  text: readonly string[],
  recalled: readonly string[],
  allowed: readonly (readonly string[])[],
): boolean {
  if (!contains(text, recalled)) return false;
  const nearness = near(text, recalled);
  return !allowed.some((one) => near(text, one) >= nearness);
}

/** Whether most words of the recalled text stand in the other, in order; cheap for texts that have little to do with it. */
export function contains(text: readonly string[], recalled: readonly string[]): boolean {
  if (recalled.length < LEAST_WORDS) return false;
  const least = CONTAINED * recalled.length;
  return inCommon(text, recalled) >= least && inOrder(text, recalled) >= least;
}

/** Dice's measure over words in order: 1 is the same text. */
export function near(one: readonly string[], other: readonly string[]): number {
  const all = one.length + other.length;
  return all === 0 ? 1 : (2 * inOrder(one, other)) / all;
}

function inCommon(text: readonly string[], recalled: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of text) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of recalled) {
    const n = left.get(word) ?? 0;
    if (n === 0) continue;
    left.set(word, n - 1);
    common += 1;
  }
  return common;
}

/** The length of the longest row of words that both have in the same order: Hyyrö's, all places of a row in one number. */
function inOrder(one: readonly string[], other: readonly string[]): number {
  const places = new Map<string, bigint>();
  other.forEach((word, at) => places.set(word, (places.get(word) ?? 0n) | (1n << BigInt(at))));
  const all = (1n << BigInt(other.length)) - 1n;
  let row = all;
  for (const word of one) {
    const here = row & (places.get(word) ?? 0n);
    row = ((row + here) | (row - here)) & all;
  }
  let length = other.length;
  for (const digit of row.toString(2)) if (digit === '1') length -= 1;
  return length;
}
