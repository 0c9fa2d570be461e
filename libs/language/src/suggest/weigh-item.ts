import type { ReadWord, Sense } from './senses.js';

/** A word of the question, and the word of the answer that means the same. */
export interface Because {
  readonly asked: string;
  readonly found: string;
}

/** An answer as it is weighed against a question. */
export interface Weighable {
  /** How often it has a sense, weighed by field and length; nought when it has not. */
  frequency(sense: Sense): number;
  /** The word of the answer that brought a sense in, when it is known. */
  written(sense: Sense, asked: ReadWord): string | undefined;
  /** The senses of its title, as often as they stand there. */
  readonly title: ReadonlyMap<Sense, number>;
}

/** What a sense is worth: what is rare says more. */
type Worth = (sense: Sense) => number;

/** From how often a word counts for less and less. */
const SATURATION = 1.2;
/** What the other readings of a word count for, beside the one that fits best. */
const OTHER_READINGS = 0.2;
/** How much a title that is answered whole adds. */
const WHOLE_TITLE = 0.8;
const MOST_REASONS = 3;

/**
 * How well an answer fits the words of a question: BM25F, in which each word counts by the one of its readings that fits best, and
 * a title that is answered whole adds most of its worth again. `because` has what weighed most.
 */
export function weighItem(
  words: readonly ReadWord[],
  item: Weighable,
  rarity: Worth,
  titleWorth: Worth = rarity,
): { score: number; because: Because[] } {
  const reasons: { worth: number; because: Because }[] = [];
  let score = 0;
  for (const word of words) {
    let [sum, most, best]: [number, number, Sense | undefined] = [0, 0, undefined];
    for (const [sense, weight] of word.senses) {
      const frequency = item.frequency(sense);
      if (frequency === 0) continue;
      const worth = (weight * rarity(sense) * frequency * (SATURATION + 1)) / (frequency + SATURATION);
      sum += worth;
      if (best === undefined || worth > most) [most, best] = [worth, sense];
    }
    if (best === undefined) continue;
    const worth = most + (sum - most) * OTHER_READINGS;
    score += worth;
    const found = item.written(best, word);
    if (found !== undefined) reasons.push({ worth, because: { asked: word.written, found } });
  }
  const asked = new Set(words.flatMap((word) => [...word.senses.keys()]));
  return { score: score * (1 + WHOLE_TITLE * shareOf(item.title, asked, titleWorth)), because: heaviest(reasons) };
}

function shareOf(title: ReadonlyMap<Sense, number>, asked: ReadonlySet<Sense>, worth: Worth): number {
  let [share, whole] = [0, 0];
  for (const [sense, weight] of title) {
    const one = Math.min(1, weight) * worth(sense);
    whole += one;
    if (asked.has(sense)) share += one;
  }
  return whole === 0 ? 0 : share / whole;
}

function heaviest(reasons: readonly { worth: number; because: Because }[]): Because[] {
  return [...reasons]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_REASONS)
    .map(({ because }) => because);
}
