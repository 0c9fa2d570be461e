import { readFileSync } from 'node:fs';
import { openTestTenancy, type TestTenancy } from '@samenspraak/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stem } from './index.js';

const words = readFileSync(new URL('../../../../tests/load/data/words.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
/** Names that we keep whole, since their stem is another place. */
const KEPT = [
  'borne',
  'grijpskerke',
  'haaren',
  'heerlen',
  'nieuwlande',
  'nijlande',
  'purmerend',
  'wateringen',
  'westdorpe',
  'westervelde',
  'zuidvelde',
];

let tenancy: TestTenancy;

beforeAll(async () => {
  tenancy = await openTestTenancy();
  // dutch_stem itself drops stop words, which a query may well ask for.
  await tenancy.admin.query('create text search dictionary public.whole_dutch (template = snowball, language = dutch)');
});
afterAll(() => tenancy?.close());

async function stemsOf(all: readonly string[]): Promise<string[]> {
  const { rows } = await tenancy.admin.query<{ stem: string }>(
    `select (ts_lexize('public.whole_dutch', word))[1] as stem from unnest($1::text[]) with ordinality as w (word, at) order by at`,
    [all],
  );
  return rows.map((row) => row.stem);
}

test('more than 20,000 Dutch words have the stem that PostgreSQL gives them', async () => {
  const plain = words.filter((word) => /^[a-z]+$/.test(word) && !KEPT.includes(word));
  expect(plain.length).toBeGreaterThan(20_000);
  const expected = await stemsOf(plain);
  expect(
    plain.flatMap((word, at) => (stem(word) === expected[at] ? [] : [`${word}: ${stem(word)}, not ${expected[at]}`])),
  ).toEqual([]);
});

test('only the names that are kept whole differ', async () => {
  const expected = await stemsOf(KEPT);
  expect(KEPT.filter((word, at) => stem(word) === expected[at])).toEqual([]);
  expect(KEPT.map(stem)).toEqual(KEPT);
});
