import type { Spans } from './indexed-text.js';
import { work } from './work.js';

/**
 * Where something stands: per first position a row of bits, of which bit n says that a span of n positions starts
 * there. Spans that start at one place share a row, so that a text of one repeated word costs what its length is, not
 * its square.
 */
export interface Rows {
  readonly count: number;
  /** 32-bit words per row. */
  readonly words: number;
  readonly bits: Uint32Array;
}

const NOTHING: Rows = { count: 0, words: 1, bits: new Uint32Array() };

function emptyRows(count: number, longest: number): Rows {
  const words = (longest >>> 5) + 1;
  return { count, words, bits: new Uint32Array(count * words) };
}

/** Gives spans as rows. */
export function rowsOf(spans: Spans): Rows {
  if (spans.length === 0) return NOTHING;
  let [count, longest] = [0, 0];
  for (let at = 0; at < spans.length; at += 2) {
    count = Math.max(count, spans[at]! + 1);
    longest = Math.max(longest, spans[at + 1]! - spans[at]!);
  }
  const rows = emptyRows(count, longest);
  for (let at = 0; at < spans.length; at += 2) {
    const length = spans[at + 1]! - spans[at]!;
    rows.bits[spans[at]! * rows.words + (length >>> 5)]! |= 1 << (length & 31);
  }
  return rows;
}

/** Gives the rows of either. */
export function unite(all: readonly Rows[]): Rows {
  const rows = emptyRows(Math.max(0, ...all.map(({ count }) => count)), Math.max(0, ...all.map(longestOf)));
  for (const one of all)
    for (let at = 0; at < one.count; at += 1)
      for (let word = 0; word < Math.min(one.words, rows.words); word += 1)
        rows.bits[at * rows.words + word]! |= one.bits[at * one.words + word]!;
  return rows;
}

/** Gives the hulls of a left and a right span that follow each other within a distance. */
export function follow(left: Rows, right: Rows, distance: number): Rows {
  if (left.count === 0 || right.count === 0) return NOTHING;
  const hulls = emptyRows(left.count, longestOf(left) + distance + longestOf(right));
  let found = false;
  meet(left, right, distance, (at, offset) => {
    found = true;
    addShifted(hulls, at, right, at + offset, offset);
    return false;
  });
  return found ? hulls : NOTHING;
}

/** Tells whether a left and a right span follow each other within a distance. */
export function follows(left: Rows, right: Rows, distance: number): boolean {
  let found = false;
  if (left.count > 0 && right.count > 0) meet(left, right, distance, () => (found = true));
  return found;
}

/** Shows each start of a left span with each offset from there at which a right span follows; stops at true. */
function meet(left: Rows, right: Rows, distance: number, see: (at: number, offset: number) => boolean): void {
  const starts = new Uint8Array(right.count);
  right.bits.forEach((bits, at) => {
    if (bits !== 0) starts[Math.floor(at / right.words)] = 1;
  });
  const near = new Uint32Array(((longestOf(left) + distance) >>> 5) + 1);
  for (let at = 0; at < left.count; at += 1) {
    if (!copyRow(left, at, near)) continue;
    widen(near, distance);
    work.steps += near.length;
    for (let word = 0; word < near.length; word += 1)
      for (let bits = near[word]!; bits !== 0; bits &= bits - 1) {
        work.steps += 1;
        const offset = word * 32 + 31 - Math.clz32(bits & -bits);
        if (starts[at + offset] === 1 && see(at, offset)) return;
      }
  }
}

function copyRow(rows: Rows, at: number, into: Uint32Array): boolean {
  let some = 0;
  into.fill(0);
  for (let word = 0; word < Math.min(rows.words, into.length); word += 1)
    some |= into[word] = rows.bits[at * rows.words + word]!;
  return some !== 0;
}

/** Sets, after each bit, the bits fewer than `distance` further. */
function widen(row: Uint32Array, distance: number): void {
  for (let reached = 1; reached < distance;) {
    const step = Math.min(reached, distance - reached);
    const [words, bits] = [step >>> 5, step & 31];
    for (let word = row.length - 1; word >= words; word -= 1) {
      const below = bits > 0 && word > words ? row[word - words - 1]! >>> (32 - bits) : 0;
      row[word]! |= (row[word - words]! << bits) | below;
    }
    reached += step;
  }
}

function addShifted(into: Rows, at: number, from: Rows, row: number, shift: number): void {
  const [words, bits] = [shift >>> 5, shift & 31];
  for (let word = 0; word < from.words; word += 1) {
    const value = from.bits[row * from.words + word]!;
    if (value === 0) continue;
    const target = at * into.words + word + words;
    into.bits[target]! |= value << bits;
    const above = bits > 0 ? value >>> (32 - bits) : 0;
    if (above !== 0) into.bits[target + 1]! |= above;
  }
}

function longestOf({ words, bits }: Rows): number {
  let longest = 0;
  for (let word = words - 1; word >= 0 && longest === 0; word -= 1) {
    let all = 0;
    for (let at = word; at < bits.length; at += words) all |= bits[at]!;
    if (all !== 0) longest = word * 32 + 31 - Math.clz32(all);
  }
  return longest;
}
