import type { CompoundWords } from '../suggest/compound-words.js';
import { FIELDS, lengthOf } from '../suggest/read-item.js';
import { SenseReader, type ReadWord, type Sense } from '../suggest/senses.js';
import { Thesaurus, wordsOf } from '../suggest/thesaurus.js';
import { SHORTEST_SLIP } from '../text/slip-index.js';
import { weighItem, type Because, type Weighable } from '../suggest/weigh-item.js';
import { SearchReader, type Lexeme } from './search-reader.js';
import { keyOf } from './word-key.js';

/** What an index keeps of a text: its lexemes, and how much each says in it. */
interface IndexWords {
  readonly title: readonly Lexeme[];
  readonly words: ReadonlyMap<Lexeme, number>;
}

/** An answer as an index gives it: what is shown, and those of its lexemes that were asked for. */
export interface IndexedAnswer {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly summary: string;
  readonly words: ReadonlyMap<string, number>;
}

interface Proposal {
  readonly id: string;
  readonly because: readonly Because[];
}

/** How long fields usually are: a constant, so that what an index keeps of a text does not change with its neighbours. */
const USUAL_LENGTH = [7, 3, 250] as const;
/** An index keeps whole numbers from 1 up to the most that a position in a tsvector can be. */
const [ONCE, MOST_KEPT] = [50, 16_383];
/** What a lexeme says that stands once in a text of which nobody counted the words. */
export const ONCE_IN_TEXT = ONCE / 2;
const MOST_ASKED = 40;

/** The engine of suggestions over an index in a database, which holds too much to be read by whoever asks. */
export class IndexReader {
  readonly search: SearchReader;
  readonly #senses: SenseReader;

  constructor(
    private readonly compounds: CompoundWords,
    thesaurus: Thesaurus = Thesaurus.dutch,
  ) {
    this.search = new SearchReader(compounds, thesaurus);
    this.#senses = new SenseReader(thesaurus, compounds, keyOf);
  }

  /** What an index keeps: all that a search looks for, and the roots of the title and the topic. */
  read(item: { readonly title: string; readonly topic: string; readonly body: string }): IndexWords {
    const says = new Map<Lexeme, number>();
    let title: readonly Lexeme[] = [];
    for (const [number, field] of FIELDS.entries()) {
      const text = item[field.name].slice(0, field.most);
      const words = wordsOf(text);
      const lexemes = this.search.read(text, words);
      if (field.name === 'title') title = [...lexemes];
      for (const lexeme of lexemes) if (!says.has(lexeme)) says.set(lexeme, 0);
      const read = this.#senses.read(text, words);
      const shrink = 1 - field.byLength + (field.byLength * lengthOf(read)) / USUAL_LENGTH[number]!;
      for (const word of read) {
        for (const [sense, weight] of word.senses) {
          if (field.name === 'body' && sense.startsWith('r')) continue;
          const counts = (sense.startsWith('c') ? field.concept : field.stem) * field.weight * weight;
          const lexeme = lexemeOf(sense, word);
          says.set(lexeme, (says.get(lexeme) ?? 0) + counts / shrink);
        }
      }
    }
    const kept = (amount: number) => Math.min(MOST_KEPT, Math.max(1, Math.round(amount * ONCE)));
    return { title, words: new Map([...says].map(([lexeme, amount]) => [lexeme, kept(amount)])) };
  }

  /** The words of a question that say something, each once. */
  ask(question: string): ReadWord[] {
    return this.#senses.ask(question).slice(0, MOST_ASKED);
  }

  /** The form under which a word is known that may have been mistyped; nothing when it means something as it is. */
  strangeKey({ stem, senses }: ReadWord): string | undefined {
    if (stem.length < SHORTEST_SLIP || this.compounds.partsOf(stem).length > 0) return undefined;
    return [...senses.keys()].some((sense) => sense.startsWith('c')) ? undefined : keyOf(stem);
  }

  /** A word that was read as others, one slip away. */
  meaning(word: ReadWord, meant: readonly string[]): ReadWord {
    return this.#senses.meaning(word, meant);
  }

  /** The best answers first, at most `most`, each with the words by which it fits; one without a reason to show is left out. */
  propose(
    words: readonly ReadWord[],
    answers: readonly IndexedAnswer[],
    rarity: (sense: Sense) => number,
    most: number,
  ): Proposal[] {
    return answers
      .map((answer) => ({ id: answer.id, ...weighItem(words, this.#weighable(answer), rarity, () => 1) }))
      .filter(({ because }) => because.length > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(({ id, because }) => ({ id, because }));
  }

  #weighable({ title, topic, summary, words }: IndexedAnswer): Weighable {
    const senses = new Map<Sense, number>();
    const written = new Map<Sense, string>();
    for (const [number, text] of [title, topic, summary].entries()) {
      for (const word of this.#senses.read(text)) {
        for (const [sense, weight] of word.senses) {
          if (number === 0) senses.set(sense, (senses.get(sense) ?? 0) + weight);
          if (!written.has(sense)) written.set(sense, word.written);
        }
      }
    }
    return {
      frequency: (sense) => lexemesOf(sense).reduce((sum, lexeme) => sum + (words.get(lexeme) ?? 0), 0) / ONCE,
      // Further on in its text, where only the index looked: the word itself stands there in some form.
      written: (sense, asked) => written.get(sense) ?? (sense === ownSense(asked) ? asked.written : undefined),
      title: senses,
    };
  }
}

/** Under which an index keeps a sense: a word itself, or as a part of another. */
export const lexemesOf = (sense: Sense): string[] => (sense.startsWith('s') ? [sense, `p${sense.slice(1)}`] : [sense]);

const ownSense = ({ stem }: ReadWord): Sense => `s${keyOf(stem)}`;

function lexemeOf(sense: Sense, word: ReadWord): Lexeme {
  return sense.startsWith('s') && sense !== ownSense(word) ? `p${sense.slice(1)}` : sense;
}
