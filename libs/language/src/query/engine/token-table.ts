import { STRIDE as TOKEN_STRIDE } from '../../text/scan.js';
import { grown, IntPool } from './int-pool.js';
import { cellsOfShape, kindOfShape, NO_SHAPE, SHAPE_BITS, shapeOf } from './token-kind.js';

// Of a token, in `words`: its terms, its shape with the number of its notes, its letters. What each message reads stands
// side by side and small: memory that the processor does not have at hand is what routing waits for.
/** One term, NO_TERMS, UNKNOWN_TERMS, or LIST_BASE - offset of a list in `lists`. */
export const TERMS = 0;
const SHAPE = 1;
const LETTERS = 2;
const SHAPE_MASK = (1 << SHAPE_BITS) - 1;

// Notes of a token, in `notes`.
const STRIDE = 6;
const WORD_AT = 0;
const HITS = 1;
const NEXT_RELATED = 2;
const RELATION = 3;
const BEGINNING = 4;
const HASH = 5;

export const NO_TERMS = -1;
/** A term came since the terms of the token were found. */
export const UNKNOWN_TERMS = -2;
export const LIST_BASE = -3;

/** Slots of one line of the processor's cache; a token stands in the line that its hash tells, so one look is enough. */
const LINE = 16;
const TAG_BITS = 10;
const TAG = (1 << TAG_BITS) - 1;
const MOST_CELLS = 2 ** (32 - TAG_BITS);
const SPREAD = 0x9e3779b1 | 0;
const SMALLEST = 1024;
// Before it stands a word that no token is, for guesses that are none.
const FIRST_WORD = LETTERS;
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
  /** How often terms that were found were forgotten, so that a copy of them does not hold any more. */
  doubts = 0;
  private guesses = new Int32Array(256);

  constructor(private readonly capacity: number) {
    const size = Math.min(SMALLEST, 2 ** Math.ceil(Math.log2(Math.max(LINE, capacity))));
    this.words = new Int32Array(size * 6);
    this.notes = new Int32Array(size * STRIDE);
    this.slots = new Int32Array(size * 2);
    this.related = new Int32Array(size);
    this.shift = 31 - Math.log2(size);
  }

  get size(): number {
    return this.used;
  }

  /**
   * Writes for each token of a scan where in `words` it probably stands, 0 for nowhere.
   *
   * Two plain loops, so that the processor waits for the memory of many tokens at once instead of for one after the other.
   */
  guess(columns: Int32Array, count: number): Int32Array {
    if (this.guesses.length < count || this.guesses.length > MOST_GUESSES)
      this.guesses = new Int32Array(count * 2 + 256);
    const { guesses, slots, words, shift } = this;
    for (let token = 0; token < count; token += 1) {
      const at = token * TOKEN_STRIDE;
      const mixed = spread(columns[at + 2]!, kindOfShape(shapeOf(columns[at + 3]!, 0, 0)));
      let slot = mixed >>> shift;
      const end = slot + LINE;
      let found = slots[slot]!;
      while (found !== 0 && ((found ^ mixed) & TAG) !== 0 && ++slot < end)
        found = slots[(slot & (LINE - 1)) | ((end - LINE) & ~(LINE - 1))]!;
      guesses[token] = slot < end ? found >>> TAG_BITS : 0;
    }
    for (let token = 0; token < count; token += 1) {
      const at = token * TOKEN_STRIDE;
      const shape = shapeOf(columns[at + 3]!, columns[at]!, columns[at + 1]!);
      if (shape === NO_SHAPE || (words[guesses[token]! + SHAPE]! & SHAPE_MASK) !== shape) guesses[token] = 0;
    }
    return guesses;
  }

  /** Tells whether a guess is right: whether these are the letters of the token. */
  isRight(word: number, letters: Int32Array, from: number): boolean {
    const { words } = this;
    const first = word + LETTERS;
    const end = from + cellsOfShape(words[word + SHAPE]! & SHAPE_MASK);
    for (let at = from; at < end; at += 1) if (words[first + at - from] !== letters[at]) return false;
    if (this.counts) this.notes[(words[word + SHAPE]! >>> SHAPE_BITS) * STRIDE + HITS]! += 1;
    return true;
  }

  /** Gives the offset of a token in `words`, or -1. */
  find(letters: Int32Array, from: number, shape: number, hash: number): number {
    const mixed = spread(hash, kindOfShape(shape));
    const start = mixed >>> this.shift;
    for (let probe = 0; probe < LINE; probe += 1) {
      const found = this.slots[this.slotAt(start, probe)]!;
      if (found === 0) return -1;
      const word = found >>> TAG_BITS;
      const isLike = ((found ^ mixed) & TAG) === 0 && (this.words[word + SHAPE]! & SHAPE_MASK) === shape;
      if (isLike && this.isRight(word, letters, from)) return word;
    }
    return -1;
  }

  /** Remembers a token that `find` did not find; -1 when there is no room in its line. */
  add(letters: Int32Array, from: number, shape: number, hash: number, relation: Relation): number {
    const cells = cellsOfShape(shape);
    const size = LETTERS + cells;
    if (this.used * STRIDE === this.notes.length || this.wordsUsed + size >= MOST_CELLS) this.makeRoom();
    if (this.wordsUsed + size > this.words.length) this.words = grown(this.words, this.wordsUsed + size);
    const word = this.wordsUsed;
    if (!this.place(word, spread(hash, kindOfShape(shape)))) return -1;
    this.wordsUsed += size;
    const notes = this.used * STRIDE;
    this.words[word + TERMS] = UNKNOWN_TERMS;
    this.words[word + SHAPE] = shape | (this.used << SHAPE_BITS);
    for (let cell = 0; cell < cells; cell += 1) this.words[word + LETTERS + cell] = letters[from + cell]!;
    this.used += 1;
    this.notes[notes + WORD_AT] = word;
    this.notes[notes + HITS] = 1;
    this.notes[notes + RELATION] = relation.hash;
    this.notes[notes + BEGINNING] = relation.beginning;
    this.notes[notes + HASH] = hash;
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

  private forgetTerms(word: number): void {
    const terms = this.words[word + TERMS]!;
    if (terms !== UNKNOWN_TERMS) this.doubts += 1;
    if (terms <= LIST_BASE) this.lists.give(LIST_BASE - terms, this.lists.cells[LIST_BASE - terms]! + 1);
    this.words[word + TERMS] = UNKNOWN_TERMS;
  }

  private slotAt(start: number, probe: number): number {
    return ((start + probe) & (LINE - 1)) | (start & ~(LINE - 1));
  }

  private place(word: number, mixed: number): boolean {
    const start = mixed >>> this.shift;
    for (let probe = 0; probe < LINE; probe += 1) {
      const slot = this.slotAt(start, probe);
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
      const shape = this.words[from + SHAPE]! & SHAPE_MASK;
      const mixed = spread(this.notes[before + HASH]!, kindOfShape(shape));
      if (!stays(before) || !this.place(this.wordsUsed, mixed)) {
        this.forgetTerms(from);
        continue;
      }
      const notes = this.used * STRIDE;
      const size = LETTERS + cellsOfShape(shape);
      this.words.copyWithin(this.wordsUsed, from, from + size);
      this.words[this.wordsUsed + SHAPE] = shape | (this.used << SHAPE_BITS);
      this.notes.copyWithin(notes, before, before + STRIDE);
      this.notes[notes + WORD_AT] = this.wordsUsed;
      this.relate(notes);
      this.wordsUsed += size;
      this.used += 1;
    }
  }
}
