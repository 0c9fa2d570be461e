import { tokenise } from '../text/index.js';

/** A word of a query as it is looked up: the stems of its parts in order and, for a compound, of its joined form. */
export interface Compound {
  readonly parts: readonly string[];
  readonly joined?: string;
}

/** Gives the stems of a word; "e-mail" is found as "e mail" side by side and as "email". */
export function compoundOf(value: string): Compound {
  const { tokens } = tokenise(value);
  return {
    parts: tokens.filter(({ joined }) => !joined).map(({ stem }) => stem),
    joined: tokens.find(({ joined }) => joined)?.stem,
  };
}
