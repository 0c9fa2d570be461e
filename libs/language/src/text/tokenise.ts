import { HASHTAG_TOKEN, kindOf, MENTION_TOKEN, partsOf, Scanner, STRIDE, tokenKinds } from './scan.js';
import { Token, type TokenisedText } from './token.js';

const scanner = new Scanner();

/**
 * Splits a text into words, hashtags, mentions, e-mail addresses and URLs, in time linear in its length.
 *
 * A hyphen or apostrophe inside a word splits it into parts with positions that follow each other, and adds the joined
 * form over those positions. The inside of an address or mention is never a word.
 */
export function tokenise(text: string): TokenisedText {
  scanner.scan(text);
  const { columns, count } = scanner;
  const tokens: Token[] = [];
  let position = 0;
  for (let at = 0; at < count * STRIDE; at += STRIDE) {
    const start = columns[at] as number;
    const end = columns[at + 1] as number;
    const meta = columns[at + 3] as number;
    const kind = kindOf(meta);
    const parts = partsOf(meta);
    const from = kind === HASHTAG_TOKEN || kind === MENTION_TOKEN ? start + 1 : start;
    const joined = parts > 1;
    const piece = joined ? joinedText(text, columns, at + STRIDE, parts) : text.slice(from, end);
    tokens.push(new Token(tokenKinds[kind] ?? 'word', piece, start, end, position, position + parts, joined));
    if (!joined) position += 1;
  }
  return { text, tokens };
}

function joinedText(text: string, columns: Int32Array, first: number, parts: number): string {
  let joined = '';
  for (let at = first; at < first + parts * STRIDE; at += STRIDE) joined += text.slice(columns[at], columns[at + 1]);
  return joined;
}
