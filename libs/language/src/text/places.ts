import type { Token, TokenisedText } from './token.js';
import { tokenise } from './tokenise.js';

/** A name with the municipalities (gm codes) that have it; `ordinary` when it is also a plain Dutch word. */
export interface Place {
  readonly name: string;
  readonly kind: 'municipality' | 'settlement';
  readonly gm: readonly string[];
  readonly ordinary?: boolean;
}

/** Where a text names a place; `unique` when exactly one municipality has that name. Offsets are UTF-16. */
export interface PlaceMention {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
  readonly unique: boolean;
}

interface Entry {
  readonly place: Place;
  readonly parts: readonly string[];
}

/** Place names made ready for matching. */
export class Gazetteer {
  readonly #byFirstPart = new Map<string, Entry[]>();
  readonly #byHashtag = new Map<string, Place>();

  constructor(places: Iterable<Place>) {
    for (const place of places) {
      const parts = wordsOf(tokenise(place.name)).map((word) => word.folded);
      const first = parts[0];
      if (first === undefined) continue;
      const siblings = this.#byFirstPart.get(first) ?? [];
      siblings.push({ place, parts });
      this.#byFirstPart.set(first, siblings);
      if (!place.ordinary) this.#byHashtag.set(parts.join(''), place);
    }
    for (const siblings of this.#byFirstPart.values()) siblings.sort((a, b) => b.parts.length - a.parts.length);
  }

  startingWith(part: string): readonly { place: Place; parts: readonly string[] }[] {
    return this.#byFirstPart.get(part) ?? [];
  }

  hashtag(folded: string): Place | undefined {
    return this.#byHashtag.get(folded);
  }
}

const PREPOSITIONS: ReadonlySet<string> = new Set(['in', 'te', 'uit', 'bij', 'gemeente', 'gem']);
const CAPITAL = /^\p{Lu}/u;
const GAP_INSIDE_NAME = /^[ \u00a0]{0,2}[-.'\u2019\u2010\u2011]?[ \u00a0]?['\u2019]?$/;
const HYPHEN = /[-\u2010\u2011]$/;

const wordsOf = ({ tokens }: TokenisedText): Token[] => tokens.filter((token) => !token.joined);

/**
 * Finds the places that a text names: whole words, the longest name first, also as a hashtag.
 *
 * A name that is also a plain Dutch word ("Best", "Hoorn") counts only with a capital and after in, te, uit, bij or
 * gemeente. The last part of a compound ("Zaanstreek-Waterland") counts only when the part before it is a place too.
 */
export function findPlaces(text: string | TokenisedText, gazetteer: Gazetteer): PlaceMention[] {
  const tokenised = typeof text === 'string' ? tokenise(text) : text;
  const words = wordsOf(tokenised);
  const found: PlaceMention[] = [];
  for (let at = 0; at < words.length;) {
    const match = placeAt(tokenised.text, words, at, gazetteer, found.at(-1));
    if (match) found.push(match.mention);
    at += match?.length ?? 1;
  }
  return found;
}

function placeAt(text: string, words: readonly Token[], at: number, gazetteer: Gazetteer, previous?: PlaceMention) {
  const first = words[at];
  if (!first) return undefined;
  if (first.kind === 'hashtag') {
    const place = gazetteer.hashtag(first.folded);
    return place && { mention: mention(place, first, first), length: 1 };
  }
  if (first.kind !== 'word') return undefined;
  for (const { place, parts } of gazetteer.startingWith(first.folded)) {
    const last = words[at + parts.length - 1];
    if (!last || !namesIt(text, words, at, parts)) continue;
    if (isTailOfCompound(text, first, previous)) continue;
    if (place.ordinary && !(CAPITAL.test(last.text) && followsPreposition(words, at))) continue;
    return { mention: mention(place, first, last), length: parts.length };
  }
  return undefined;
}

function namesIt(text: string, words: readonly Token[], at: number, parts: readonly string[]): boolean {
  return parts.every((part, offset) => {
    const word = words[at + offset];
    const before = words[at + offset - 1];
    if (word?.kind !== 'word' || word.folded !== part) return false;
    return offset === 0 || GAP_INSIDE_NAME.test(text.slice(before?.end ?? 0, word.start).slice(0, 5));
  });
}

function isTailOfCompound(text: string, first: Token, previous?: PlaceMention): boolean {
  const before = text.slice(Math.max(0, first.start - 2), first.start);
  return HYPHEN.test(before) && /^[\p{L}\p{N}]/u.test(before) && previous?.end !== first.start - 1;
}

function followsPreposition(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  return before?.kind === 'word' && PREPOSITIONS.has(before.folded);
}

function mention(place: Place, first: Token, last: Token): PlaceMention {
  return { place, start: first.start, end: last.end, unique: place.gm.length === 1 };
}
