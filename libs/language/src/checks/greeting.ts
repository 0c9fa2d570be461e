import type { AnswerContext, Hint } from './hint.js';
import { sentencesOf } from './sentences.js';

const GREETING =
  /^(?:@\S+[\s,]+)*(?:hallo|hoi|hi|hey|dag|moi|beste|geachte|goede(?:\s?(?:morgen|middag|avond|dag))|goeden?dag|welkom|bedankt|dank|dankjewel|dankuwel|hartelijk|wat\s+(?:vervelend|fijn|jammer|leuk|goed|naar|vreselijk|mooi)|fijn\s+dat|leuk\s+dat|sorry|excuus|excuses|gefeliciteerd|gecondoleerd)(?![\p{L}-])/iu;
const START = /^(?:@\S+[\s,]+)*/u;
const NAME = /^\p{Lu}[\p{Ll}\p{M}'’-]{1,19}$/u;

/** Whether an answer begins as one speaks to somebody, and by name where the name is known. */
export function greetingHints(text: string, { citizen }: AnswerContext): Hint[] {
  const first = sentencesOf(text)[0];
  if (!first) return [];
  const name = firstName(citizen?.displayName);
  const at = first.at + START.exec(first.text)![0].length;
  const named = name !== undefined && new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(text.slice(at, 160));
  const greeting = GREETING.exec(first.text);
  if (!greeting && !named) {
    const repair = name === undefined ? 'Dag, ' : `Dag ${name}, `;
    return [{ kind: 'greeting', at, end: at, words: '', repair }];
  }
  if (name === undefined || named || !greeting) return [];
  // A greeting to somebody else, or to a variable that is still open, is not mended by adding a name.
  const word = greeting[0].slice(START.exec(greeting[0])![0].length);
  const after = first.text.slice(greeting[0].length);
  const addable = /^(?:hallo|hoi|hi|hey|dag|moi|beste|goede\s?(?:morgen|middag|avond)|goeden?dag)$/iu.test(word);
  const hint: Hint = { kind: 'name', at, end: at + word.length, words: word };
  if (/^\s*(?:\{\{|\p{Lu}|(?:mevrouw|mevr|meneer|heer|dhr|mw|buurt|bewoner|allemaal|iedereen)(?!\p{L}))/u.test(after))
    return [];
  return [addable ? { ...hint, repair: `${word} ${name}` } : hint];
}

/** The first name, where a display name looks like a person's. */
export function firstName(displayName: string | undefined): string | undefined {
  const words = (displayName ?? '').trim().split(/\s+/);
  const [first] = words;
  return first !== undefined && words.length <= 4 && NAME.test(first) && !/\d/.test(displayName ?? '')
    ? first
    : undefined;
}
