import { EITHER, NEAR, RAW, RAW_JOINS, SEQUENCE } from './query-code.js';

/** From, up to: positions as a flat list of pairs, each once. */
export type Pairs = readonly number[];

/** Where the terms of one text stand. */
export interface TermPlaces {
  readonly length: number;
  placesOf(term: number): Pairs;
  /** The sign that joins the word at a position to the one before. */
  joinedBy(position: number): string;
}

const NONE: Pairs = [];

/** Gives where in a text that what the code at an offset asks for stands. */
export function findSpans(code: Int32Array, at: number, places: TermPlaces): Pairs {
  const operator = code[at]!;
  if (operator >= 0) return places.placesOf(operator);
  const end = at + code[at + 1]!;
  switch (operator) {
    case SEQUENCE:
      return findSequence(code, at + 2, end, places);
    case EITHER: {
      const found: number[] = [];
      for (let part = at + 2; part < end; part = next(code, part))
        for (const position of findSpans(code, part, places)) found.push(position);
      return distinct(found);
    }
    case NEAR: {
      const left = at + 4;
      const a = findSpans(code, left, places);
      if (a.length === 0) return NONE;
      const b = findSpans(code, next(code, left), places);
      return findNear(a, b, code[at + 2]!, code[at + 3] === 1);
    }
    case RAW:
      return findRaw(code, at + 2, end, places);
    default:
      return NONE;
  }
}

const next = (code: Int32Array, at: number): number => at + (code[at]! >= 0 ? 1 : code[at + 1]!);

function findSequence(code: Int32Array, from: number, end: number, places: TermPlaces): Pairs {
  let spans: Pairs | undefined;
  for (let part = from; part < end; part = next(code, part)) {
    const found = findSpans(code, part, places);
    spans = spans === undefined ? found : follow(spans, found);
    if (spans.length === 0) return NONE;
  }
  return spans ?? Array.from({ length: places.length * 2 }, (_, at) => at >> 1);
}

function follow(first: Pairs, second: Pairs): Pairs {
  const endsByStart = byStart(second);
  const found: number[] = [];
  for (let at = 0; at < first.length; at += 2)
    for (const end of endsByStart.get(first[at + 1]!) ?? NONE) found.push(first[at]!, end);
  return distinct(found);
}

function findNear(left: Pairs, right: Pairs, distance: number, ordered: boolean): Pairs {
  const found: number[] = [];
  before(left, right, distance, found);
  if (!ordered) before(right, left, distance, found);
  return distinct(found);
}

/** Adds the hull of each pair of which the second starts after the first, at most so far from its last position. */
function before(first: Pairs, second: Pairs, distance: number, found: number[]): void {
  const endsByStart = byStart(second);
  const starts = [...endsByStart.keys()].sort((a, b) => a - b);
  for (let at = 0; at < first.length; at += 2) {
    const after = first[at + 1]!;
    for (let one = lowerBound(starts, after); one < starts.length && starts[one]! - after + 1 <= distance; one += 1)
      for (const end of endsByStart.get(starts[one]!)!) found.push(first[at]!, end);
  }
}

function findRaw(code: Int32Array, from: number, end: number, places: TermPlaces): Pairs {
  const found: number[] = [];
  if (from === end) return found;
  const words: ReadonlySet<number>[] = [];
  for (let pair = from; pair < end; pair += 2) {
    const spans = places.placesOf(code[pair]!);
    words.push(new Set(spans.filter((_, at) => at % 2 === 0)));
  }
  for (const start of words[0]!) {
    const fits = words.every((positions, at) => {
      if (!positions.has(start + at)) return false;
      return at === 0 || places.joinedBy(start + at) === RAW_JOINS[code[from + at * 2 + 1]!];
    });
    if (fits) found.push(start, start + words.length);
  }
  return found;
}

function byStart(spans: Pairs): Map<number, number[]> {
  const ends = new Map<number, number[]>();
  for (let at = 0; at < spans.length; at += 2) {
    const known = ends.get(spans[at]!);
    if (known) known.push(spans[at + 1]!);
    else ends.set(spans[at]!, [spans[at + 1]!]);
  }
  return ends;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A text has fewer positions than this, so that a pair fits in one exact number.
const MOST_POSITIONS = 2 ** 26;

function distinct(spans: Pairs): Pairs {
  if (spans.length <= 2) return spans;
  const seen = new Set<number>();
  const found: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const key = spans[at]! * MOST_POSITIONS + spans[at + 1]!;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(spans[at]!, spans[at + 1]!);
  }
  return found;
}
