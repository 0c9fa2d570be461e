import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatQuery, parseQuery, queryLimits, QuerySyntaxError } from './index.js';

const pieces = [
  ...[
    '(',
    ')',
    '"',
    '-',
    '- ',
    ' ',
    ' AND ',
    ' OR ',
    ' NOT ',
    ' EN ',
    ' OF ',
    ' NIET ',
    '#',
    '@',
    '“',
    '”',
    '„',
    '*',
    '?',
  ],
  ...['a', 'wormer', 'e-mail', "foto's", '\u2019', '-', '.nl', 'http://', 'raw:', 'NEAR/2', '\u200b', '\u202e', '\0'],
  ...['\u0301', '👨‍👩‍👧', '\ud800', 'İ', 'ﬁ', 'ﷺ', '𝐀𝐍𝐃', '\u00ad', '_', '\u00a0', '\u02bc', '\u2011', 'ß', '#a', '@b@c.d'],
];
const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((all) => all.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...pieces), fc.integer({ min: 50, max: queryLimits.bytes }))
      .map(([piece, length]) => piece.repeat(length).slice(0, length)),
  },
);

test('20,000 hostile queries are each read or refused, never hang, and keep their meaning in canonical form', () => {
  let accepted = 0;
  let slowest = 0;
  fc.assert(
    fc.property(hostile, (query) => {
      const start = performance.now();
      try {
        const node = parseQuery(query);
        accepted += 1;
        const written = formatQuery(node);
        // The canonical form names each operator, so it may be longer than what one may type.
        if (new TextEncoder().encode(written).length <= queryLimits.bytes) expect(parseQuery(written)).toEqual(node);
      } catch (error) {
        if (!(error instanceof QuerySyntaxError)) throw error;
        expect(error.at).toBeGreaterThanOrEqual(0);
        expect(error.at).toBeLessThanOrEqual(query.length);
      }
      slowest = Math.max(slowest, performance.now() - start);
    }),
    { numRuns: 20_000, seed: 20_270_326 },
  );
  expect(accepted).toBeGreaterThan(1_000);
  // A hang, not a race.
  expect(slowest).toBeLessThan(20_000);
}, 120_000);
