import { isAmid, PlaceReader, type Reading } from './place-reading.js';
import { SlipIndex } from './slip-index.js';
import type { Token, TokenisedText } from './token.js';
import { tokenise } from './tokenise.js';

/** A name with the municipalities (gm codes) that have it. */
export interface Place {
  readonly name: string;
  /** A region is a water, polder or stretch of land that several municipalities share. */
  readonly kind: 'municipality' | 'settlement' | 'region';
  readonly gm: readonly string[];
  /** The codes of the settlements with this name, when one municipality has them all. */
  readonly wp?: readonly string[];
  /** Of a name that several have: the municipalities that are called so. */
  readonly councils?: readonly string[];
  /** Also a plain Dutch word: counts with a capital and a preposition. */
  readonly ordinary?: boolean;
  /** Also a word, but a rare one: counts with a capital or a preposition. */
  readonly capital?: boolean;
  /** No word and no other place is one letter away. */
  readonly slips?: boolean;
}

/** Where a text names a place; `unique` when exactly one municipality is meant by that name. Offsets are UTF-16. */
export interface PlaceMention extends Reading {
  readonly place: Place;
  /** The municipalities that it may mean: "gemeente Hoorn" means fewer than "Hoorn". */
  readonly gm: readonly string[];
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
  readonly #firstNames: ReadonlySet<string>;
  #slips: SlipIndex<Place> | undefined;

  constructor(places: Iterable<Place>, firstNames: Iterable<string> = []) {
    this.#firstNames = new Set([...firstNames].map((name) => name.toLowerCase()));
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

  /** The place that is called exactly this. */
  called(part: string): Place | undefined {
    return this.startingWith(part).find(({ parts }) => parts.length === 1)?.place;
  }

  hashtag(folded: string): Place | undefined {
    return this.#byHashtag.get(folded) ?? this.#byHashtag.get(folded.replace(/^gemeente_?/, ''));
  }

  isFirstName(folded: string): boolean {
    return this.#firstNames.has(folded);
  }

  /** The one place of which this is a slip of the pen. */
  nearly(folded: string): Place | undefined {
    this.#slips ??= new SlipIndex(
      [...this.#byFirstPart].flatMap(([part, entries]) =>
        entries.flatMap(({ place, parts }) => (place.slips && parts.length === 1 ? [[part, place] as const] : [])),
      ),
    );
    return this.#slips.find(folded);
  }
}

const GAP_INSIDE_NAME = /^[ \u00a0]{0,2}[-.'\u2019\u2010\u2011/]{0,2}[ \u00a0]?['\u2019]?$/;
const HYPHEN = /[-\u2010\u2011]$/;

export const wordsOf = ({ tokens }: TokenisedText): Token[] => tokens.filter((token) => !token.joined);

/**
 * Finds the places that a text names: whole words, the longest name first, also as a hashtag.
 *
 * A name that is also a plain Dutch word ("Best", "Hoorn") counts only with a capital and after in, te, uit, bij or
 * gemeente. The last part of a compound ("Zaanstreek-Waterland") counts only when the part before it is a place too.
 */
export function findPlaces(text: string | TokenisedText, gazetteer: Gazetteer): PlaceMention[] {
  return findNames(text, gazetteer).filter(({ place, doubtful }) => place.kind !== 'region' && !doubtful);
}

/** The same with what may be no place: regions, and words that only look like one. */
export function findNames(text: string | TokenisedText, gazetteer: Gazetteer): PlaceMention[] {
  const tokenised = typeof text === 'string' ? tokenise(text) : text;
  const words = wordsOf(tokenised);
  let reader: PlaceReader | undefined;
  const found: PlaceMention[] = [];
  for (let at = 0; at < words.length;) {
    const length = found.length;
    const name = nameAt(tokenised.text, words, at, gazetteer, found);
    if (name) {
      reader ??= new PlaceReader(tokenised.text, words, gazetteer);
      const mention = asMention(name, reader, words, found.at(-1));
      if (mention) found.push(mention);
    }
    at += name && found.length > length ? name.length : 1;
  }
  return found;
}

/** The codes that a text names without doubt: its municipalities, and the settlements of that name. */
export function placeCodes(mentions: readonly PlaceMention[]): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const { place, unique, role, gm } of mentions) {
    if (!unique || role !== 'place') continue;
    codes.add(gm[0]!);
    if (place.gm.length === 1) for (const code of place.wp ?? []) codes.add(code);
  }
  return codes;
}

interface Name {
  readonly place: Place;
  readonly at: number;
  readonly length: number;
}

function nameAt(
  text: string,
  words: readonly Token[],
  at: number,
  gazetteer: Gazetteer,
  found: readonly PlaceMention[],
): Name | undefined {
  const first = words[at]!;
  if (first.kind === 'hashtag') {
    const place = gazetteer.hashtag(first.folded);
    return place && { place, at, length: 1 };
  }
  if (first.kind !== 'word') return undefined;
  for (const { place, parts } of gazetteer.startingWith(first.folded)) {
    if (!namesIt(text, words, at, parts)) continue;
    if (isTailOfCompound(text, first, found.at(-1))) continue;
    return { place, at, length: parts.length };
  }
  const near = isAmid(words, at) && gazetteer.nearly(first.folded);
  return near ? { place: near, at, length: 1 } : undefined;
}

function asMention(
  { place, at, length }: Name,
  reader: PlaceReader,
  words: readonly Token[],
  previous: PlaceMention | undefined,
): PlaceMention | undefined {
  const reading = reader.read(place, at, length, previous);
  if (!reading) return undefined;
  const [first, last] = [words[at]!, words[at + length - 1]!];
  const gm = reading.asCouncil && place.councils ? place.councils : place.gm;
  const unique = place.kind !== 'region' && gm.length === 1;
  return { place, gm, start: first.start, end: last.end, unique, ...reading };
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
