import { expect, test } from 'vitest';
import { clockOf, halfHours } from './clock-minutes';

test('minutes since midnight are written as a clock writes them', () => {
  expect([0, 9, 510, 1439].map(clockOf)).toEqual(['00:00', '00:09', '08:30', '23:59']);
});

test('one chooses a half hour, and keeps what was chosen otherwise', () => {
  expect(halfHours(510)).toHaveLength(48);
  expect(halfHours(515)).toHaveLength(49);
  expect(halfHours(515).slice(17, 20)).toEqual([510, 515, 540]);
});
