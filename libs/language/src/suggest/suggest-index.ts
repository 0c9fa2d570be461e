import { SlipIndex } from '../text/slip-index.js';
import { CompoundWords } from './compound-words.js';
import { FIELDS, readItems, type ReadItem } from './read-item.js';
import { SenseReader, type ReadWord, type Sense } from './senses.js';
import { Thesaurus, wordsOf } from './thesaurus.js';

/** Something that can answer a question. */
export interface SuggestItem {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly body: string;
}

/** A word of the question, and the word of the answer that means the same. */
export interface Because {
  readonly asked: string;
  readonly found: string;
}

export interface Suggestion {
  readonly id: string;
  /** Comparable within one question only. */
  readonly score: number;
  /** What weighed most, at most three. */
  readonly because: readonly Because[];
}

/** From how often a word counts for less and less. */
const SATURATION = 1.2;
/** What the other readings of a word count for, beside the one that fits best. */
const OTHER_READINGS = 0.2;
/** How much a title that is answered whole adds. */
const WHOLE_TITLE = 0.8;
const SLIP = 0.5;
const SHORTEST_SLIP = 5;
const MOST_QUESTION = 5_000;
const MOST_REASONS = 3;

interface Found {
  score: number;
  readonly reasons: { worth: number; because: Because }[];
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
  readonly #titleWorth: readonly number[];
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
    this.#titleWorth = this.#items.map(({ title }) => {
      let worth = 0;
      for (const [sense, weight] of title) worth += Math.min(1, weight) * this.#rarity.get(sense)!;
      return worth;
    });
  }

  /** The best answers first, at most `most`; what shares nothing with the question is left out. */
  suggest(question: string, most: number): Suggestion[] {
    const words = this.#asked(question.slice(0, MOST_QUESTION));
    const found = new Map<number, Found>();
    for (const word of words) this.#weigh(word, found);
    const asked = new Set(words.flatMap((word) => [...word.senses.keys()]));
    return [...found]
      .map(([at, { score, reasons }]) => ({
        at,
        score: score * (1 + WHOLE_TITLE * this.#shareOfTitle(at, asked)),
        reasons,
      }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, most)
      .map(({ at, score, reasons }) => ({ id: this.#items[at]!.id, score, because: heaviest(reasons) }));
  }

  /** Adds what one word of the question says for each item that has one of its readings. */
  #weigh(word: ReadWord, found: Map<number, Found>): void {
    const best = new Map<number, { sum: number; most: number; sense: Sense }>();
    for (const [sense, weight] of word.senses) {
      for (const at of this.#holders.get(sense) ?? []) {
        const frequency = this.#items[at]!.frequency.get(sense)!;
        const worth = (weight * this.#rarity.get(sense)! * frequency * (SATURATION + 1)) / (frequency + SATURATION);
        const known = best.get(at);
        if (!known) best.set(at, { sum: worth, most: worth, sense });
        else {
          known.sum += worth;
          if (worth > known.most) Object.assign(known, { most: worth, sense });
        }
      }
    }
    for (const [at, { sum, most, sense }] of best) {
      const worth = most + (sum - most) * OTHER_READINGS;
      const item = found.get(at) ?? { score: 0, reasons: [] };
      item.score += worth;
      item.reasons.push({ worth, because: { asked: word.written, found: this.#items[at]!.written.get(sense)! } });
      found.set(at, item);
    }
  }

  #shareOfTitle(at: number, asked: ReadonlySet<Sense>): number {
    const whole = this.#titleWorth[at]!;
    if (whole === 0) return 0;
    let share = 0;
    for (const [sense, weight] of this.#items[at]!.title) {
      if (asked.has(sense)) share += Math.min(1, weight) * this.#rarity.get(sense)!;
    }
    return share / whole;
  }

  /** The words of a question, each once; what nobody knows is read as the word that it is one slip away from. */
  #asked(question: string): ReadWord[] {
    const once = new Map(this.#reader.read(question).map((word) => [word.stem || word.written, word]));
    return [...once.values()].map((word) => {
      const { stem } = word;
      if (stem.length < SHORTEST_SLIP || this.#holders.has(`s${stem}`)) return word;
      if (this.#compounds.partsOf(stem).length > 0) return word;
      const meant = this.#slipsOf().find(stem);
      if (meant === undefined) return word;
      const senses = [...this.#reader.sensesOf(meant)].map(([sense, weight]) => [sense, weight * SLIP] as const);
      return { ...word, senses: new Map([...senses, ...word.senses]) };
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

function heaviest(reasons: readonly { worth: number; because: Because }[]): Because[] {
  return [...reasons]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_REASONS)
    .map(({ because }) => because);
}
