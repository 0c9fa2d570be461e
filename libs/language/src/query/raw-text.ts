import { cleanText, type Token, type TokenisedText, tokenise } from '../text/index.js';

/** A word as it was written, with the sign that joins it to the word before ("" for anything else between them). */
export interface RawWord {
  readonly exact: string;
  readonly joinedBy: '' | '-' | "'";
}

const HYPHEN = /[-\u2010\u2011]/;
const APOSTROPHE = /['\u2018\u2019\u02bc]/;
const PLAIN = /^[\x20-\x7e]*$/;
const rawWords = new Map<string, readonly RawWord[]>();

/** Gives the words of `raw:` in order. */
export function rawWordsOf(text: string): readonly RawWord[] {
  const known = rawWords.get(text);
  if (known) return known;
  const tokenised = tokenise(text);
  const words = tokenised.tokens
    .filter(({ joined, isWord }) => isWord && !joined)
    .map((token) => ({ exact: exactOf(token), joinedBy: joinedBy(tokenised, token) }));
  if (rawWords.size >= 5_000) rawWords.clear();
  rawWords.set(text, words);
  return words;
}

/** Gives a piece of a text as it was written, without hidden characters and with composed letters. */
export function exactOf({ text }: Pick<Token, 'text'>): string {
  return PLAIN.test(text) ? text : cleanText(text);
}

/** Gives the sign that joins a word to the word before it. */
export function joinedBy(
  { text }: Pick<TokenisedText, 'text'>,
  { kind, start }: Pick<Token, 'kind' | 'start'>,
): RawWord['joinedBy'] {
  if (
    kind !== 'word' ||
    start < 2 ||
    !/[\p{L}\p{N}\p{M}\p{Cf}\ufe00-\ufe0f]$/u.test(text.slice(Math.max(0, start - 3), start - 1))
  )
    return '';
  const sign = text[start - 1] as string;
  return HYPHEN.test(sign) ? '-' : APOSTROPHE.test(sign) ? "'" : '';
}
