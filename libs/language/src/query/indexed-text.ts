import type { Token, TokenisedText } from '../text/index.js';
import { isPattern, patternFits } from './pattern.js';
import { exactOf, joinedBy, type RawWord } from './raw-text.js';
import { work } from './work.js';

/** From where to where something stands, in positions, as a flat list of pairs in order. */
export type Spans = readonly number[];

/** A text made ready to look terms up: a stem, a pattern, `#tag` or `@name`. */
export class IndexedText {
  /** How many positions the text has. */
  readonly length: number;
  private readonly byTerm = new Map<string, number[]>();
  private readonly byWord = new Map<string, number[]>();
  private readonly byPattern = new Map<string, Spans>();
  private readonly byStart = new Map<string, Map<number, number[]>>();
  private rawOnce: ReadonlyMap<string, readonly number[]> | undefined;
  private wordsOnce: readonly (Token | undefined)[] | undefined;

  constructor(private readonly text: TokenisedText) {
    this.length = text.tokens.at(-1)?.next ?? 0;
    work.steps += text.tokens.length;
    for (const token of text.tokens) {
      const { position, next, folded } = token;
      if (token.isWord) {
        note(this.byTerm, token.stem, position, next);
        note(this.byWord, folded, position, next);
      }
      if (token.kind === 'hashtag') note(this.byTerm, `#${folded}`, position, next);
      if (token.kind === 'mention') {
        note(this.byTerm, `@${folded}`, position, next);
        const host = folded.indexOf('@');
        if (host > 0) note(this.byTerm, `@${folded.slice(0, host)}`, position, next);
      }
    }
  }

  /** The terms of the text, without patterns. */
  terms(): Iterable<string> {
    return this.byTerm.keys();
  }

  has(term: string): boolean {
    return this.find(term).length > 0;
  }

  /** Gives where a term stands. */
  find(term: string): Spans {
    if (!isPattern(term)) return this.byTerm.get(term) ?? [];
    let found = this.byPattern.get(term);
    if (!found) this.byPattern.set(term, (found = this.fitting(term)));
    return found;
  }

  /** Gives where a term ends that starts at a position; joined forms make that more than one place. */
  endsFrom(term: string, start: number): readonly number[] {
    let ends = this.byStart.get(term);
    if (!ends) {
      ends = new Map();
      const spans = this.find(term);
      for (let at = 0; at < spans.length; at += 2) {
        const known = ends.get(spans[at]!);
        if (known) known.push(spans[at + 1]!);
        else ends.set(spans[at]!, [spans[at + 1]!]);
      }
      this.byStart.set(term, ends);
    }
    return ends.get(start) ?? [];
  }

  /** Gives the positions at which a word stands as it is written. */
  findRaw({ exact }: RawWord): readonly number[] {
    return (this.rawOnce ??= this.rawPositions()).get(exact) ?? [];
  }

  /** Tells whether the word at a position stands as it is written, also how it is joined to the word before. */
  hasRaw(position: number, word: RawWord): boolean {
    const token = (this.wordsOnce ??= this.words())[position];
    return token !== undefined && exactOf(token) === word.exact && joinedBy(this.text, token) === word.joinedBy;
  }

  private words(): (Token | undefined)[] {
    const words: (Token | undefined)[] = [];
    for (const token of this.text.tokens) if (!token.joined) words[token.position] = token.isWord ? token : undefined;
    return words;
  }

  private fitting(pattern: string): number[] {
    const pairs: [number, number][] = [];
    for (const [word, spans] of this.byWord)
      if (patternFits(pattern, word))
        for (let at = 0; at < spans.length; at += 2) pairs.push([spans[at]!, spans[at + 1]!]);
    return pairs.sort(([a, endA], [b, endB]) => a - b || endA - endB).flat();
  }

  private rawPositions(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (const token of this.text.tokens) {
      if (!token.isWord || token.joined) continue;
      const exact = exactOf(token);
      const positions = found.get(exact);
      if (positions) positions.push(token.position);
      else found.set(exact, [token.position]);
    }
    return found;
  }
}

function note(index: Map<string, number[]>, term: string, from: number, to: number): void {
  const spans = index.get(term);
  if (spans) spans.push(from, to);
  else index.set(term, [from, to]);
}

const indexes = new WeakMap<TokenisedText, IndexedText>();

/** Gives a text ready to look terms up; builds it once per text. */
export function indexText(text: TokenisedText): IndexedText {
  const known = indexes.get(text);
  if (known) return known;
  const index = new IndexedText(text);
  indexes.set(text, index);
  return index;
}
