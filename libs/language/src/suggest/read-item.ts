import type { ReadWord, Sense, SenseReader } from './senses.js';
import type { SuggestItem } from './suggest-index.js';

/** Weight of a field, how much its length matters (BM25F), what a concept counts for in it, and how much of it is read. */
export const FIELDS = [
  { name: 'title', weight: 3, byLength: 0.4, stem: 1, concept: 1, most: 500 },
  { name: 'topic', weight: 1.2, byLength: 0.3, stem: 1, concept: 1, most: 500 },
  // A long text touches on many things; what it is about stands in its title.
  { name: 'body', weight: 1, byLength: 0.75, stem: 0.5, concept: 0.3, most: 20_000 },
] as const;

/** An item as it is looked up. */
export interface ReadItem {
  readonly id: string;
  /** How often it has each sense, weighed by field and length. */
  readonly frequency: ReadonlyMap<Sense, number>;
  /** The senses of its title, as often as they stand there. */
  readonly title: ReadonlyMap<Sense, number>;
  /** The word that brought a sense in. */
  readonly written: ReadonlyMap<Sense, string>;
}

/** Reads items together: how long a field is counts against how long it usually is. */
export function readItems(items: readonly SuggestItem[], reader: SenseReader): ReadItem[] {
  const read = items.map((item) => FIELDS.map(({ name, most }) => reader.read(item[name].slice(0, most))));
  const lengths = read.map((fields) => fields.map(lengthOf));
  const usual = FIELDS.map((_, field) => {
    const whole = lengths.reduce((sum, of) => sum + of[field]!, 0);
    return Math.max(1e-9, whole / Math.max(1, items.length));
  });
  return read.map((fields, at) => {
    const frequency = new Map<Sense, number>();
    const written = new Map<Sense, string>();
    for (const [number, field] of FIELDS.entries()) {
      const shrink = 1 - field.byLength + (field.byLength * lengths[at]![number]!) / usual[number]!;
      for (const word of fields[number]!) {
        for (const [sense, weight] of word.senses) {
          const counts = (sense.startsWith('c') ? field.concept : field.stem) * field.weight * weight;
          frequency.set(sense, (frequency.get(sense) ?? 0) + counts / shrink);
          if (!written.has(sense)) written.set(sense, word.written);
        }
      }
    }
    return { id: items[at]!.id, frequency, title: countSenses(fields[0]!), written };
  });
}

function countSenses(words: readonly ReadWord[]): Map<Sense, number> {
  const counted = new Map<Sense, number>();
  for (const word of words) {
    for (const [sense, weight] of word.senses) counted.set(sense, (counted.get(sense) ?? 0) + weight);
  }
  return counted;
}

/** How many words with a stem of their own; their parts count in part. */
export function lengthOf(words: readonly ReadWord[]): number {
  let length = 0;
  for (const word of words) for (const [sense, weight] of word.senses) if (sense.startsWith('s')) length += weight;
  return length;
}
