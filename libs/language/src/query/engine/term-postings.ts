import { grown, IntPool } from './int-pool.js';
import { POSTINGS, POSTINGS_SIZE, TERM_STRIDE, type TermTable } from './term-table.js';

/** A guard of terms beyond this is left out, so that two terms of a guard stand in one number. */
const MOST_GUARDED = 1 << 16;
/** Numbers per group in `TermPostings.groups`: where its entries stand in `pool`, and how many numbers they take. */
export const GROUP_STRIDE = 2;

/**
 * For each term the programs that are tried on messages that hold it. Queries that have the same alternatives as anchors,
 * as those of one council have its places, are one group: a term leads to its groups, and a group holds its entries once.
 *
 * An entry is the program, how many numbers its guard takes, then these, two terms in each: what turns most programs away
 * stands in the list itself, so that memory is read in one line.
 */
export class TermPostings {
  readonly pool = new IntPool(16_384);
  groups = new Int32Array(256 * GROUP_STRIDE);
  private used = 0;
  private readonly free: number[] = [];
  private readonly byAnchors = new Map<string, number>();

  constructor(private readonly terms: TermTable) {}

  add(anchors: readonly number[], program: number, guarded: readonly number[]): void {
    const key = anchors.join();
    let group = this.byAnchors.get(key);
    if (group === undefined) {
      this.byAnchors.set(key, (group = this.begin()));
      for (const term of anchors) {
        this.append(this.terms.cells, term * TERM_STRIDE + POSTINGS, [group]);
        this.terms.anchors[term >> 5]! |= 1 << (term & 31);
      }
    }
    const guard = paired(guarded);
    this.append(this.groups, group * GROUP_STRIDE, [program, guard.length, ...guard]);
  }

  remove(anchors: readonly number[], program: number): void {
    const key = anchors.join();
    const group = this.byAnchors.get(key)!;
    const base = group * GROUP_STRIDE;
    let at = this.groups[base]!;
    while (this.pool.cells[at] !== program) at += 2 + this.pool.cells[at + 1]!;
    this.cut(this.groups, base, at, 2 + this.pool.cells[at + 1]!);
    if (this.groups[base + POSTINGS_SIZE]! > 0) return;
    this.byAnchors.delete(key);
    this.free.push(group);
    for (const term of anchors) this.leave(term, group);
  }

  private begin(): number {
    const group = this.free.pop() ?? this.used++;
    if (this.used * GROUP_STRIDE > this.groups.length) this.groups = grown(this.groups, this.used * GROUP_STRIDE);
    return group;
  }

  private leave(term: number, group: number): void {
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    this.cut(cells, base, this.pool.cells.indexOf(group, cells[base + POSTINGS]!), 1);
    if (cells[base + POSTINGS_SIZE] === 0) this.terms.anchors[term >> 5]! &= ~(1 << (term & 31));
  }

  /** Adds numbers to the list of which the place and the size stand at an offset. */
  private append(lists: Int32Array, base: number, numbers: readonly number[]): void {
    const size = lists[base + POSTINGS_SIZE]!;
    const needed = size + numbers.length;
    if (size === 0) lists[base] = this.pool.take(needed);
    else if (needed > IntPool.room(size)) this.move(lists, base, size, needed);
    this.pool.cells.set(numbers, lists[base]! + size);
    lists[base + POSTINGS_SIZE] = needed;
  }

  /** Takes numbers out of a list. */
  private cut(lists: Int32Array, base: number, at: number, count: number): void {
    const block = lists[base]!;
    const size = lists[base + POSTINGS_SIZE]!;
    const left = size - count;
    this.pool.cells.copyWithin(at, at + count, block + size);
    lists[base + POSTINGS_SIZE] = left;
    if (left === 0) this.pool.give(block, size);
    else if (IntPool.room(left) < IntPool.room(size)) this.move(lists, base, size, left);
  }

  /** Puts a list into a block of the right size. */
  private move(lists: Int32Array, base: number, size: number, needed: number): void {
    const before = lists[base]!;
    const block = this.pool.take(needed);
    this.pool.cells.copyWithin(block, before, before + Math.min(size, needed));
    this.pool.give(before, size);
    lists[base] = block;
  }
}

function paired(terms: readonly number[]): number[] {
  if (terms.some((term) => term >= MOST_GUARDED)) return [];
  const pairs: number[] = [];
  for (let at = 0; at < terms.length; at += 2) pairs.push(terms[at]! | ((terms[at + 1] ?? terms[at]!) << 16));
  return pairs;
}
