import type { TokenisedText } from '../text/index.js';

/** From where to where a term stands, in positions, as a flat list of pairs. */
export type Spans = readonly number[];

/** The terms of a text (stem, `#tag`, `@name`) with where they stand. */
export type IndexedText = ReadonlyMap<string, Spans>;

const indexes = new WeakMap<TokenisedText, IndexedText>();

/** Gives the terms of a text; builds them once per text. */
export function indexText(text: TokenisedText): IndexedText {
  const known = indexes.get(text);
  if (known) return known;
  const index = new Map<string, number[]>();
  const note = (term: string, from: number, to: number) => {
    const spans = index.get(term);
    if (spans) spans.push(from, to);
    else index.set(term, [from, to]);
  };
  for (const token of text.tokens) {
    if (token.isWord) note(token.stem, token.position, token.next);
    if (token.kind === 'hashtag') note(`#${token.folded}`, token.position, token.next);
    if (token.kind === 'mention') {
      note(`@${token.folded}`, token.position, token.next);
      const host = token.folded.indexOf('@');
      if (host > 0) note(`@${token.folded.slice(0, host)}`, token.position, token.next);
    }
  }
  indexes.set(text, index);
  return index;
}
