import { isPlain, lettersAt, type Scanner, STRIDE } from '../../text/scan.js';
import { UNKNOWN_TERMS } from './token-table.js';

const WAYS = 2;
const SPREAD = 0x9e3779b1 | 0;
/** How many numbers of letters a word takes at most, four letters in each, and how many such words are kept. */
const SHORT = { numbers: 3, words: 1 << 16 };
const LONG = { numbers: 7, words: 1 << 14 };
const LONGEST_SHORT = SHORT.numbers * 4;
const LONGEST = LONG.numbers * 4;

/**
 * The terms of the plain words that were met lately, each beside its own letters: one look, in one line of the
 * processor's cache, finds a word and proves it. What it forgets or never knew is asked of `TokenTable`.
 *
 * A word is its letters, then noughts, then its terms as `TokenTable` writes them; two words share a place.
 */
export class MetWords {
  private readonly short = new Int32Array(SHORT.words * (SHORT.numbers + 1));
  private readonly long = new Int32Array(LONG.words * (LONG.numbers + 1));
  private isEmpty = true;

  /** Writes the terms of each token of a scan; UNKNOWN_TERMS of what is not kept. */
  find({ columns, count, letters }: Scanner, found: Int32Array): void {
    const { short } = this;
    for (let token = 0; token < count; token += 1) {
      const at = token * STRIDE;
      const meta = columns[at + 3]!;
      const length = columns[at + 1]! - columns[at]!;
      let terms = UNKNOWN_TERMS;
      if (isPlain(meta)) {
        if (length <= LONGEST_SHORT) {
          const from = lettersAt(meta);
          const first = letters[from]!;
          // Nothing of the word after this one.
          const second = letters[from + 1]! & ((4 - length) >> 31);
          const third = letters[from + 2]! & ((8 - length) >> 31);
          const word = placeOf(columns[at + 2]!, SHORT);
          if (short[word] === first && short[word + 1] === second && short[word + 2] === third)
            terms = short[word + 3]!;
          else if (short[word + 4] === first && short[word + 5] === second && short[word + 6] === third)
            terms = short[word + 7]!;
        } else if (length <= LONGEST) terms = this.findLong(columns[at + 2]!, letters, lettersAt(meta), length);
      }
      found[token] = terms;
    }
  }

  /** Keeps the terms of a token when it is a plain word; of the two at its place the one that came first makes room. */
  keep({ columns, letters }: Scanner, token: number, terms: number): void {
    const at = token * STRIDE;
    const meta = columns[at + 3]!;
    const length = columns[at + 1]! - columns[at]!;
    if (!isPlain(meta) || length > LONGEST) return;
    const size = length <= LONGEST_SHORT ? SHORT : LONG;
    const cells = size === SHORT ? this.short : this.long;
    const word = placeOf(columns[at + 2]!, size);
    const end = word + size.numbers;
    const from = lettersAt(meta);
    cells.copyWithin(end + 1, word, end + 1);
    cells.fill(0, word, end);
    for (let number = 0; number * 4 < length; number += 1) cells[word + number] = letters[from + number]!;
    cells[end] = terms;
    this.isEmpty = false;
  }

  clear(): void {
    if (this.isEmpty) return;
    this.short.fill(0);
    this.long.fill(0);
    this.isEmpty = true;
  }

  private findLong(hash: number, letters: Int32Array, from: number, length: number): number {
    const { long } = this;
    const numbers = (length + 3) >> 2;
    const stride = LONG.numbers + 1;
    let word = placeOf(hash, LONG);
    for (const end = word + WAYS * stride; word < end; word += stride) {
      let same = 0;
      while (same < numbers && long[word + same] === letters[from + same]) same += 1;
      // A word that goes on is another one.
      if (same === numbers && (numbers === LONG.numbers || long[word + numbers] === 0))
        return long[word + LONG.numbers]!;
    }
    return UNKNOWN_TERMS;
  }
}

/** Where the words with a hash are kept. */
function placeOf(hash: number, { numbers, words }: typeof SHORT): number {
  const places = words / WAYS;
  return (Math.imul(hash, SPREAD) >>> (1 + Math.clz32(places))) * WAYS * (numbers + 1);
}
