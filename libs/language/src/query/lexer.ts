import { fieldStartOf, readField } from './field.js';
import { queryLimits } from './query-limits.js';
import type { QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';
import { readPhrase, readTerm } from './term.js';
import { shortened } from './term-units.js';

export type Symbol =
  | { readonly type: 'open' | 'close' | 'end'; readonly at: number }
  | { readonly type: 'and' | 'or' | 'not'; readonly at: number; readonly written: string }
  | NearSymbol
  | { readonly type: 'term'; readonly at: number; readonly node: QueryNode };

export interface NearSymbol {
  readonly type: 'near';
  readonly at: number;
  readonly written: string;
  readonly distance: number;
  readonly ordered: boolean;
}

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
// In lower case "near" is a word, but no word is followed by a slash and a number.
const NEAR = /^NEAR(?:$|\/)|^(?:near|NEAR|Near|nabij|NABIJ|Nabij)\/\d/;
const DISTANCE = /^(?:near|nabij)\/(?<distance>\d{1,6})(?<ordered>f?)$/i;

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
      yield { type: 'term', at, node: readPhrase(query.slice(at + 1, end), at + 1) };
      at = end + 1;
    } else if (MINUS.test(character) && at + 1 < query.length && !/[\s)]/.test(query[at + 1] as string)) {
      yield { type: 'not', at: at++, written: character };
    } else {
      const start = at;
      const end = chunkEnd(query, start);
      const chunk = query.slice(start, end);
      const field = fieldStartOf(chunk);
      const quoted = field?.written === chunk && QUOTE.test(query[end] ?? '');
      at = quoted ? closingQuote(query, end) + 1 : end;
      const from = start + (field?.written.length ?? 0) + (quoted ? 1 : 0);
      if (field)
        yield {
          type: 'term',
          at: start,
          node: readField(field, query.slice(from, quoted ? at - 1 : at), from, quoted),
        };
      else yield symbolOf(chunk, start);
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
  if (NEAR.test(chunk)) return nearSymbol(chunk, at);
  return { type: 'term', at, node: readTerm(chunk, at) };
}

function nearSymbol(written: string, at: number): NearSymbol {
  const { distance, ordered } = DISTANCE.exec(written)?.groups ?? {};
  const words = Number(distance ?? 0);
  if (words < 1 || words > queryLimits.distance)
    throw new QuerySyntaxError('QUERY_NEAR_DISTANCE', at, {
      operator: shortened(written),
      limit: queryLimits.distance,
    });
  return { type: 'near', at, written, distance: words, ordered: ordered !== '' };
}
