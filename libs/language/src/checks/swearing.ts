import lists from '../abuse/words.nl.json' with { type: 'json' };
import type { AnswerContext, Hint } from './hint.js';

const { COARSE, INSULT, SEXUAL } = lists;
const words = [...COARSE.words, ...INSULT.words, ...SEXUAL.words.filter((word) => !word.includes(' '))];
const SWEARING = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${words.join('|').replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}_])`,
  'giu',
);

/** Swear words that the answer repeats; and, at its beginning, that the question holds some and is answered past them. */
export function swearingHints(text: string, { question }: AnswerContext): Hint[] {
  const own = Array.from(text.matchAll(SWEARING), ([found], _n): string => found);
  const hints: Hint[] = [];
  let from = 0;
  for (const found of own) {
    const at = text.indexOf(found, from);
    hints.push({ kind: 'swearing', sort: 'repeated', at, end: at + found.length, words: found, repair: '' });
    from = at + found.length;
  }
  const asked = question?.match(SWEARING)?.[0];
  if (asked !== undefined && hints.length === 0 && text.trim() !== '') {
    hints.push({ kind: 'swearing', sort: 'asked', at: 0, end: 0, words: '' });
  }
  return hints;
}
