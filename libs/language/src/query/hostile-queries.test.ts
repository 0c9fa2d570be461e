import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { tokenise } from '../text/index.js';
import { pick, type Random, randomOf } from './generated-queries.js';
import { anchors, compileMatcher, formatQuery, parseQuery, queryLimits, QuerySyntaxError } from './index.js';
import { work } from './work.js';

const SIGNS =
  '(|)|"|-|- | |  | AND | OR | NOT | EN | OF | NIET | NEAR/2 | NEAR/3f | NEAR/| NEAR |near/9 |#|@|“|”|„|*|?|/|:|..|,|_|\t|\n'.split(
    '|',
  );
const FIELDS =
  'raw:|raw:"|author:|auteur:@|site:|site:https://|source:|bron:|lang:nl|taal:|place:GM0880|plaats:3611|is:vraag|is:|since:2026-01-01|tot:|date:2026-01-01..|DATE:'.split(
    '|',
  );
const WORDS = [
  'a',
  'wormer',
  'e-mail',
  "foto's",
  'afval*',
  'organi?atie',
  '*a',
  '2026-02-30',
  '.nl',
  'http://a.nl',
  'wormer.nl/a',
  'x@b.nl',
  '@b@c.d',
  '#a',
  'NEAR',
  'constructor',
  '__proto__',
];
const ODD = [
  '\u2019',
  '\u200b',
  '\u202e',
  '\0',
  '\u0301',
  '👨‍👩‍👧',
  '\ud800',
  '\udc00',
  'İ',
  'ﬁ',
  'ﷺ',
  '𝐀𝐍𝐃',
  '\u00ad',
  '\u00a0',
  '\u02bc',
  '\u2011',
  'ß',
  'Å',
  '한',
  'ꓐ',
  'ꓑ',
  'ｗ',
  '\u2028',
  'ǅ',
  'Σς',
  '\ufeff',
  '\u0958',
];
const PIECES = [...SIGNS, ...SIGNS, ...FIELDS, ...WORDS, ...WORDS, ...ODD];

function hostileQuery(random: Random): string {
  switch (random(12)) {
    case 0:
      return Array.from({ length: random(40) }, () => String.fromCharCode(random(0x10000))).join('');
    case 1:
      return pick(random, PIECES).repeat(1 + random(60));
    case 2:
      return `${pick(random, PIECES)}${pick(random, PIECES)}`.repeat(1 + random(random(10) === 0 ? 3_000 : 30));
    case 3:
      return bomb(random, 1 + random(7));
    case 4:
      return '('.repeat(random(40)) + pick(random, WORDS) + ')'.repeat(random(40));
    default:
      return Array.from({ length: 1 + random(20) }, () => pick(random, PIECES)).join(pick(random, ['', ' ']));
  }
}

/** NEAR over groups over NEAR: each level would double what has to be looked at. */
function bomb(random: Random, depth: number): string {
  if (depth === 0) return pick(random, ['a', 'wormer', '(a OR wormer)', '(a wormer)', '"a a"']);
  return `(${bomb(random, depth - 1)}) NEAR/${1 + random(20)} (${bomb(random, random(depth))})`;
}

const TEXTS = [
  'wormer '.repeat(40) + 'e-mail a wormer, a foto’s afvalbak organisatie? @b@c.d https://wormer.nl/a',
  'a '.repeat(300) + 'b',
  'a-'.repeat(200),
].map((text) => ({ text: tokenise(text) }));

interface Tally {
  accepted: number;
  steepest: number;
  heaviest: number;
}

function tryQuery(query: string, tally: Tally): string | undefined {
  work.steps = 0;
  try {
    const node = parseQuery(query);
    tally.accepted += 1;
    if (!isDeepStrictEqual(parseQuery(formatQuery(node)), node)) return 'reads back as another query';
    if (anchors(node).length === 0) return 'has nothing to anchor on';
    tally.steepest = Math.max(tally.steepest, work.steps / (query.length + 10));
    work.steps = 0;
    const matcher = compileMatcher(node);
    matcher(TEXTS[tally.accepted % TEXTS.length]!);
    tally.heaviest = Math.max(tally.heaviest, work.steps / (query.length + 10));
    return undefined;
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) return `throws ${String(error)}`;
    tally.steepest = Math.max(tally.steepest, work.steps / (query.length + 10));
    return error.at >= 0 && error.at <= query.length ? undefined : `points at ${error.at}`;
  }
}

test('100,000 hostile queries are each read or refused in bounded work, and what is read keeps its meaning', () => {
  const random = randomOf(20_261_126);
  const tally: Tally = { accepted: 0, steepest: 0, heaviest: 0 };
  const faults: string[] = [];
  for (let round = 0; round < 100_000; round += 1) {
    const query = hostileQuery(random);
    const fault = tryQuery(query, tally);
    if (fault) faults.push(`${JSON.stringify(query.slice(0, 300))} ${fault}`);
  }
  expect(faults.slice(0, 10)).toEqual([]);
  expect(tally.accepted).toBeGreaterThan(10_000);
  // Steps per character of the query; the depth of a query bounds how often a character is looked at.
  expect(tally.steepest).toBeLessThan(4 * queryLimits.depth);
  expect(tally.heaviest).toBeLessThan(100_000);
}, 240_000);

test.each(['(', '"', '-', 'a ', 'a OR ', '\u0301', '#', '@a', 'a NEAR/9 ', 'raw:"', '*', 'is:', '\0', '\ud800'])(
  'a megabyte of %j is refused before it is read',
  (piece) => {
    work.steps = 0;
    expect(() => parseQuery(piece.repeat(1_000_000 / piece.length))).toThrow('QUERY_TOO_LONG');
    expect(work.steps).toBe(0);
  },
);

test.each([
  '"a a a a a a a a c"',
  'a NEAR/100 b',
  '(a NEAR/50 a) NEAR/50 b',
  '((a NEAR/20 a) NEAR/20 a) NEAR/2f c',
  '(b NEAR/20 a) NEAR/20 (b OR a NEAR/9 a)',
  'raw:"a a a b"',
  'aaaa* OR "a a-a a-a-a b"',
])('%s on one repeated word costs what the text is long, not its square', (query) => {
  const matcher = compileMatcher(parseQuery(query));
  const stepsOf = (words: number) => {
    const text = tokenise(`${'a '.repeat(words)}b c`);
    work.steps = 0;
    matcher({ text });
    return work.steps;
  };
  // Ten times as long; quadratic work would take a hundred times as many steps.
  expect(stepsOf(40_000)).toBeLessThan(12 * stepsOf(4_000));
});
