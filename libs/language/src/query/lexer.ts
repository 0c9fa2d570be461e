import type { QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';
import { readPhrase, readTerm } from './term.js';

export type Symbol =
  | { readonly type: 'open' | 'close' | 'end'; readonly at: number }
  | { readonly type: 'and' | 'or' | 'not'; readonly at: number; readonly written: string }
  | { readonly type: 'term'; readonly at: number; readonly node: QueryNode };

const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['EN', 'and'],
  ['OR', 'or'],
  ['OF', 'or'],
  ['NOT', 'not'],
  ['NIET', 'not'],
]);
const SPACE = /\s/;
const QUOTE = /["\u201c\u201d\u201e\u201f]/;
const MINUS = /[-\u2212\u2013]/;
// Kept free for the full language, so that a stored query never changes its meaning.
const RESERVED = /^(?:raw|author|site|source|lang|place|is|since|until):/i;
const RESERVED_WORD = /^NEAR(?:\/\S*)?$/;
const WILDCARD = /[\p{L}\p{N}][*?]|[*?][\p{L}\p{N}]/u;

/** Cuts a query into operators, parentheses and terms. Operators are upper case; "en" and "of" are words. */
export function* symbolsOf(query: string): Generator<Symbol> {
  let at = 0;
  while (at < query.length) {
    const character = query[at] as string;
    if (SPACE.test(character)) at += 1;
    else if (character === '(') yield { type: 'open', at: at++ };
    else if (character === ')') yield { type: 'close', at: at++ };
    else if (QUOTE.test(character)) {
      const end = closingQuote(query, at);
      yield { type: 'term', at, node: readPhrase(query.slice(at + 1, end), at) };
      at = end + 1;
    } else if (MINUS.test(character) && at + 1 < query.length && !/[\s)]/.test(query[at + 1] as string)) {
      yield { type: 'not', at: at++, written: character };
    } else {
      const end = chunkEnd(query, at);
      yield symbolOf(query.slice(at, end), at);
      at = end;
    }
  }
  yield { type: 'end', at };
}

function closingQuote(query: string, open: number): number {
  for (let at = open + 1; at < query.length; at += 1) if (QUOTE.test(query[at] as string)) return at;
  throw new QuerySyntaxError('QUERY_QUOTE_UNCLOSED', open);
}

function chunkEnd(query: string, start: number): number {
  let at = start;
  while (at < query.length && !/[\s()"\u201c\u201d\u201e\u201f]/.test(query[at] as string)) at += 1;
  return at;
}

function symbolOf(chunk: string, at: number): Symbol {
  const operator = OPERATORS.get(chunk);
  if (operator) return { type: operator, at, written: chunk };
  const reserved = RESERVED.exec(chunk)?.[0] ?? RESERVED_WORD.exec(chunk)?.[0] ?? WILDCARD.exec(chunk)?.[0];
  if (reserved) throw new QuerySyntaxError('QUERY_OPERATOR_UNAVAILABLE', at, { operator: reserved });
  return { type: 'term', at, node: readTerm(chunk, at) };
}
