import { IntPool } from './int-pool.js';
import { POSTINGS, POSTINGS_SIZE, TERM_STRIDE, type TermTable } from './term-table.js';

/** A guard of terms beyond this is left out, so that two terms of a guard stand in one number. */
const MOST_GUARDED = 1 << 16;

/**
 * For each term the programs that are tried on messages that hold it. An entry is the program, how many numbers its guard
 * takes, then these, two terms in each: what turns most programs away stands in the list itself, so that memory is read
 * in one line.
 */
export class TermPostings {
  readonly pool = new IntPool(16_384);

  constructor(private readonly terms: TermTable) {}

  add(term: number, program: number, terms: readonly number[]): void {
    const guard = paired(terms);
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    const size = cells[base + POSTINGS_SIZE]!;
    const needed = size + 2 + guard.length;
    if (size === 0) {
      this.terms.anchors[term >> 5]! |= 1 << (term & 31);
      cells[base + POSTINGS] = this.pool.take(needed);
    } else if (needed > IntPool.room(size)) this.move(base, size, needed);
    const at = cells[base + POSTINGS]! + size;
    this.pool.cells[at] = program;
    this.pool.cells[at + 1] = guard.length;
    this.pool.cells.set(guard, at + 2);
    cells[base + POSTINGS_SIZE] = needed;
  }

  remove(term: number, program: number): void {
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    const size = cells[base + POSTINGS_SIZE]!;
    const block = cells[base + POSTINGS]!;
    const end = block + size;
    let at = block;
    while (this.pool.cells[at] !== program) at += 2 + this.pool.cells[at + 1]!;
    const next = at + 2 + this.pool.cells[at + 1]!;
    this.pool.cells.copyWithin(at, next, end);
    const left = size - (next - at);
    cells[base + POSTINGS_SIZE] = left;
    if (left === 0) {
      this.terms.anchors[term >> 5]! &= ~(1 << (term & 31));
      this.pool.give(block, size);
    } else if (IntPool.room(left) < IntPool.room(size)) this.move(base, size, left);
  }

  /** Puts a list into a block of the right size. */
  private move(base: number, size: number, needed: number): void {
    const { cells } = this.terms;
    const before = cells[base + POSTINGS]!;
    const block = this.pool.take(needed);
    this.pool.cells.copyWithin(block, before, before + Math.min(size, needed));
    this.pool.give(before, size);
    cells[base + POSTINGS] = block;
  }
}

function paired(terms: readonly number[]): number[] {
  if (terms.some((term) => term >= MOST_GUARDED)) return [];
  const pairs: number[] = [];
  for (let at = 0; at < terms.length; at += 2) pairs.push(terms[at]! | ((terms[at + 1] ?? terms[at]!) << 16));
  return pairs;
}
