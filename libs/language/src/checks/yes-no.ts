import { START_OF_ANSWER } from './start-of-answer.js';
import type { Hint } from './hint.js';
import { sentencesOf, wordsOf } from './sentences.js';

const ANSWER = /^(?:ja|jawel|jazeker|nee|neen|klopt|inderdaad|helaas niet|zeker)(?![\p{L}-])/iu;
const EMPTY = new Set(
  'ja jawel jazeker nee neen klopt inderdaad helaas zeker hoor dat dit het er kan kunt kun mag moet is was zo niet wel u je jij wij we ik heeft hebt gelijk goed juist ook gewoon natuurlijk uiteraard'.split(
    ' ',
  ),
);

/** A "Ja" or "Nee" that does not say what: read on its own, or by who comes by, it can mean the opposite. */
export function yesNoHints(text: string): Hint[] {
  for (const sentence of sentencesOf(text).slice(0, 3)) {
    const skipped = START_OF_ANSWER.exec(sentence.text)?.[0].length ?? 0;
    const rest = sentence.text.slice(skipped);
    if (!ANSWER.test(rest)) continue;
    const full = wordsOf(rest).some(({ word }) => !EMPTY.has(word.toLowerCase()));
    if (!full) {
      const at = sentence.at + skipped;
      return [{ kind: 'yesNo', at, end: sentence.end, words: text.slice(at, sentence.end) }];
    }
  }
  return [];
}
