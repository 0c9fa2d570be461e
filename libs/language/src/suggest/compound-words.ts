import { stemFolded } from '../text/stem.js';

/** Shorter words are not taken apart, and no part but the last is shorter than this. */
const [SHORTEST_WORD, SHORTEST_PART, SHORTEST_STEM] = [8, 4, 3];
const MOST_DEPTH = 3;
/** What Dutch puts between two words that it writes as one. */
const LINKS = [/$/, /s$/, /(?:en|e)$/];

/** Takes Dutch compounds apart ("afvalstoffenheffing") into stems that it knows. */
export class CompoundWords {
  readonly #known: ReadonlySet<string>;
  readonly #parts = new Map<string, readonly string[]>();

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** The stems of the parts; empty when the word is none, or has a part that nobody knows. */
  partsOf(stemmed: string): readonly string[] {
    let parts = this.#parts.get(stemmed);
    if (!parts) this.#parts.set(stemmed, (parts = this.#split(stemmed, MOST_DEPTH)));
    return parts;
  }

  #split(word: string, depth: number): readonly string[] {
    if (word.length < SHORTEST_WORD || word.length > 60 || depth === 0) return [];
    for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
      const head = this.#headOf(word.slice(0, at), word);
      if (!head) continue;
      const rest = word.slice(at);
      const tail = stemFolded(rest);
      if (tail.length >= SHORTEST_STEM && this.#known.has(tail)) return [head, tail];
      const more = this.#split(rest, depth - 1);
      if (more.length > 0) return [head, ...more];
    }
    return [];
  }

  #headOf(written: string, whole: string): string | undefined {
    return LINKS.map((link) => stemFolded(written.replace(link, ''))).find(
      (head) => head.length >= SHORTEST_STEM && head !== whole && this.#known.has(head),
    );
  }
}
