import { addressAt, hashtagEnd, mentionEnd, urlEnd } from './address.js';
import { classAt, INVISIBLE, JOINER, WORD } from './character-class.js';
import { LONGEST_WORD } from './fold.js';
import { Token, type TokenisedText, type TokenKind } from './token.js';

const MOST_JOINED_PARTS = 6;
const AT = 64;
const HASH = 35;
const DOT = 46;
const PLUS = 43;
const PERCENT = 37;
const UNDERSCORE = 95;

/**
 * Splits a text into words, hashtags, mentions, e-mail addresses and URLs, in time linear in its length.
 *
 * A hyphen or apostrophe inside a word splits it into parts with positions that follow each other, and adds the joined
 * form over those positions. The inside of an address or mention is never a word.
 */
export function tokenise(text: string): TokenisedText {
  return { text, tokens: new Scanner(text).scan() };
}

class Scanner {
  private readonly tokens: Token[] = [];
  private position = 0;
  private addressSoughtUpTo = 0;

  constructor(private readonly text: string) {}

  scan(): Token[] {
    const length = this.text.length;
    for (let at = 0; at < length;) at = this.step(at);
    return this.tokens;
  }

  private step(at: number): number {
    const unit = this.text.charCodeAt(at);
    if (unit === AT || unit === HASH) return this.signed(unit, at);
    if (classAt(this.text, at) !== WORD) return at + 1;
    const url = urlEnd(this.text, at);
    return url > at ? this.add('url', at, url) : this.words(at);
  }

  private signed(unit: number, at: number): number {
    if (!this.startsHere(at)) return at + 1;
    const end = unit === AT ? mentionEnd(this.text, at) : hashtagEnd(this.text, at);
    return end > at ? this.add(unit === AT ? 'mention' : 'hashtag', at, end, at + 1) : at + 1;
  }

  /** A sign counts only where no word ends: "jan@example" and "a#b" hold none. */
  private startsHere(at: number): boolean {
    if (at === 0) return true;
    const before = this.text.charCodeAt(at - 1);
    if (before === AT || before === HASH) return false;
    if (classAt(this.text, at - 1) !== WORD) return true;
    const last = this.tokens.at(-1);
    return last?.kind === 'hashtag' && last.end === at;
  }

  private add(kind: TokenKind, start: number, end: number, from = start): number {
    const position = this.position++;
    this.tokens.push(new Token(kind, this.text.slice(from, end), start, end, position, position + 1, false));
    return end;
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
    if (!parts) return this.add('word', start, end);
    this.addJoined(parts, start, end);
    for (const [from, to] of parts) this.add('word', from, to);
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
      const kind = classAt(text, at);
      if (kind !== WORD && kind !== INVISIBLE) break;
      at += 1;
    }
    return at;
  }

  private address(start: number, wordsEnd: number): number {
    const unit = this.text.charCodeAt(wordsEnd);
    const possible = unit === AT || unit === DOT || unit === PLUS || unit === PERCENT || unit === UNDERSCORE;
    if (!possible || start < this.addressSoughtUpTo) return -1;
    const { kind, end, scanned } = addressAt(this.text, start);
    this.addressSoughtUpTo = scanned;
    return kind ? this.add(kind, start, end) : -1;
  }

  private addJoined(parts: readonly [number, number][], start: number, end: number): void {
    if (parts.length > MOST_JOINED_PARTS || end - start > LONGEST_WORD) return;
    const text = parts.map(([from, to]) => this.text.slice(from, to)).join('');
    this.tokens.push(new Token('word', text, start, end, this.position, this.position + parts.length, true));
  }
}
