import { IntPool } from './int-pool.js';
import { POSTING_COUNT, POSTINGS, TERM_STRIDE, type TermTable } from './term-table.js';

/** For each term the programs that are tried on messages that hold it. */
export class TermPostings {
  readonly pool = new IntPool(16_384);

  constructor(private readonly terms: TermTable) {}

  add(term: number, program: number): void {
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    const count = cells[base + POSTING_COUNT]!;
    cells[base + POSTING_COUNT] = count + 1;
    if (count === 0) {
      this.terms.anchors[term >> 5]! |= 1 << (term & 31);
      cells[base + POSTINGS] = program;
      return;
    }
    const before = cells[base + POSTINGS]!;
    if (count === 1) {
      const block = this.pool.take(2);
      this.pool.cells[block] = before;
      cells[base + POSTINGS] = block;
    } else if (count === IntPool.room(count)) {
      const block = this.pool.take(count + 1);
      this.pool.cells.copyWithin(block, before, before + count);
      this.pool.give(before, count);
      cells[base + POSTINGS] = block;
    }
    this.pool.cells[cells[base + POSTINGS]! + count] = program;
  }

  remove(term: number, program: number): void {
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    const count = cells[base + POSTING_COUNT]!;
    const block = cells[base + POSTINGS]!;
    cells[base + POSTING_COUNT] = count - 1;
    if (count === 1) {
      this.terms.anchors[term >> 5]! &= ~(1 << (term & 31));
      return;
    }
    const at = this.pool.cells.subarray(block, block + count).indexOf(program);
    this.pool.cells[block + at] = this.pool.cells[block + count - 1]!;
    if (count === 2) {
      cells[base + POSTINGS] = this.pool.cells[block]!;
      this.pool.give(block, 2);
    } else if (count - 1 === IntPool.room(count - 1)) {
      const smaller = this.pool.take(count - 1);
      this.pool.cells.copyWithin(smaller, block, block + count - 1);
      this.pool.give(block, count);
      cells[base + POSTINGS] = smaller;
    }
  }
}
