import { lexemesOf, ONCE_IN_TEXT, type IndexedAnswer, type ReadWord, type Sense } from '@samenspraak/language/search';
import type { EntryKind } from './entry.js';
import type { EntryRepository, EntryView } from './entry.repository.js';
import { CommonWords } from './common-words.js';
import { indexReader, quoted } from './search-words.js';
import type { Because } from './search.service.js';
import { meantBy } from './slips.js';

/** An entry that fits a question, and by which words. */
interface ProposedEntry {
  readonly view: EntryView;
  readonly because: readonly Because[];
}

/** Bounds of the database: see its functions. */
const [COUNTED, LOOKED_FOR, MOST_SENSES] = [3_000, 1_000, 200];
/** As many as may hold a common word say how rare the others are. */
const AMONG = COUNTED + 500;
const MOST_TELLING = 12;
const MOST_CANDIDATES = 60;

/**
 * What fits a question: the engine of suggestions over candidates that the index gives. Asks the database the same few things however
 * much a tenant knows; what it remembers of a tenant is which words are common there.
 */
export class Proposals {
  readonly #common = new CommonWords();

  constructor(private readonly entries: EntryRepository) {}

  async find(question: string, kinds: readonly EntryKind[], day: string, most: number): Promise<ProposedEntry[]> {
    const words = await this.forgive(indexReader().ask(question));
    const senses = [...new Set(words.flatMap((word) => [...word.senses.keys()]))].slice(0, MOST_SENSES);
    if (senses.length === 0) return [];
    const held = await this.count(senses);
    const rarity = (sense: Sense) => rarityOf(held.get(sense) ?? 0);
    const telling = tellingOf(words, held, rarity);
    if (telling.length === 0) return [];
    const asked = senses.flatMap(lexemesOf);
    const found = await this.entries.listCandidates(telling, asked, kinds, day, MOST_CANDIDATES);
    const views = new Map((await this.entries.list(found.map(({ id }) => id))).map((view) => [view.id, view]));
    const answers = found.flatMap(({ id, lexemes, amounts }): IndexedAnswer[] => {
      const view = views.get(id);
      const amountOf = (lexeme: string, at: number) => [lexeme, amounts?.[at] ?? ONCE_IN_TEXT] as const;
      return view ? [{ ...view, words: new Map((lexemes ?? []).map(amountOf)) }] : [];
    });
    return indexReader()
      .propose(words, answers, rarity, most)
      .map(({ id, because }) => ({ view: views.get(id)!, because }));
  }

  /** A word that stands nowhere is read as those that are one slip away. */
  private async forgive(words: readonly ReadWord[]): Promise<ReadWord[]> {
    const keys = words.map((word) => indexReader().strangeKey(word));
    const strange = keys.filter((key) => key !== undefined);
    const known = strange.length > 0 ? await this.entries.listKnown(strange) : new Set<string>();
    const read: ReadWord[] = [];
    for (const [at, word] of words.entries()) {
      const key = keys[at];
      const meant = key === undefined || known.has(key) ? [] : await meantBy(this.entries, key);
      read.push(meant.length > 0 ? indexReader().meaning(word, meant) : word);
    }
    return read;
  }

  private async count(senses: readonly Sense[]): Promise<Map<Sense, number>> {
    const common = this.#common.of(this.entries.tenantId());
    const unsure = senses.filter((sense) => !common.has(sense));
    const counts = unsure.length > 0 ? await this.entries.countHolders(unsure.map(meaningOf)) : [];
    const held = new Map(senses.map((sense) => [sense, COUNTED]));
    for (const [at, sense] of unsure.entries()) {
      held.set(sense, counts[at] ?? 0);
      if (counts[at] === COUNTED) common.add(sense);
    }
    return held;
  }
}

/** A word by which candidates are looked for. */
export interface TellingWord {
  /** All that it may mean, as a tsquery. */
  readonly meant: string;
  readonly weight: number;
  /** It stands in few enough texts to look for it there. */
  readonly byText: boolean;
}

/** The words that choose most. */
function tellingOf(
  words: readonly ReadWord[],
  held: ReadonlyMap<Sense, number>,
  rarity: (sense: Sense) => number,
): TellingWord[] {
  return words
    .flatMap(({ senses }) => {
      // A root alone says too little to be looked for.
      const some = [...senses].filter(([sense]) => !sense.startsWith('r') && (held.get(sense) ?? 0) > 0);
      if (some.length === 0) return [];
      const texts = some.reduce((sum, [sense]) => sum + held.get(sense)!, 0);
      return {
        meant: `(${some.map(([sense]) => meaningOf(sense)).join(' | ')})`,
        weight: Math.max(...some.map(([sense, weight]) => weight * rarity(sense))),
        byText: texts <= LOOKED_FOR,
      };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TELLING);
}

const rarityOf = (held: number) => Math.log(1 + (AMONG - held + 0.5) / (held + 0.5));

const meaningOf = (sense: Sense) => `(${lexemesOf(sense).map(quoted).join(' | ')})`;
