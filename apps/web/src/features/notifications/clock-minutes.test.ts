import { expect, test } from 'vitest';
import { clockOf, minuteOf } from './clock-minutes';

test('minutes since midnight and a clock say the same', () => {
  for (const minute of [0, 9, 510, 719, 720, 1439]) expect(minuteOf(clockOf(minute))).toBe(minute);
  expect(clockOf(510)).toBe('08:30');
});
