import { cleanText, fold, tokenise, type Token, type TokenisedText } from '../text/index.js';
import { isTakenForWildcards, withoutWildcards, withWildcards } from './compound.js';
import { isPattern } from './pattern.js';
import { queryLimits } from './query-limits.js';
import { joinedBy } from './raw-text.js';
import { QuerySyntaxError } from './query-syntax-error.js';
import { work } from './work.js';

/** A piece of a query in canonical form, with its offset in the query; a compound is one piece. */
export interface Unit {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly at: number;
  /** The sign that joins it to the piece before, in `raw:`. */
  readonly joinedBy: string;
}

type Mode = 'folded' | 'raw';

const WILDCARDS = /(?<=[\p{L}\p{N}\p{M}])[*?]+|[*?]+(?=[\p{L}\p{N}])/gu;

/**
 * Gives the pieces of a part of a query, which begins at an offset (its quotation mark at `opening`), in order.
 *
 * @throws QuerySyntaxError when there is none, or one that cannot be looked up.
 */
export function unitsOf(content: string, offset: number, mode: Mode = 'folded', opening = offset): Unit[] {
  const hasWildcards = mode === 'folded' && !isTakenForWildcards(content);
  const tokenised = tokenise(hasWildcards ? content.replace(WILDCARDS, withoutWildcards) : content);
  const units: Unit[] = [];
  let position = 0;
  work.steps += content.length;
  for (const token of tokenised.tokens) {
    if (mode === 'raw' ? token.joined : token.position < position) continue;
    position = token.next;
    const unit = unitOf(tokenised, token, offset, mode, hasWildcards);
    if (unit) units.push(unit);
  }
  const star = mode === 'folded' ? tokenised.text.indexOf('*') : -1;
  if (star >= 0) throw new QuerySyntaxError('QUERY_WILDCARD_PLACE', offset + star, { text: shortened(content) });
  if (units.length === 0) throw new QuerySyntaxError('QUERY_TERM_EMPTY', opening, { text: shortened(content.trim()) });
  return units;
}

function unitOf(
  tokenised: TokenisedText,
  token: Token,
  offset: number,
  mode: Mode,
  hasWildcards: boolean,
): Unit | undefined {
  const at = offset + token.start;
  const slice = tokenised.text.slice(token.start, token.end);
  const written = hasWildcards ? withWildcards(slice) : slice;
  if (token.kind === 'email' || token.kind === 'url')
    throw new QuerySyntaxError('QUERY_ADDRESS_UNSEARCHABLE', at, { text: shortened(written) });
  refuseLength(token.end - token.start, at);
  if (token.folded === '') return undefined;
  const wildcard = hasWildcards ? written.search(/[*?]/) : -1;
  if (wildcard >= 0) {
    if (token.kind !== 'word')
      throw new QuerySyntaxError('QUERY_WILDCARD_UNSUITED', at + wildcard, { text: shortened(written) });
    return { kind: 'word', text: patternText(written, at), at, joinedBy: '' };
  }
  const text = canonicalText(token.kind === 'word' ? written : token.text, mode);
  refuseLength(text.length, at);
  refuseUnstable(text, token.kind, mode, at, written);
  const kind = token.kind === 'hashtag' && mode === 'raw' ? 'word' : token.kind;
  return { kind, text, at, joinedBy: mode === 'raw' ? joinedBy(tokenised, token) : '' };
}

function canonicalText(written: string, mode: Mode): string {
  const plain = cleanText(written)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010\u2011]/g, '-');
  return mode === 'raw' ? plain : plain.toLowerCase().normalize('NFC');
}

function patternText(written: string, at: number): string {
  const pattern = canonicalText(written, 'folded')
    .split(/(?<=['-])|(?=['-])/)
    .map(fold)
    .join('');
  const star = pattern.indexOf('*');
  if (star >= 0 && star < pattern.length - 1)
    throw new QuerySyntaxError('QUERY_WILDCARD_PLACE', at + written.indexOf('*'), { text: shortened(written) });
  const short = pattern.split(/['-]/).find((part) => isPattern(part) && lettersOf(part) < queryLimits.wildcardLetters);
  if (short !== undefined)
    throw new QuerySyntaxError('QUERY_WILDCARD_SHORT', at + written.search(/[*?]/), {
      text: shortened(written),
      least: queryLimits.wildcardLetters,
    });
  refuseLength(pattern.length, at);
  refuseUnstable(pattern, 'word', 'folded', at, written);
  return pattern;
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function refuseLength(length: number, at: number): void {
  if (length > queryLimits.term) throw new QuerySyntaxError('QUERY_TERM_TOO_LONG', at, { limit: queryLimits.term });
}

const PLAIN = /^[a-z0-9]+$/i;

/** Some letters become several, or another kind of sign, when they are compared; such a word would not read back. */
function refuseUnstable(text: string, kind: Token['kind'], mode: Mode, at: number, written: string): void {
  if (PLAIN.test(text)) return;
  const signed = kind === 'mention' ? `@${text}` : kind === 'hashtag' && mode === 'folded' ? `#${text}` : text;
  const [first, ...rest] = tokenise(withoutWildcards(signed)).tokens;
  const isWhole = first?.start === 0 && first.end === signed.length && rest.every(({ next }) => next <= first.next);
  const again = isPattern(text)
    ? text
        .split(/(?<=['-])|(?=['-])/)
        .map(fold)
        .join('')
    : canonicalText(text, mode);
  const isSame = isWhole && again === text && (first.kind === kind || mode === 'raw');
  if (!isSame) throw new QuerySyntaxError('QUERY_TERM_EMPTY', at, { text: shortened(written) });
}

/** What stands in a message to a person, cut at a length that fits in it. */
export function shortened(text: string): string {
  const clean = cleanText(text);
  return clean.length > 40 ? `${clean.slice(0, 39)}…`.toWellFormed() : clean;
}
