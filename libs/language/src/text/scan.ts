import { addressAt, hashtagEnd, isAddressUnit, mentionEnd, urlEnd } from './address.js';
import { classAt, INVISIBLE, JOINER, SEPARATOR, unitClasses, WORD } from './character-class.js';
import { LONGEST_WORD } from './fold.js';
import type { TokenKind } from './token.js';

/** The kinds of tokens by the number that a scan writes. */
export const tokenKinds = ['word', 'hashtag', 'mention', 'email', 'url'] as const satisfies readonly TokenKind[];
export const WORD_TOKEN = 0;
export const HASHTAG_TOKEN = 1;
export const MENTION_TOKEN = 2;
export const EMAIL_TOKEN = 3;
export const URL_TOKEN = 4;

/**
 * Numbers per token in `Scanner.columns`: start, end, hash of the characters (without the sign), and one that holds its
 * kind, its parts and where its letters stand.
 */
export const STRIDE = 4;
export const KIND_BITS = 3;
const KIND = (1 << KIND_BITS) - 1;
const PARTS = 7 << KIND_BITS;
const ONE_PART = 1 << KIND_BITS;
/** Set when a character of the token takes more than a byte, so that each takes two. */
const WIDE = 64;
const LETTERS_AT = 7;

/** Of the last number of a token: its kind. */
export const kindOf = (meta: number): number => meta & KIND;
/** Of the last number of a token: over how many positions it goes. */
export const partsOf = (meta: number): number => (meta & PARTS) >> KIND_BITS;
/** Of the last number of a token: 1 when its letters take two bytes each, else 0. */
export const wideOf = (meta: number): number => (meta & WIDE) / WIDE;
/** Of the last number of a token: where its letters stand in `Scanner.letters`. */
export const lettersAt = (meta: number): number => meta >>> LETTERS_AT;

const PLAIN_WORD = WORD_TOKEN | ONE_PART;
/** Of the last number of a token: whether it is a word of one part of which each letter takes one byte. */
export const isPlain = (meta: number): boolean => (meta & (KIND | PARTS | WIDE)) === PLAIN_WORD;
const MOST_JOINED_PARTS = 6;
const KEPT_COLUMNS = 1 << 16;
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const AT = 64;
const HASH = 35;
const DOT = 46;
const PLUS = 43;
const PERCENT = 37;
const UNDERSCORE = 95;
const QUESTION = 63;
const SPACE = 32;
const LOWER = 32;
const H = 104;
const W = 119;

const mayBeAddress = (unit: number): boolean =>
  unit === AT || unit === DOT || unit === PLUS || unit === PERCENT || unit === UNDERSCORE;

