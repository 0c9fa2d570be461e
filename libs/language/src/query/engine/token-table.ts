import { hashUnits, KIND_BITS, STRIDE as TOKEN_STRIDE } from '../../text/scan.js';
import { grown, IntPool } from './int-pool.js';
import { isSigned, KIND, rememberedKind } from './token-kind.js';

// Of a token, in `words`: its terms, its shape (kind | length << 3), where its notes stand, its characters in pairs.
// What each message reads stands side by side, so that a token costs one or two lines of the processor's cache.
/** One term, NO_TERMS, UNKNOWN_TERMS, or LIST_BASE - offset of a list in `lists`. */
export const TERMS = 0;
const SHAPE = 1;
const NOTES = 2;
const CHARACTERS = 3;

// Notes of a token, in `notes`.
const STRIDE = 5;
const WORD_AT = 0;
const HITS = 1;
const NEXT_RELATED = 2;
const RELATION = 3;
const BEGINNING = 4;

export const NO_TERMS = -1;
/** A term came since the terms of the token were found. */
export const UNKNOWN_TERMS = -2;
export const LIST_BASE = -3;

/** Longer tokens are not remembered. */
export const LONGEST_REMEMBERED = 64;
const MOST_PROBES = 24;
// Of the hash the lowest bits stand in the slot, so that most slots of other tokens are passed without a look.
const TAG_BITS = 6;
const TAG = (1 << TAG_BITS) - 1;
const SPREAD = 0x9e3779b1 | 0;
const SMALLEST = 1024;
// Before it stands a word that no token is, for guesses that are none.
const FIRST_WORD = CHARACTERS;
const MOST_GUESSES = 1 << 14;

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
  words: Int32Array;
  private wordsUsed = FIRST_WORD;
  private notes: Int32Array;
  /** tag | offset in `words` << TAG_BITS, or 0 */
  private slots: Int32Array;
  private shift: number;
  private related: Int32Array;
  private used = 0;
  /** Lists of terms: their number, then the terms. */
  readonly lists = new IntPool();
  evictions = 0;
  /** Counted messages; they count as little as their hits do after an eviction. */
  messages = 0;
  /** Whether the tokens of this message are counted; some messages tell enough. */
  counts = false;
  /** How often words were moved, so that what was guessed before does not hold any more. */
  moves = 0;
  private guesses = new Int32Array(256);

  constructor(private readonly capacity: number) {
    const size = Math.min(SMALLEST, 2 ** Math.ceil(Math.log2(Math.max(16, capacity))));
    this.words = new Int32Array(size * 8);
    this.notes = new Int32Array(size * STRIDE);
    this.slots = new Int32Array(size * 2);
    this.related = new Int32Array(size);
    this.shift = 31 - Math.log2(size);
  }

  get size(): number {
    return this.used;
  }

  /** Gives the offset of a token in `words`, or -1. */
  find(text: string, from: number, to: number, hash: number, kind: number): number {
    const mixed = spread(hash, kind);
    const { slots, words } = this;
    const mask = slots.length - 1;
    const shape = kind | ((to - from) << KIND_BITS);
    let slot = mixed >>> this.shift;
    for (let probe = 0; probe < MOST_PROBES; probe += 1) {
      const found = slots[slot]!;
      if (found === 0) return -1;
      if (((found ^ mixed) & TAG) === 0) {
        const word = found >>> TAG_BITS;
        if (words[word + SHAPE] === shape && this.reads(word + CHARACTERS, text, from, to)) {
          if (this.counts) this.notes[words[word + NOTES]! + HITS]! += 1;
          return word;
        }
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /**
   * Writes for each token of a scan where in `words` it probably stands, 0 for nowhere: only its first slot is looked at.
   *
   * Two plain loops, so that the processor waits for the memory of many tokens at once instead of for one after the other.
   */
  guess(columns: Int32Array, count: number): Int32Array {
    if (this.guesses.length < count || this.guesses.length > MOST_GUESSES)
      this.guesses = new Int32Array(count * 2 + 256);
    const { guesses, slots, words, shift } = this;
    for (let token = 0; token < count; token += 1) {
      const at = token * TOKEN_STRIDE;
      const mixed = spread(columns[at + 2]!, rememberedKind(columns[at + 3]!));
      const found = slots[mixed >>> shift]!;
      guesses[token] = ((found ^ mixed) & TAG) === 0 ? found >>> TAG_BITS : 0;
    }
    for (let token = 0; token < count; token += 1) {
      const at = token * TOKEN_STRIDE;
      const meta = columns[at + 3]!;
      const length = columns[at + 1]! - columns[at]! - (isSigned(meta) ? 1 : 0);
      if (words[guesses[token]! + SHAPE] !== (rememberedKind(meta) | (length << KIND_BITS))) guesses[token] = 0;
    }
    return guesses;
  }

  /** Tells whether a guess is right. */
  isRight(word: number, text: string, from: number, to: number): boolean {
    if (!this.reads(word + CHARACTERS, text, from, to)) return false;
    if (this.counts) this.notes[this.words[word + NOTES]! + HITS]! += 1;
    return true;
  }

  /** Remembers a token that `find` did not find; -1 when there is no room near its place. */
  add(text: string, from: number, to: number, hash: number, kind: number, relation: Relation): number {
    if (this.used * STRIDE === this.notes.length) this.makeRoom();
    const size = CHARACTERS + ((to - from + 1) >> 1);
    if (this.wordsUsed + size > this.words.length) this.words = grown(this.words, this.wordsUsed + size);
    const word = this.wordsUsed;
    if (!this.place(word, spread(hash, kind))) return -1;
    this.wordsUsed += size;
    const notes = this.used * STRIDE;
    this.used += 1;
    this.words[word + TERMS] = UNKNOWN_TERMS;
    this.words[word + SHAPE] = kind | ((to - from) << KIND_BITS);
    this.words[word + NOTES] = notes;
    for (let at = from, cell = word + CHARACTERS; at < to; at += 2, cell += 1) this.words[cell] = pairAt(text, at, to);
    this.notes[notes + WORD_AT] = word;
    this.notes[notes + HITS] = 1;
    this.notes[notes + RELATION] = relation.hash;
    this.notes[notes + BEGINNING] = relation.beginning;
    this.relate(notes);
    return word;
  }

  /** Writes down which terms a token holds; gives how `words` says it. */
  setTerms(word: number, terms: readonly number[]): number {
    this.forgetTerms(word);
    const [first] = terms;
    if (first === undefined) return (this.words[word + TERMS] = NO_TERMS);
    if (terms.length === 1) return (this.words[word + TERMS] = first);
    const offset = this.lists.take(terms.length + 1);
    this.lists.cells[offset] = terms.length;
    this.lists.cells.set(terms, offset + 1);
    return (this.words[word + TERMS] = LIST_BASE - offset);
  }

  /** Has the terms of all tokens with this relation found again; gives how often these were counted. */
  doubtRelated(hash: number): number {
    let hits = 0;
    for (let next = this.related[hash & (this.related.length - 1)]!; next > 0;) {
      const notes = next - 1;
      if (this.notes[notes + RELATION] === hash) {
        this.forgetTerms(this.notes[notes + WORD_AT]!);
        hits += this.notes[notes + HITS]!;
      }
      next = this.notes[notes + NEXT_RELATED]!;
    }
    return hits;
  }

  /** Has the terms of all tokens that begin so found again; of all tokens when the beginning is not given. */
  doubtBeginning(beginning?: number): void {
    for (let notes = 0; notes < this.used * STRIDE; notes += STRIDE)
      if (beginning === undefined || this.notes[notes + BEGINNING] === beginning)
        this.forgetTerms(this.notes[notes + WORD_AT]!);
  }

  /** Forgets all tokens. */
  clear(): void {
    this.moves += 1;
    this.doubtBeginning();
    this.used = 0;
    this.wordsUsed = FIRST_WORD;
    this.slots.fill(0);
    this.related.fill(0);
  }

  private reads(cell: number, text: string, from: number, to: number): boolean {
    const { words } = this;
    let at = from;
    for (; at + 1 < to; at += 2, cell += 1)
      if (words[cell] !== (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16))) return false;
    return at === to || words[cell] === text.charCodeAt(at);
  }

  private forgetTerms(word: number): void {
    const terms = this.words[word + TERMS]!;
    if (terms <= LIST_BASE) this.lists.give(LIST_BASE - terms, this.lists.cells[LIST_BASE - terms]! + 1);
    this.words[word + TERMS] = UNKNOWN_TERMS;
  }

  private place(word: number, mixed: number): boolean {
    const mask = this.slots.length - 1;
    let slot = mixed >>> this.shift;
    for (let probe = 0; probe < MOST_PROBES; probe += 1, slot = (slot + 1) & mask) {
      if (this.slots[slot] !== 0) continue;
      this.slots[slot] = (mixed & TAG) | (word << TAG_BITS);
      return true;
    }
    return false;
  }

  private relate(notes: number): void {
    const chain = this.notes[notes + RELATION]! & (this.related.length - 1);
    this.notes[notes + NEXT_RELATED] = this.related[chain]!;
    this.related[chain] = notes + 1;
  }

  private makeRoom(): void {
    const size = this.related.length;
    if (size * 2 <= this.capacity) {
      this.notes = grown(this.notes, size * 2 * STRIDE);
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
    this.putBack((notes) => this.notes[notes + HITS]! > 0);
  }

  private halveHits(): void {
    for (let notes = 0; notes < this.used * STRIDE; notes += STRIDE) this.notes[notes + HITS]! >>= 1;
    this.messages >>= 1;
  }

  private countSeen(): number {
    let seen = 0;
    for (let notes = 0; notes < this.used * STRIDE; notes += STRIDE) if (this.notes[notes + HITS]! > 0) seen += 1;
    return seen;
  }

  /** Places the tokens that stay again, without gaps. */
  private putBack(stays: (notes: number) => boolean): void {
    const count = this.used;
    this.moves += 1;
    this.used = 0;
    this.wordsUsed = FIRST_WORD;
    for (let before = 0; before < count * STRIDE; before += STRIDE) {
      const from = this.notes[before + WORD_AT]!;
      const shape = this.words[from + SHAPE]!;
      const length = shape >>> KIND_BITS;
      const mixed = spread(this.hashAt(from + CHARACTERS, length), shape & KIND);
      if (!stays(before) || !this.place(this.wordsUsed, mixed)) {
        this.forgetTerms(from);
        continue;
      }
      const notes = this.used * STRIDE;
      const size = CHARACTERS + ((length + 1) >> 1);
      this.words.copyWithin(this.wordsUsed, from, from + size);
      this.words[this.wordsUsed + NOTES] = notes;
      this.notes.copyWithin(notes, before, before + STRIDE);
      this.notes[notes + WORD_AT] = this.wordsUsed;
      this.relate(notes);
      this.wordsUsed += size;
      this.used += 1;
    }
  }

  private hashAt(cell: number, length: number): number {
    let text = '';
    for (let at = 0; at < length; at += 1)
      text += String.fromCharCode(this.words[cell + (at >> 1)]! >>> (16 * (at & 1)));
    return hashUnits(text, 0, length);
  }
}

const pairAt = (text: string, at: number, to: number): number =>
  at + 1 < to ? text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16) : text.charCodeAt(at);
