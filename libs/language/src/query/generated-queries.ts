import { tokenise } from '../text/index.js';
import type { QueryMessage } from './query-message.js';
import { combine, isSpanNode, negate, type QueryNode, type SpanNode } from './query-node.js';

// Made-up queries and messages, for tests only.

/** Gives a whole number from nought up to a bound; the same row of numbers for the same seed. */
export type Random = (below: number) => number;

/** Starts a row of numbers. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Gives one of several. */
export function pick<T>(random: Random, from: readonly T[]): T {
  return from[random(from.length)] as T;
}

const WORDS = [
  'afval',
  'afvalbak',
  'container',
  'containers',
  'e',
  'mail',
  'email',
  'e-mail',
  "foto's",
  'fotos',
  'weg',
  'wegen',
];
const PATTERNS = ['afval*', 'contai?er', 'e-mail*', 'fotos?', 'cont?in*'];
const RAW = ['Afval', 'afval', 'e-mail', 'Weg wegen', "foto's", 'WEG', 'é'];
const TAGS = ['weg', 'afval', 'email'];
const NAMES = ['weg', 'weg@a.nl', 'mail', 'mail@b.nl'];
const SITES = ['wormer.nl', 'wormer.nl/afval', 'wormer', 'afval', 'b.wormer.nl'];

/** Makes up a query in the form in which the parser leaves it; it may have nothing to anchor on. */
export function randomQuery(random: Random, depth = 3): QueryNode {
  const several = () => Array.from({ length: 2 + random(3) }, () => randomQuery(random, depth - 1));
  switch (depth > 0 ? random(8) : 7) {
    case 0:
    case 1:
      return combine('and', several());
    case 2:
    case 3:
      return combine('or', several());
    case 4:
      return negate(randomQuery(random, depth - 1));
    case 5:
      return randomFact(random);
    default:
      return randomSpan(random, depth);
  }
}

/** Makes up something that stands in a text. */
export function randomSpan(random: Random, depth: number): SpanNode {
  switch (depth > 0 ? random(11) : random(7)) {
    case 0:
      return { type: 'pattern', value: pick(random, PATTERNS) };
    case 1:
      return {
        type: 'phrase',
        words: Array.from({ length: 2 + random(2) }, () => pick(random, [...WORDS, ...PATTERNS])),
      };
    case 2:
      return { type: 'raw', text: pick(random, RAW) };
    case 3:
      return { type: 'hashtag', value: pick(random, TAGS) };
    case 4:
      return { type: 'mention', value: pick(random, NAMES) };
    case 7:
    case 8:
    case 9:
      return {
        type: 'near',
        distance: 1 + random(4),
        ordered: random(3) === 0,
        left: randomSpan(random, depth - 1),
        right: randomSpan(random, depth - 1),
      };
    case 10: {
      const either = combine('or', [randomSpan(random, depth - 1), randomSpan(random, depth - 1)]);
      return isSpanNode(either) ? either : { type: 'word', value: 'weg' };
    }
    default:
      return { type: 'word', value: pick(random, WORDS) };
  }
}

function randomFact(random: Random): QueryNode {
  switch (random(7)) {
    case 0:
      return { type: 'author', value: pick(random, NAMES) };
    case 1:
      return { type: 'site', value: pick(random, SITES) };
    case 2:
      return { type: 'source', value: pick(random, ['mastodon', 'bluesky']) };
    case 3:
      return { type: 'lang', value: pick(random, ['nl', 'fy']) };
    case 4:
      return { type: 'place', code: pick(random, ['GM0880', 'WP3611']) };
    case 5:
      return { type: 'is', value: pick(random, ['reply', 'question', 'link', 'media'] as const) };
    default:
      return { type: pick(random, ['since', 'until'] as const), day: pick(random, ['2026-01-01', '2026-02-01']) };
  }
}

/** Makes up a message of the same few words. */
export function randomMessage(random: Random, longest = 10): QueryMessage {
  const signs = ['', '', '', '', '', '#', '@'];
  const ends = [' ', ' ', ' ', '-', ', ', "'", '? ', '@a.nl '];
  const words = [...WORDS, 'Afval', 'WEG', 'É', 'é', 'wormer.nl/afval', 'https://b.wormer.nl/x?afval', '😀', 'x@b.nl'];
  const text = Array.from(
    { length: 1 + random(longest) },
    () => pick(random, signs) + pick(random, words) + pick(random, ends),
  );
  const known = <T>(values: readonly T[]): T | undefined => (random(2) === 0 ? undefined : pick(random, values));
  return {
    text: tokenise(text.join('')),
    author: known(['weg', '@Weg@a.nl', 'mail@b.nl']),
    source: known(['mastodon', 'bluesky']),
    lang: known(['nl', 'nl-BE', 'fy']),
    day: known(['2025-12-31', '2026-01-01', '2026-01-15', '2026-02-02']),
    isReply: known([true, false]),
    hasMedia: known([true, false]),
    places: known([new Set(['GM0880']), new Set(['GM0880', 'WP3611']), new Set<string>()]),
  };
}
