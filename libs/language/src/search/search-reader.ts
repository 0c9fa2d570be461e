import type { CompoundWords } from '../suggest/compound-words.js';
import { isEmptyWord } from '../suggest/senses.js';
import { Thesaurus, wordsOf, type Word } from '../suggest/thesaurus.js';
import { SHORTEST_SLIP, SlipIndex } from '../text/slip-index.js';
import { keyOf } from './word-key.js';

/**
 * What an index holds for a text: `s` and a stem, `p` and the stem of a part of a compound, `c` and a group of the thesaurus, `r` and
 * the root of a word of its title.
 */
export type Lexeme = `${'s' | 'p' | 'c' | 'r'}${string}`;

/** One word of a search: it fits a text that holds one of `any`, or of each of its `parts` one. */
export interface AskedWord {
  readonly written: string;
  readonly stem: string;
  /** The word itself, in any inflection. */
  readonly exact: Lexeme;
  /** The word itself, as a part of another, and other words for it. */
  readonly any: readonly Lexeme[];
  /** "afvalcontainer" finds "container voor afval". */
  readonly parts: readonly (readonly Lexeme[])[];
  /** Nobody knows this word, so it may have been mistyped. */
  readonly strange: boolean;
}

const MOST_TEXT = 20_000;
const MOST_WORDS = 12;

/** Reads texts and searches into the same lexemes; a search and an index that were read by it fit each other. */
export class SearchReader {
  #slips: SlipIndex<string> | undefined;
  readonly #remembered = new Map<string, readonly Lexeme[]>();

  constructor(
    private readonly compounds: CompoundWords,
    private readonly thesaurus: Thesaurus = Thesaurus.dutch,
  ) {}

  /** The lexemes of a text, each once. */
  read(text: string, words: readonly Word[] = wordsOf(text.slice(0, MOST_TEXT))): Set<Lexeme> {
    const found = new Set<Lexeme>();
    for (const [at, word] of words.entries()) {
      for (const { concept } of this.thesaurus.phrasesAt(words, at)) found.add(`c${concept}`);
      for (const lexeme of this.#lexemesOf(word.stem)) found.add(lexeme);
    }
    return found;
  }

  /** The words of a search that say something, each once; a phrase that the thesaurus knows counts as one word. */
  ask(search: string): AskedWord[] {
    const words = wordsOf(search.slice(0, MOST_TEXT));
    const asked = new Map<string, AskedWord>();
    for (let at = 0; at < words.length && asked.size < MOST_WORDS; at += 1) {
      const word = words[at]!;
      const phrase = this.thesaurus.phrasesAt(words, at)[0];
      if (phrase) {
        const parts = words.slice(at, at + phrase.length);
        asked.set(`c${phrase.concept}`, this.#phrase(search, parts, phrase.concept));
        at += phrase.length - 1;
      } else if (this.#lexemesOf(word.stem).length > 0) {
        asked.set(keyOf(word.stem), this.askedWord(word.stem, word.written));
      }
    }
    return [...asked.values()];
  }

  /** A stem as a word of a search. */
  askedWord(stem: string, written = stem): AskedWord {
    const parts = this.#partsOf(stem);
    const any = this.#waysOf(stem);
    return {
      ...{ written, stem: keyOf(stem), exact: any[0]!, any },
      parts: parts.length > 1 ? parts.map((part) => this.#waysOf(part)) : [],
      strange: this.#conceptsOf(stem).length === 0,
    };
  }

  /** What somebody may have meant who made one slip, by the words of the thesaurus. */
  meantByThesaurus(stem: string): string | undefined {
    if (stem.length < SHORTEST_SLIP) return undefined;
    return (this.#slips ??= new SlipIndex([...this.thesaurus.stems].map((one) => [one, one]))).find(stem);
  }

  /** The words of a text by which it fits what was asked; a word that has none is left out. */
  because(asked: readonly AskedWord[], text: string): { asked: string; found: string }[] {
    const words = wordsOf(text.slice(0, MOST_TEXT));
    return asked.flatMap((one) => {
      const wanted = new Set<string>([...one.any, ...one.parts.flat()]);
      const exact = words.find(({ stem }) => one.exact === `s${keyOf(stem)}`);
      const found = exact ?? words.find((word) => this.#lexemesOf(word.stem).some((lexeme) => wanted.has(lexeme)));
      if (found) return [{ asked: one.written, found: found.written }];
      const phrase = this.#phraseIn(words, wanted, text);
      return phrase ? [{ asked: one.written, found: phrase }] : [];
    });
  }

  #phraseIn(words: readonly Word[], wanted: ReadonlySet<string>, text: string): string | undefined {
    for (const [at, word] of words.entries()) {
      const phrase = this.thesaurus.phrasesAt(words, at).find(({ concept }) => wanted.has(`c${concept}`));
      if (phrase) return text.slice(word.start, words[at + phrase.length - 1]!.end).toLowerCase();
    }
    return undefined;
  }

  #phrase(search: string, parts: readonly Word[], concept: number): AskedWord {
    const written = search.slice(parts[0]!.start, parts.at(-1)!.end).toLowerCase();
    const apart = parts.filter(({ stem }) => !isEmptyWord(stem)).map(({ stem }) => [`s${keyOf(stem)}`] as Lexeme[]);
    return { written, stem: '', exact: `c${concept}`, any: [`c${concept}`], parts: apart, strange: false };
  }

  #waysOf(stem: string): Lexeme[] {
    const key = keyOf(stem);
    return [`s${key}`, `p${key}`, ...this.#conceptsOf(stem)];
  }

  #conceptsOf(stem: string): Lexeme[] {
    const found = new Set([...this.thesaurus.conceptsOf(stem), ...this.thesaurus.conceptsOf(keyOf(stem))]);
    return [...found].map((one) => `c${one}` as Lexeme);
  }

  #partsOf(stem: string): string[] {
    return this.compounds.partsOf(stem).filter((part) => !isEmptyWord(part));
  }

  #lexemesOf(stem: string): readonly Lexeme[] {
    let lexemes = this.#remembered.get(stem);
    if (!lexemes) {
      if (this.#remembered.size > 50_000) this.#remembered.clear();
      this.#remembered.set(stem, (lexemes = this.#look(stem)));
    }
    return lexemes;
  }

  #look(stem: string): readonly Lexeme[] {
    const found = new Set<Lexeme>(this.#conceptsOf(stem));
    if (isEmptyWord(stem)) return [...found];
    found.add(`s${keyOf(stem)}`);
    for (const part of this.#partsOf(stem)) {
      found.add(`p${keyOf(part)}`);
      for (const concept of this.#conceptsOf(part)) found.add(concept);
    }
    return [...found];
  }
}
