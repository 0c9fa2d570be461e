import { expect, test } from 'vitest';
import { refreshed, refusalOf } from './use-selection';

const row = (id: string, tenantId = 'wor', version = 1) => ({ id, tenantId, version });
const chosen = (...rows: ReturnType<typeof row>[]) => new Map(rows.map((one) => [one.id, one]));

test('only conversations of one council are chosen together', () => {
  expect(refusalOf(row('b'), chosen(row('a')))).toBeUndefined();
  expect(refusalOf(row('b', 'oos'), chosen(row('a')))).toBe('tenant');
  expect(refusalOf(row('b', 'oos'), chosen())).toBeUndefined();
});

test('at most a hundred, and one that is chosen can always be let go', () => {
  const many = chosen(...Array.from({ length: 100 }, (_, n) => row(`${n}`)));
  expect(refusalOf(row('new'), many)).toBe('most');
  expect(refusalOf(row('7'), many)).toBeUndefined();
});

test('what is chosen follows the list: newer versions, and gone with what left it', () => {
  const now = chosen(row('a'), row('b'));
  expect(refreshed(now, [row('a'), row('b'), row('c')])).toBe(now);
  expect([...refreshed(now, [row('a', 'wor', 2)]).values()]).toEqual([row('a', 'wor', 2)]);
});

test('a version that the pane showed before the list did is not lost to an older row', () => {
  const now = chosen(row('a', 'wor', 3), row('b'));
  expect(refreshed(now, [row('a', 'wor', 2), row('b')])).toBe(now);
  expect([...refreshed(now, [row('a', 'wor', 2)]).values()]).toEqual([row('a', 'wor', 3)]);
});
