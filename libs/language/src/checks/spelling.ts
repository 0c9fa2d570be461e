import type { Hint } from './hint.js';
import { wordsOf, sentencesOf } from './sentences.js';

/** A dictionary: what it knows, and what it would put in place of what it does not. */
export interface Speller {
  knows(word: string): boolean;
  suggest(word: string): readonly string[];
}

/** Words that are right besides the dictionary, in small letters. */
export type KnownWords = ReadonlySet<string>;

const SHORTENED = /^\p{Lu}{1,6}\d*$/u;
const LEAST_COMPOUND = 8;
const LEAST_PART = 4;

/**
 * Words that the dictionary does not know. Not looked at: abbreviations, what holds a digit, addresses, mentions and
 * variables, and inside a sentence what has a capital: nearly always a name.
 */
export function unknownWords(text: string, speller: Speller, known: KnownWords): Hint[] {
  const starts = new Set(sentencesOf(text).map(({ at }) => at));
  const seen = new Map<string, boolean>();
  const hints: Hint[] = [];
  for (const { at, word: raw } of wordsOf(text)) {
    const word = raw.replace(/['’-]+$/u, '');
    if (word.length < 2 || /\p{N}/u.test(word) || SHORTENED.test(word)) continue;
    if (/^\p{Lu}/u.test(word) && !starts.has(at)) continue;
    const right = seen.get(word) ?? isRight(word, speller, known);
    seen.set(word, right);
    if (!right) hints.push({ kind: 'spelling', at, end: at + word.length, words: word });
  }
  return hints;
}

/** Known as it stands, as a name with an s, in its parts with a hyphen, or as a compound of two known words. */
function isRight(word: string, speller: Speller, known: KnownWords): boolean {
  const plain = word.replaceAll('’', "'");
  const small = plain.toLowerCase();
  if (known.has(small) || known.has(small.replace(/'?s$/, '')) || speller.knows(plain)) return true;
  if (plain.includes('-')) {
    const parts = plain.split('-').filter((part) => part !== '');
    return parts.every((part) => part.length < 2 || known.has(part.toLowerCase()) || speller.knows(part));
  }
  return isCompound(small, speller, known);
}

// Dutch writes compounds as one word, and no list holds them all. A wrong one costs less here than a right one marked.
function isCompound(word: string, speller: Speller, known: KnownWords): boolean {
  if (word.length < LEAST_COMPOUND) return false;
  const right = (part: string) => known.has(part) || speller.knows(part);
  for (let cut = LEAST_PART; cut <= word.length - LEAST_PART; cut += 1) {
    const [front, back] = [word.slice(0, cut), word.slice(cut)];
    if (right(back) && (right(front) || (front.endsWith('s') && right(front.slice(0, -1))))) return true;
  }
  return false;
}
