import type { Hint } from './hint.js';
import difficultRows from './lists/difficult.nl.json' with { type: 'json' };
import negativeRows from './lists/negative.nl.json' with { type: 'json' };
import opinionRows from './lists/opinions.nl.json' with { type: 'json' };
import promiseRows from './lists/promises.nl.json' with { type: 'json' };
import { PhraseList } from './phrase-list.js';

const lists = [
  new PhraseList('promise', promiseRows),
  new PhraseList('opinion', opinionRows),
  new PhraseList('negative', negativeRows),
  new PhraseList('difficult', difficultRows),
];

/** Promises, opinions, negative wording and difficult words. */
export const wordingHints = (text: string): Hint[] => lists.flatMap((list) => list.find(text));
