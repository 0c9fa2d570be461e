import { IntPool } from './int-pool.js';

/** Numbers per token in `TokenTable.records`. */
export const RECORD = 8;
const HASH = 0;
const UNITS_AT = 1;
/** kind | length << 3 */
const SHAPE = 2;
/** The terms of the token: one term, NO_TERMS, UNKNOWN_TERMS, or LIST_BASE - offset of its list in `lists`. */
export const TERMS = 3;
const HITS = 4;
const NEXT_RELATED = 5;
const RELATION = 6;
const BEGINNING = 7;

export const NO_TERMS = -1;
/** A term came since the terms of the token were found. */
export const UNKNOWN_TERMS = -2;
export const LIST_BASE = -3;

/** Longer tokens are not remembered. */
export const LONGEST_REMEMBERED = 64;
const MOST_PROBES = 24;
const TAG_BITS = 10;
const TAG = (1 << TAG_BITS) - 1;
const SPREAD = 0x9e3779b1 | 0;

/** Spreads a hash over 32 bits; the highest choose the place in the table. */
export const spread = (hash: number, kind: number): number => Math.imul(hash ^ kind, SPREAD);

/** By what a new term finds the tokens that may hold it: hash of stem or name, and the first two folded letters. */
export interface Relation {
  readonly hash: number;
  readonly beginning: number;
}

/**
 * Remembers of each distinct token which terms it holds: open addressing over typed arrays, the characters compared on
 * every hit. Bounded: when full it keeps the tokens that were seen most.
 */
export class TokenTable {
  records: Int32Array;
  private units: Uint16Array;
  private unitsUsed = 0;
  /** tag | (record + 1) << TAG_BITS, or 0 */
  private slots: Int32Array;
  private shift: number;
  private related: Int32Array;
  private used = 0;
  /** Lists of terms: their number, then the terms. */
  readonly lists = new IntPool();
  evictions = 0;
  /** Messages over which hits are counted; counts as little as they do after each eviction. */
  messages = 0;

  constructor(private readonly capacity: number) {
    const size = Math.min(1024, ceilPowerOfTwo(capacity));
    this.records = new Int32Array(size * RECORD);
    this.units = new Uint16Array(size * 8);
    this.slots = new Int32Array(size * 2);
    this.related = new Int32Array(size);
    this.shift = 31 - Math.log2(size);
  }

  get size(): number {
    return this.used;
  }

