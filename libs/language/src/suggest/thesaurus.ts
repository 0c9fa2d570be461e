import { stem } from '../text/stem.js';
import { tokenise } from '../text/tokenise.js';
import dutchGroups from './thesaurus.nl.json' with { type: 'json' };

/** The words of a text in order: the stem, and the word as it was written. */
export interface Word {
  readonly stem: string;
  readonly written: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly concept: number;
}

/** Gives the words of a text; the parts of what a hyphen splits, not the joined form. */
export function wordsOf(text: string): Word[] {
  return tokenise(text)
    .tokens.filter((token) => (token.kind === 'word' || token.kind === 'hashtag') && !token.joined)
    .map(({ text: word, start, end }) => ({ stem: stem(word), written: word.toLowerCase(), start, end }));
}

/** Groups of words and phrases that people use for one thing; a word may stand in several. */
export class Thesaurus {
  readonly #words = new Map<string, number[]>();
  readonly #phrases = new Map<string, Phrase[]>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const [concept, group] of groups.entries()) for (const entry of group) this.#add(entry, concept);
  }

  static #dutch: Thesaurus | undefined;

  /** What citizens call the things of a municipality. */
  static get dutch(): Thesaurus {
    return (this.#dutch ??= new Thesaurus(dutchGroups));
  }

  conceptsOf(stemmed: string): readonly number[] {
    return this.#words.get(stemmed) ?? [];
  }

  /** The phrases of more than one word that begin at a place. */
  phrasesAt(words: readonly Word[], at: number): readonly { concept: number; length: number }[] {
    const begun = this.#phrases.get(words[at]!.stem) ?? [];
    return begun
      .filter(({ stems }) => stems.every((one, by) => words[at + by]?.stem === one))
      .map(({ concept, stems }) => ({ concept, length: stems.length }));
  }

  /** The stems of all single words. */
  get stems(): Iterable<string> {
    return this.#words.keys();
  }

  #add(entry: string, concept: number): void {
    const stems = wordsOf(entry).map((word) => word.stem);
    const first = stems[0];
    if (first === undefined) return;
    if (stems.length === 1) this.#words.set(first, [...(this.#words.get(first) ?? []), concept]);
    else this.#phrases.set(first, [...(this.#phrases.get(first) ?? []), { stems, concept }]);
  }
}
