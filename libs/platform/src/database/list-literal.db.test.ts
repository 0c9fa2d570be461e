import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTenancy, type TestTenancy } from '../testing/index.js';
import { withLists } from './list-literal.js';

let tenancy: TestTenancy;

beforeAll(async () => {
  tenancy = await openTestTenancy();
});

afterAll(() => tenancy.close());

const there = async (type: string, list: readonly unknown[], written: unknown) =>
  (await tenancy.admin.query(`select $1::${type}[] as list, $2::${type}[] as ours`, [list, written])).rows[0];

const when = new Date('2026-03-29T01:30:00.123Z');

test.each([
  ['text', ['', 'afval', 'null', 'NULL', '{a,b}', 'a"b', 'a\\b', '\\"', ' rand ', 'één\n🚲', null, undefined]],
  ['uuid', ['01a21610-af4b-7a68-846c-d2e86a5fb232', null]],
  ['int', [0, -5, 2_147_483_647, null]],
  ['bigint', [9_007_199_254_740_993n, '-9223372036854775808', 7]],
  ['float8', [1.5, Number.NaN, Infinity, -0.1]],
  ['boolean', [true, false, null]],
  ['timestamptz', [when, new Date(0), new Date('0800-01-01T00:00:00Z'), null]],
  ['bytea', [Buffer.from([0, 92, 34, 255]), Buffer.alloc(0), null]],
])('a list of %s is written so that the database reads what the driver would have sent', async (type, list) => {
  const [written] = withLists([list]);
  expect(typeof written).toBe('string');
  const { list: theirs, ours } = await there(type, list, written);
  expect(ours).toEqual(theirs);
  expect(ours).toHaveLength(list.length);
});

test('what is no plain list is left to the driver', () => {
  const far = new Date(Date.UTC(12_026, 0, 1));
  const left = [[['a'], ['b']], [far], [new Date(Number.NaN)], [{ a: 1 }]];
  expect(withLists(left)).toEqual(left);
  expect(withLists([1, 'a', null, when, []])).toEqual([1, 'a', null, when, '{}']);
});
