import type { Hint } from './hint.js';
import { sentencesOf, wordsOf } from './sentences.js';

export type Level = 'A2' | 'B1' | 'B2' | 'C1';

export interface Readability {
  readonly level: Level;
  readonly words: number;
  readonly wordsPerSentence: number;
  /** Flesch-Douma: 206.84 - 0.77 syllables per 100 words - 0.93 words per sentence. */
  readonly ease: number;
}

const VOWELS = /[aeiouyáéíóúàèâêîôûäëïöü]+/giu;
/** Of the answer's own people: long by nature, known to everybody who asks about them. */
const LONG_SENTENCE = 25;
const FEW_WORDS = 25;
const PARTICIPLE = /^(?:ge|be|ver|ont|her|er)\p{L}{2,}(?:d|t|en)$|^\p{L}{2,6}ge\p{L}{2,}(?:d|t|en)$/iu;
const PASSIVE = /^(?:word|wordt|worden|werd|werden)$/iu;

/** How hard a text is to read. Below 25 words it says little, and is not held against anybody. */
export function readability(text: string): Readability {
  const words = wordsOf(text);
  const sentences = Math.max(1, sentencesOf(text).filter((sentence) => wordsOf(sentence.text).length > 2).length);
  const syllables = words.reduce((sum, { word }) => sum + Math.max(1, word.match(VOWELS)?.length ?? 1), 0);
  const wordsPerSentence = words.length / sentences;
  const ease = words.length === 0 ? 100 : 206.84 - (77 * syllables) / words.length - 0.93 * wordsPerSentence;
  const level = ease >= 75 ? 'A2' : ease >= 55 ? 'B1' : ease >= 40 ? 'B2' : 'C1';
  return { level, words: words.length, wordsPerSentence, ease };
}

/** Long sentences, much in the passive voice, and a text that as a whole is harder than B1. */
export function readabilityHints(text: string): Hint[] {
  const sentences = sentencesOf(text);
  const long = sentences.filter((sentence) => wordsOf(sentence.text).length > LONG_SENTENCE);
  const hints = long.map(({ at, end, text: words }): Hint => ({ kind: 'longSentence', at, end, words }));
  const passive = sentences.filter(({ text: words }) => isPassive(words));
  if (passive.length >= 3 && passive.length > sentences.length / 2) {
    const [first] = passive;
    hints.push({ kind: 'passive', at: first!.at, end: first!.end, words: first!.text });
  }
  const { level, words } = readability(text);
  if (words >= FEW_WORDS && (level === 'B2' || level === 'C1') && hints.length === 0) {
    hints.push({ kind: 'level', sort: level, at: 0, end: 0, words: '' });
  }
  return hints;
}

function isPassive(sentence: string): boolean {
  const words = wordsOf(sentence).map(({ word }) => word);
  return words.some((word) => PASSIVE.test(word)) && words.some((word) => PARTICIPLE.test(word));
}
