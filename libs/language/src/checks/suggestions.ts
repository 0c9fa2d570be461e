import type { Speller } from './spelling.js';

const LETTERS = 'enatirodslgvhkmubpwjczfxyqëïéèöüê';
const ACCENTED: Readonly<Record<string, string>> = { a: 'äáà', e: 'ëéèê', i: 'ïí', o: 'öóô', u: 'üú' };

/**
 * Better words for one that the dictionary does not know, at most `most`. Letters that changed places and a forgotten
 * accent come first, then what the dictionary itself proposes, which on a busy machine may be nothing, then one letter
 * too many, too few or wrong.
 */
export function suggestionsFor(word: string, speller: Speller, most = 3): string[] {
  const small = word.charAt(0).toLowerCase() + word.slice(1);
  const capital = small !== word;
  const found = new Set([...swapped(small), ...accented(small)].filter((one) => speller.knows(one)));
  for (const one of speller.suggest(word)) if (found.size < most) found.add(one);
  for (const one of oneLetterOff(small)) {
    if (found.size >= most) break;
    if (speller.knows(one)) found.add(one);
  }
  return [...found]
    .filter((one) => one !== word)
    .slice(0, most)
    .map((one) => (capital ? one.charAt(0).toUpperCase() + one.slice(1) : one));
}

function* swapped(word: string): Generator<string> {
  for (let n = 0; n + 1 < word.length; n += 1) {
    if (word[n] !== word[n + 1]) yield word.slice(0, n) + word[n + 1] + word[n] + word.slice(n + 2);
  }
}

function* accented(word: string): Generator<string> {
  for (let n = 0; n < word.length; n += 1) {
    for (const letter of ACCENTED[word[n]!] ?? '') yield word.slice(0, n) + letter + word.slice(n + 1);
  }
}

function* oneLetterOff(word: string): Generator<string> {
  for (let n = 0; n < word.length; n += 1) yield word.slice(0, n) + word.slice(n + 1);
  for (let n = 0; n <= word.length; n += 1)
    for (const letter of LETTERS) yield word.slice(0, n) + letter + word.slice(n);
  for (let n = 0; n < word.length; n += 1)
    for (const letter of LETTERS) yield word.slice(0, n) + letter + word.slice(n + 1);
}
