import { diffArrays } from 'diff';

export interface Piece {
  readonly text: string;
  readonly kind: 'same' | 'gone' | 'new';
}

/** A variable is one word, and so is each run of white space. */
const WORDS = /\{\{[^{}]*\}\}|\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/** Longer texts than this are shown whole instead of word by word. */
const MOST = 20_000;

/** What changed between two texts, word by word, as a person reads it. */
export function wordDiff(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ text: before, kind: 'same' }];
  if (before.length + after.length > MOST) return pieces([before], [after]);
  return pieces(before.match(WORDS) ?? [], after.match(WORDS) ?? []);
}

function pieces(before: string[], after: string[]): Piece[] {
  return diffArrays(before, after)
    .map(({ value, added, removed }): Piece => {
      return { text: value.join(''), kind: added ? 'new' : removed ? 'gone' : 'same' };
    })
    .filter(({ text }) => text !== '');
}
