import { CompoundWords } from '../suggest/compound-words.js';
import { Thesaurus } from '../suggest/thesaurus.js';
import { stemOnce } from '../text/stem.js';
import { keyOf } from './word-key.js';

/** Longer entries of the dictionary are mostly compounds themselves. */
const SIMPLE_WORD = /^([a-z]{4,11})(?:\/|$)/gm;
/** Shorter ones take words apart that are none. */
const SHORTEST_STEM = 4;

/**
 * Takes Dutch compounds apart by the short words of a Hunspell dictionary and those of the thesaurus: always the same parts,
 * whatever stands in a library by then.
 */
export function compoundsOf(dictionary: string): CompoundWords {
  const words = new Set(Thesaurus.dutch.stems);
  for (const [, word] of dictionary.matchAll(SIMPLE_WORD)) {
    const stem = stemOnce(word!);
    for (const one of [stem, keyOf(stem)]) if (one.length >= SHORTEST_STEM) words.add(one);
  }
  return new CompoundWords(words);
}
