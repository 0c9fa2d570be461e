import { SHORTEST_SLIP, SlipIndex } from '../text/slip-index.js';
import { CompoundWords } from './compound-words.js';
import { FIELDS, readItems, type ReadItem } from './read-item.js';
import { SenseReader, type ReadWord, type Sense } from './senses.js';
import { Thesaurus, wordsOf } from './thesaurus.js';
import { weighItem, type Because, type Weighable } from './weigh-item.js';

/** Something that can answer a question. */
export interface SuggestItem {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly body: string;
}

export interface Suggestion {
  readonly id: string;
  /** Comparable within one question only. */
  readonly score: number;
  /** What weighed most, at most three. */
  readonly because: readonly Because[];
}

/**
 * Finds which answers fit a question that was asked in other words: BM25F, in which each word of the question counts by the one
 * of its readings that fits best (stem, part of a compound, concept of the thesaurus, root), one slip of the typist is forgiven,
 * and a title that is answered whole comes first.
 */
export class SuggestIndex {
  readonly #items: readonly ReadItem[];
  readonly #rarity: ReadonlyMap<Sense, number>;
  readonly #holders = new Map<Sense, number[]>();
  readonly #compounds: CompoundWords;
  readonly #reader: SenseReader;
  #slips: SlipIndex<string> | undefined;

  constructor(items: readonly SuggestItem[], thesaurus = Thesaurus.dutch) {
    this.#compounds = new CompoundWords(vocabularyOf(items, thesaurus));
    this.#reader = new SenseReader(thesaurus, this.#compounds);
    this.#items = readItems(items, this.#reader);
    for (const [at, item] of this.#items.entries()) {
      for (const sense of item.frequency.keys()) {
        const holders = this.#holders.get(sense);
        if (holders) holders.push(at);
        else this.#holders.set(sense, [at]);
      }
    }
    const rarity = (held: number) => Math.log(1 + (items.length - held + 0.5) / (held + 0.5));
    this.#rarity = new Map([...this.#holders].map(([sense, held]) => [sense, rarity(held.length)]));
  }

  /** The best answers first, at most `most`; what shares nothing with the question is left out. */
  suggest(question: string, most: number): Suggestion[] {
    const words = this.#asked(question);
    const senses = words.flatMap((word) => [...word.senses.keys()]);
    const holders = new Set(senses.flatMap((sense) => this.#holders.get(sense) ?? []));
    const rarity = (sense: Sense) => this.#rarity.get(sense)!;
    return [...holders]
      .map((at) => ({ at, ...weighItem(words, weighable(this.#items[at]!), rarity) }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, most)
      .map(({ at, score, because }) => ({ id: this.#items[at]!.id, score, because }));
  }

  /** The words of a question, each once; what nobody knows is read as the word that it is one slip away from. */
  #asked(question: string): ReadWord[] {
    return this.#reader.ask(question).map((word) => {
      const { stem } = word;
      if (stem.length < SHORTEST_SLIP || this.#holders.has(`s${stem}`)) return word;
      if (this.#compounds.partsOf(stem).length > 0) return word;
      const meant = this.#slipsOf().find(stem);
      return meant === undefined ? word : this.#reader.meaning(word, [meant]);
    });
  }

  #slipsOf(): SlipIndex<string> {
    const stems = () =>
      [...this.#holders.keys()].filter((sense) => sense.startsWith('s')).map((sense) => sense.slice(1));
    return (this.#slips ??= new SlipIndex(stems().map((stem) => [stem, stem])));
  }
}

/** The parts that a compound may have: what the thesaurus and the items themselves use. */
function vocabularyOf(items: readonly SuggestItem[], thesaurus: Thesaurus): Set<string> {
  const known = new Set(thesaurus.stems);
  for (const item of items) {
    for (const { name, most } of FIELDS) {
      for (const word of wordsOf(item[name].slice(0, most))) if (word.written.length >= 4) known.add(word.stem);
    }
  }
  return known;
}

const weighable = ({ frequency, written, title }: ReadItem): Weighable => ({
  frequency: (sense) => frequency.get(sense) ?? 0,
  written: (sense) => written.get(sense),
  title,
});
