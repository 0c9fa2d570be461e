import fc from 'fast-check';
import type { QueryNode, SpanNode } from '../query/query-node.js';
import type { RoutedMessage } from '../query/engine/message-terms.js';

/** Words that look alike in every way that the language knows: stems, compounds, diacritics, hidden characters. */
const words = [
  'e',
  'mail',
  'email',
  'e-mail',
  'mails',
  "foto's",
  'fotos',
  'foto',
  's',
  'weg',
  'wegen',
  'in',
  'de-in',
  'café',
  'cafe',
  'wormer',
  'wormerland',
  'organisatie',
  '2e',
  'ijsselmeer',
];
const written = [
  ...words,
  'E-mail',
  'WEG',
  'Foto’s',
  'caf\u00e9',
  'cafe\u0301',
  'wor\u200bmer',
  'wor\u00admer',
  'organizatie',
  'Ĳsselmeer',
  '🚲',
  '𝐖𝐨𝐫𝐦𝐞𝐫',
  'a-b-c-d-e-f-g-h',
  'weg-in',
  'x'.repeat(70),
  'weg?',
  '?',
  'straat.De',
];
const signed = [
  '#weg',
  '#foto',
  '#email',
  '#Wegen',
  '#2e',
  '#1',
  '#café',
  '@weg',
  '@email',
  '@email@host.nl',
  '@Weg@host',
  '@weg.host.nl',
  'info@weg.nl',
  '#weg#foto',
];
const addresses = [
  'https://weg.nl/foto/in-de?x=1',
  'http://www.nieuws.weg.nl',
  'weg.nl',
  'https://foto.org/weg/2e',
  'www.weg.nl/foto.',
  'https://weg.nl/fotos?',
];
const gaps = [' ', ' ', ' ', ' ', '-', ', ', "'", '. ', '', '\n', '?', ' - ', '’'];

const from = <T>(values: readonly T[]) => fc.constantFrom(...values);
const patterns = ['foto*', 'weg*', 'organi?atie', 'wor?er*', 'mai?', 'e-mail*', '?eg', 'cafe*', 'ma??*'];
const raws = [
  'WEG',
  'weg',
  'café',
  'cafe',
  'e-mail',
  'E-mail',
  'de weg',
  "foto's",
  'in de',
  'weg-in',
  'Wegen',
  'email',
  'in',
];

const leaf: fc.Arbitrary<SpanNode> = fc.oneof(
  { weight: 5, arbitrary: from(words).map((value) => ({ type: 'word' as const, value })) },
  { weight: 2, arbitrary: from(patterns).map((value) => ({ type: 'pattern' as const, value })) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.oneof({ weight: 4, arbitrary: from(words) }, { weight: 1, arbitrary: from(patterns) }), {
        minLength: 2,
        maxLength: 3,
      })
      .map((phrase) => ({ type: 'phrase' as const, words: phrase })),
  },
  { weight: 1, arbitrary: from(raws).map((text) => ({ type: 'raw' as const, text })) },
  { weight: 1, arbitrary: from(['weg', 'foto', 'email', '2e']).map((value) => ({ type: 'hashtag' as const, value })) },
  {
    weight: 1,
    arbitrary: from(['weg', 'email', 'email@host.nl']).map((value) => ({ type: 'mention' as const, value })),
  },
);

const spans: fc.Arbitrary<SpanNode> = fc.letrec<{ span: SpanNode }>((tie) => ({
  span: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant('near' as const),
        distance: fc.integer({ min: 1, max: 5 }),
        ordered: fc.boolean(),
        left: tie('span'),
        right: tie('span'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('or' as const),
        children: fc.array(tie('span'), { minLength: 2, maxLength: 3 }),
      }),
    },
  ),
})).span;

const fact: fc.Arbitrary<QueryNode> = fc.oneof(
  from(['jan', 'jan@host', 'piet']).map((value) => ({ type: 'author' as const, value })),
  from(['weg.nl', 'weg.nl/foto', 'nieuws', 'foto', 'host', 'foto.org/weg']).map((value) => ({
    type: 'site' as const,
    value,
  })),
  from(['mastodon', 'bluesky']).map((value) => ({ type: 'source' as const, value })),
  from(['nl', 'fy']).map((value) => ({ type: 'lang' as const, value })),
  from(['GM0880', 'WP3611', 'GM0431']).map((code) => ({ type: 'place' as const, code })),
  from(['reply', 'question', 'link', 'media'] as const).map((value) => ({ type: 'is' as const, value })),
  fc.record({
    type: from(['since', 'until'] as const),
    day: from(['2026-01-31', '2026-02-01', '2026-11-01']),
  }),
);

/** Any query tree, of every kind of node. */
export const arbitraryQuery: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 5, arbitrary: spans },
    { weight: 2, arbitrary: fact },
    {
      weight: 4,
      arbitrary: fc.record({
        type: from(['and', 'or'] as const),
        children: fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('not' as const), child: tie('node') }) },
  ),
})).node;

const piece = fc.oneof(
  { weight: 12, arbitrary: from(written) },
  { weight: 3, arbitrary: from(signed) },
  { weight: 1, arbitrary: from(addresses) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);

/** Any text, of every kind of token. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.tuple(piece, from(gaps)), { maxLength: 14 })
  .map((pieces) => pieces.flat().join(''));

/** Any message with what may be known of it. */
export const arbitraryMessage: fc.Arbitrary<RoutedMessage> = fc.record(
  {
    text: arbitraryText,
    author: from(['jan', '@Jan@host', 'piet@host', 'kees']),
    source: from(['mastodon', 'Bluesky']),
    lang: from(['nl', 'NL-be', 'fy_NL', 'en']),
    day: from(['2026-01-30', '2026-01-31', '2026-06-01', '2026-12-01']),
    isReply: fc.boolean(),
    hasMedia: fc.boolean(),
    places: fc.uniqueArray(from(['GM0880', 'WP3611', 'GM0431', 'GM0001'])).map((codes) => new Set(codes)),
  },
  { requiredKeys: ['text'] },
);
