import type { Spans } from './indexed-text.js';

/**
 * Where something stands: per first position a set of lengths, as bits. Spans that start at one place share a row, so
 * that a text of one repeated word costs what its length is, not its square.
 */
export type Rows = readonly (bigint | undefined)[];

/** Gives spans as rows. */
export function rowsOf(spans: Spans): Rows {
  const rows: bigint[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const from = spans[at] as number;
    rows[from] = (rows[from] ?? 0n) | (1n << BigInt((spans[at + 1] as number) - from));
  }
  return rows;
}

/** Gives the rows of either. */
export function unite(all: readonly Rows[]): Rows {
  const rows: bigint[] = [];
  for (const one of all)
    one.forEach((row, from) => {
      if (row) rows[from] = (rows[from] ?? 0n) | row;
    });
  return rows;
}

/** Gives the hulls of a left and a right span that follow each other within a distance. */
export function follow(left: Rows, right: Rows, distance: number, length: number): Rows {
  const reached = reach(right, distance, length);
  const rows: bigint[] = [];
  left.forEach((row, from) => {
    let hulls = 0n;
    for (const width of widthsOf(row)) {
      const after = reached[from + width];
      if (after) hulls |= after << BigInt(width);
    }
    if (hulls) rows[from] = hulls;
  });
  return rows;
}

/** Tells whether a left and a right span follow each other within a distance. */
export function follows(left: Rows, right: Rows, distance: number, length: number): boolean {
  const near = new Uint8Array(length + 2);
  let next = Infinity;
  for (let at = length; at >= 0; at -= 1) {
    if (right[at]) next = at;
    if (next - at < distance) near[at] = 1;
  }
  return left.some((row, from) => widthsOf(row).some((width) => near[from + width] === 1));
}

/** Per position the ends, counted from there, of the spans that start there or fewer than `distance` further. */
function reach(rows: Rows, distance: number, length: number): bigint[] {
  const widths = new Set<number>();
  let last: bigint | undefined;
  for (const row of rows) {
    if (!row || row === last) continue;
    last = row;
    for (const width of widthsOf(row)) widths.add(width);
  }
  const mask = (1n << BigInt(distance)) - 1n;
  const reached: bigint[] = Array.from({ length: length + 1 }, () => 0n);
  for (const width of widths) {
    const bit = 1n << BigInt(width);
    let window = 0n;
    for (let at = length; at >= 0; at -= 1) {
      window = (window << 1n) & mask;
      if ((rows[at] ?? 0n) & bit) window |= 1n;
      if (window) reached[at]! |= window << BigInt(width);
    }
  }
  return reached;
}

const widths = new Map<bigint, readonly number[]>();

function widthsOf(row: bigint | undefined): readonly number[] {
  if (!row) return [];
  const known = widths.get(row);
  if (known) return known;
  const found: number[] = [];
  const bits = row.toString(2);
  for (let at = 0; at < bits.length; at += 1) if (bits[bits.length - 1 - at] === '1') found.push(at);
  if (widths.size >= 1_000) widths.clear();
  widths.set(row, found);
  return found;
}