/** The hash that a scan gives to the same characters. */
export function hashUnits(text: string, from: number, to: number): number {
  let hash = SEED;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

/**
 * The one definition of what a token is: cuts a text, in time linear in its length, and writes what it finds as numbers.
 *
 * A token takes one position; a joined form (parts > 1) takes none and stands before the parts that it spans. The
 * columns are used again by the next scan.
 */
export class Scanner {
  columns = new Int32Array(1024);
  count = 0;
  /** The characters of each token without its sign, four or two in each number; none of addresses. */
  letters = new Int32Array(1024);
  private bytes = new Uint8Array(this.letters.buffer);
  private bytesUsed = 0;
  /** Whether a question mark stands outside the tokens. */
  asks = false;
  private text = '';
  private addressSoughtUpTo = 0;

  scan(text: string): void {
    this.text = text;
    this.count = 0;
    this.asks = false;
    this.addressSoughtUpTo = 0;
    if (this.columns.length > KEPT_COLUMNS) this.columns = new Int32Array(1024);
    const length = text.length;
    this.makeRoomForLetters(length);
    const { bytes } = this;
    let { columns } = this;
    let at = 0;
    while (at < length) {
      let unit = text.charCodeAt(at);
      const found = unitClasses[unit] as number;
      if (found !== WORD) {
        if (unit === AT || unit === HASH) at = this.signed(unit, at);
        else if (found === 0 && classAt(text, at) === WORD) at = this.words(at);
        else {
          if (unit === QUESTION) this.asks = true;
          at += 1;
        }
        continue;
      }
      const start = at;
      const first = unit | LOWER;
      if (first === H || first === W) {
        const url = urlEnd(text, start);
        if (url > start) {
          at = this.add(URL_TOKEN, start, url);
          continue;
        }
      }
      let hash = SEED;
      let next: number;
      let all = 0;
      let byte = this.bytesUsed;
      do {
        hash = Math.imul(hash ^ unit, PRIME);
        bytes[byte] = unit;
        all |= unit;
        byte += 1;
        at += 1;
        unit = at < length ? text.charCodeAt(at) : 0;
        next = unitClasses[unit] as number;
      } while (next === WORD);
      if (next !== SEPARATOR || (mayBeAddress(unit) && this.mayGoOn(unit, at))) {
        at = this.words(start);
        continue;
      }
      // What `write` does, here for the many.
      const column = this.count * STRIDE;
      if (column === columns.length || columns !== this.columns) columns = this.room();
      columns[column] = start;
      columns[column + 1] = at;
      columns[column + 2] = hash;
      columns[column + 3] =
        all < 256 ? PLAIN_WORD | (this.endLetters(byte) << LETTERS_AT) : PLAIN_WORD | this.copyLetters(start, at);
      this.count += 1;
      if (unit === SPACE) at += 1;
    }
    this.text = '';
  }

  /** A full stop at the end of a sentence is what most words meet; then there is no address to look for. */
  private mayGoOn(unit: number, at: number): boolean {
    if (unit !== DOT) return true;
    const after = this.text.charCodeAt(at + 1);
    return after === AT || isAddressUnit(after);
  }

  /** Gives the columns, with room for one more token. */
  private room(): Int32Array<ArrayBuffer> {
    if (this.count * STRIDE === this.columns.length) {
      const larger = new Int32Array(this.columns.length * 2);
      larger.set(this.columns);
      this.columns = larger;
    }
    return this.columns;
  }

  private write(start: number, end: number, hash: number, meta: number): void {
    const at = this.count * STRIDE;
    const columns = this.room();
    columns[at] = start;
    columns[at + 1] = end;
    columns[at + 2] = hash;
    columns[at + 3] = meta;
    this.count += 1;
  }

  private add(kind: number, start: number, end: number, parts = 1): number {
    const from = kind === HASHTAG_TOKEN || kind === MENTION_TOKEN ? start + 1 : start;
    const letters = kind === URL_TOKEN || kind === EMAIL_TOKEN ? 0 : this.copyLetters(from, end);
    this.write(start, end, hashUnits(this.text, from, end), kind | (parts << KIND_BITS) | letters);
    return end;
  }

  /** Ends the letters of a token on a whole number; gives where they begin. */
  private endLetters(end: number): number {
    const from = this.bytesUsed >> 2;
    const { bytes } = this;
    bytes[end] = bytes[end + 1] = bytes[end + 2] = 0;
    this.bytesUsed = (end + 3) & ~3;
    return from;
  }

  /** Writes the letters of a token; gives what its last number says of them. */
  private copyLetters(from: number, end: number): number {
    let all = 0;
    for (let at = from; at < end; at += 1) all |= this.text.charCodeAt(at);
    let byte = this.bytesUsed;
    for (let at = from; at < end; at += 1) {
      const unit = this.text.charCodeAt(at);
      this.bytes[byte++] = unit;
      if (all > 255) this.bytes[byte++] = unit >> 8;
    }
    return (all > 255 ? WIDE : 0) | (this.endLetters(byte) << LETTERS_AT);
  }

  /** At most, a character stands in a word and in a joined form, takes two bytes and ends its token. */
  private makeRoomForLetters(length: number): void {
    this.bytesUsed = 0;
    const needed = 2 * length + 4;
    if (needed <= this.letters.length && this.letters.length <= KEPT_COLUMNS) return;
    this.letters = new Int32Array(Math.max(1024, needed));
    this.bytes = new Uint8Array(this.letters.buffer);
  }

  private signed(unit: number, at: number): number {
    if (!this.startsHere(at)) return at + 1;
    const end = unit === AT ? mentionEnd(this.text, at) : hashtagEnd(this.text, at);
    return end > at ? this.add(unit === AT ? MENTION_TOKEN : HASHTAG_TOKEN, at, end) : at + 1;
  }

  /** A sign counts only where no word ends: "jan@example" and "a#b" hold none. */
  private startsHere(at: number): boolean {
    if (at === 0) return true;
    const before = this.text.charCodeAt(at - 1);
    if (before === AT || before === HASH) return false;
    if (classAt(this.text, at - 1) !== WORD) return true;
    const last = (this.count - 1) * STRIDE;
    return last >= 0 && kindOf(this.columns[last + 3]!) === HASHTAG_TOKEN && this.columns[last + 1] === at;
  }

  private words(start: number): number {
    const firstEnd = this.wordEnd(start);
    let parts: [start: number, end: number][] | undefined;
    let end = firstEnd;
    while (this.joinsAt(end)) {
      const from = end + 1;
      end = this.wordEnd(from);
      parts ??= [[start, firstEnd]];
      parts.push([from, end]);
    }
    const address = this.address(start, end);
    if (address > start) return address;
    if (!parts) return this.add(WORD_TOKEN, start, end);
    if (parts.length <= MOST_JOINED_PARTS && end - start <= LONGEST_WORD)
      this.add(WORD_TOKEN, start, end, parts.length);
    for (const [from, to] of parts) this.add(WORD_TOKEN, from, to);
    return end;
  }

  private joinsAt(at: number): boolean {
    if (at + 1 >= this.text.length) return false;
    return classAt(this.text, at) === JOINER && classAt(this.text, at + 1) === WORD;
  }

  private wordEnd(from: number): number {
    const { text } = this;
    let at = from;
    while (at < text.length) {
      const found = classAt(text, at);
      if (found !== WORD && found !== INVISIBLE) break;
      at += 1;
    }
    return at;
  }

  private address(start: number, wordsEnd: number): number {
    if (!mayBeAddress(this.text.charCodeAt(wordsEnd)) || start < this.addressSoughtUpTo) return -1;
    const { kind, end, scanned } = addressAt(this.text, start);
    this.addressSoughtUpTo = scanned;
    return kind ? this.add(kind === 'url' ? URL_TOKEN : EMAIL_TOKEN, start, end) : -1;
  }
}