  get bytes(): number {
    const arrays = [this.records, this.units, this.slots, this.related, this.lists.cells];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Gives the offset of the record of a token in `records`, or -1. */
  find(text: string, from: number, to: number, hash: number, kind: number): number {
    const mixed = spread(hash, kind);
    const { slots, records, units } = this;
    const mask = slots.length - 1;
    const shape = kind | ((to - from) << 3);
    const tag = mixed & TAG;
    let slot = mixed >>> this.shift;
    for (let probe = 0; probe < MOST_PROBES; probe += 1, slot = (slot + 1) & mask) {
      const found = slots[slot]!;
      if (found === 0) return -1;
      if ((found & TAG) !== tag) continue;
      const record = ((found >>> TAG_BITS) - 1) * RECORD;
      if (records[record + HASH] !== hash || records[record + SHAPE] !== shape) continue;
      let unit = records[record + UNITS_AT]!;
      let at = from;
      while (at < to && units[unit] === text.charCodeAt(at)) {
        at += 1;
        unit += 1;
      }
      if (at < to) continue;
      records[record + HITS]! += 1;
      return record;
    }
    return -1;
  }

  /** Remembers a token that `find` did not find; -1 when there is no room near its place. */
  add(text: string, from: number, to: number, hash: number, kind: number, relation: Relation): number {
    if (this.used === this.records.length / RECORD) this.makeRoom();
    const record = this.used;
    if (!this.place(record, hash, kind)) return -1;
    this.used += 1;
    const length = to - from;
    if (this.unitsUsed + length > this.units.length) this.units = grown(this.units, this.unitsUsed + length);
    for (let at = from; at < to; at += 1) this.units[this.unitsUsed + at - from] = text.charCodeAt(at);
    const base = record * RECORD;
    this.records[base + HASH] = hash;
    this.records[base + UNITS_AT] = this.unitsUsed;
    this.records[base + SHAPE] = kind | (length << 3);
    this.records[base + TERMS] = UNKNOWN_TERMS;
    this.records[base + HITS] = 1;
    this.records[base + RELATION] = relation.hash;
    this.records[base + BEGINNING] = relation.beginning;
    this.relate(record);
    this.unitsUsed += length;
    return base;
  }

  /** Writes down which terms the token of a record holds. */
  setTerms(base: number, terms: readonly number[]): number {
    this.forgetTerms(base);
    const [first] = terms;
    if (first === undefined) return (this.records[base + TERMS] = NO_TERMS);
    if (terms.length === 1) return (this.records[base + TERMS] = first);
    const offset = this.lists.take(terms.length + 1);
    this.lists.cells[offset] = terms.length;
    this.lists.cells.set(terms, offset + 1);
    return (this.records[base + TERMS] = LIST_BASE - offset);
  }

  /** Has the terms of all tokens with this relation found again; gives how often these were seen. */
  doubtRelated(hash: number): number {
    let hits = 0;
    let record = this.related[hash & (this.related.length - 1)]!;
    while (record > 0) {
      const base = (record - 1) * RECORD;
      if (this.records[base + RELATION] === hash) {
        this.forgetTerms(base);
        hits += this.records[base + HITS]!;
      }
      record = this.records[base + NEXT_RELATED]!;
    }
    return hits;
  }

  /** Has the terms of all tokens that begin so found again; of all tokens when the beginning is not given. */
  doubtBeginning(beginning?: number): void {
    for (let base = 0; base < this.used * RECORD; base += RECORD)
      if (beginning === undefined || this.records[base + BEGINNING] === beginning) this.forgetTerms(base);
  }

  /** Forgets all tokens. */
  clear(): void {
    this.doubtBeginning();
    this.used = 0;
    this.unitsUsed = 0;
    this.slots.fill(0);
    this.related.fill(0);
  }

  private forgetTerms(base: number): void {
    const terms = this.records[base + TERMS]!;
    if (terms <= LIST_BASE) this.lists.give(LIST_BASE - terms, this.lists.cells[LIST_BASE - terms]! + 1);
    this.records[base + TERMS] = UNKNOWN_TERMS;
  }

  private place(record: number, hash: number, kind: number): boolean {
    const mixed = spread(hash, kind);
    const mask = this.slots.length - 1;
    let slot = mixed >>> this.shift;
    for (let probe = 0; probe < MOST_PROBES; probe += 1, slot = (slot + 1) & mask) {
      if (this.slots[slot] !== 0) continue;
      this.slots[slot] = (mixed & TAG) | ((record + 1) << TAG_BITS);
      return true;
    }
    return false;
  }

  private relate(record: number): void {
    const base = record * RECORD;
    const chain = this.records[base + RELATION]! & (this.related.length - 1);
    this.records[base + NEXT_RELATED] = this.related[chain]!;
    this.related[chain] = record + 1;
  }

  private makeRoom(): void {
    const size = this.records.length / RECORD;
    if (size * 2 <= this.capacity) {
      this.records = grown(this.records, size * 2 * RECORD);
      this.related = new Int32Array(size * 2);
      this.slots = new Int32Array(size * 4);
      this.shift -= 1;
      this.putBack(() => true);
      return;
    }
    this.evictions += 1;
    do this.halveHits();
    while (this.countSeen() > this.used / 2);
    this.related.fill(0);
    this.slots.fill(0);
    this.putBack((base) => this.records[base + HITS]! > 0);
  }

  private halveHits(): void {
    for (let base = 0; base < this.used * RECORD; base += RECORD) this.records[base + HITS]! >>= 1;
    this.messages >>= 1;
  }

  private countSeen(): number {
    let seen = 0;
    for (let base = 0; base < this.used * RECORD; base += RECORD) if (this.records[base + HITS]! > 0) seen += 1;
    return seen;
  }

  /** Places the records that stay again, without gaps. */
  private putBack(stays: (base: number) => boolean): void {
    const count = this.used;
    this.used = 0;
    this.unitsUsed = 0;
    for (let base = 0; base < count * RECORD; base += RECORD) {
      const shape = this.records[base + SHAPE]!;
      if (!stays(base) || !this.place(this.used, this.records[base + HASH]!, shape & 7)) {
        this.forgetTerms(base);
        continue;
      }
      const from = this.records[base + UNITS_AT]!;
      this.units.copyWithin(this.unitsUsed, from, from + (shape >>> 3));
      this.records.copyWithin(this.used * RECORD, base, base + RECORD);
      this.records[this.used * RECORD + UNITS_AT] = this.unitsUsed;
      this.relate(this.used);
      this.unitsUsed += shape >>> 3;
      this.used += 1;
    }
  }
}

function ceilPowerOfTwo(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, size)));
}

function grown<Cells extends Int32Array | Uint16Array>(cells: Cells, least: number): Cells {
  const larger = new (cells.constructor as new (size: number) => Cells)(Math.max(least, Math.ceil(cells.length * 1.5)));
  larger.set(cells);
  return larger;
}
