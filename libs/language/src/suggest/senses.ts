import { stem } from '../text/stem.js';
import type { CompoundWords } from './compound-words.js';
import stopWords from './stop-words.nl.json' with { type: 'json' };
import { wordsOf, type Thesaurus, type Word } from './thesaurus.js';
import { rootOf } from './word-root.js';

const STOP = new Set(stopWords.map((word) => stem(word)));

/** How much the readings of a word say beside its stem; found by trial on half of the government's questions. */
const WEIGHT = { concept: 1.2, phrase: 1.44, part: 0.45, root: 0.2 } as const;

/** One reading of a word: `s` its stem or a part of it, `c` a concept of the thesaurus, `r` its root. */
export type Sense = `${'s' | 'c' | 'r'}${string}`;

/** A word or phrase of a text as it was written, with its readings and what each weighs. */
export interface ReadWord {
  readonly written: string;
  readonly stem: string;
  readonly senses: ReadonlyMap<Sense, number>;
}

/** Whether a stem says nothing about a subject. */
export const isEmptyWord = (stemmed: string): boolean => stemmed.length < 2 || STOP.has(stemmed);

const MOST_QUESTION = 5_000;
/** What the readings of a word count for that somebody may have meant. */
const SLIP = 0.5;

/** Reads what the words of a text may mean. */
export class SenseReader {
  readonly #remembered = new Map<string, ReadonlyMap<Sense, number>>();

  constructor(
    private readonly thesaurus: Thesaurus,
    private readonly compounds: CompoundWords,
    /** One form for stems that an index keeps as one. */
    private readonly keyOf: (stem: string) => string = (stem) => stem,
  ) {}

  /** What has a meaning, in order; a phrase stands before the words that it is made of. */
  read(text: string, words: readonly Word[] = wordsOf(text)): ReadWord[] {
    const found: ReadWord[] = [];
    for (const [at, word] of words.entries()) {
      for (const { concept, length } of this.thesaurus.phrasesAt(words, at)) {
        const written = text.slice(word.start, words[at + length - 1]!.end).toLowerCase();
        found.push({
          written,
          stem: '',
          senses: new Map<Sense, number>([[`c${concept}`, WEIGHT.phrase]]),
        });
      }
      const senses = this.sensesOf(word.stem);
      if (senses.size > 0) found.push({ written: word.written, stem: word.stem, senses });
    }
    return found;
  }

  /** The words of a question that say something, each once. */
  ask(question: string): ReadWord[] {
    const read = this.read(question.slice(0, MOST_QUESTION));
    return [...new Map(read.map((word) => [word.stem || word.written, word])).values()];
  }

  /** A word that is also read as others, one slip away. */
  meaning(word: ReadWord, meant: readonly string[]): ReadWord {
    const slips = meant.flatMap((stem) => [...this.sensesOf(stem)]);
    return {
      ...word,
      senses: new Map([...slips.map(([sense, weight]) => [sense, weight * SLIP] as const), ...word.senses]),
    };
  }

  /** The readings of one word. */
  sensesOf(name: string): ReadonlyMap<Sense, number> {
    let senses = this.#remembered.get(name);
    if (!senses) this.#remembered.set(name, (senses = this.#look(name)));
    return senses;
  }

  #look(name: string): ReadonlyMap<Sense, number> {
    const senses = new Map<Sense, number>();
    const add = (sense: Sense, weight: number) => senses.set(sense, Math.max(weight, senses.get(sense) ?? 0));
    for (const concept of this.thesaurus.conceptsOf(name)) add(`c${concept}`, WEIGHT.concept);
    if (isEmptyWord(name)) return senses;
    add(`s${this.keyOf(name)}`, 1);
    for (const part of this.compounds.partsOf(name)) {
      if (isEmptyWord(part)) continue;
      add(`s${this.keyOf(part)}`, WEIGHT.part);
      for (const concept of this.thesaurus.conceptsOf(part)) add(`c${concept}`, WEIGHT.part * WEIGHT.concept);
    }
    const root = rootOf(name);
    if (root) add(`r${root}`, WEIGHT.root);
    return senses;
  }
}
