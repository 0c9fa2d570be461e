import { tokenise } from '../text/index.js';
import { isPattern } from './pattern.js';

/**
 * A word of a query as it is looked up: the terms of its parts in order and, for a compound, of its joined form. A term
 * is a stem, or a pattern on the folded form ("afval*").
 */
export interface Compound {
  readonly parts: readonly string[];
  readonly joined?: string;
}

/** Gives the terms of a word; "e-mail" is found as "e mail" side by side and as "email". */
export function compoundOf(value: string): Compound {
  if (isPattern(value)) return compoundPattern(value);
  const { tokens } = tokenise(value);
  return {
    parts: tokens.filter(({ joined }) => !joined).map(({ stem }) => stem),
    joined: tokens.find(({ joined }) => joined)?.stem,
  };
}

function compoundPattern(value: string): Compound {
  const { tokens } = tokenise(withoutWildcards(value));
  const terms = tokens.map(({ joined, folded, stem }) => {
    const term = withWildcards(folded);
    return { joined, term: isPattern(term) ? term : stem };
  });
  return {
    parts: terms.filter(({ joined }) => !joined).map(({ term }) => term),
    joined: terms.find(({ joined }) => joined)?.term,
  };
}

// Letters of the Lisu script, which fold to themselves, stand for wildcards while a text is cut into pieces.
const STAR = '\ua4d0';
const ONE = '\ua4d1';

/** Puts letters in the place of wildcards, so that a word with wildcards is cut as one piece; offsets stay. */
export function withoutWildcards(text: string): string {
  return text.replaceAll('*', STAR).replaceAll('?', ONE);
}

/** Undoes `withoutWildcards`. */
export function withWildcards(text: string): string {
  return text.replaceAll(STAR, '*').replaceAll(ONE, '?');
}

/** Tells whether a text holds a letter that `withoutWildcards` needs for itself. */
export function isTakenForWildcards(text: string): boolean {
  return text.includes(STAR) || text.includes(ONE);
}
