import { expect, test } from 'vitest';
import { durationText } from './duration';

const nl = { day: 'd', hour: 'u', minute: 'm' };

test.each([
  [38, '38 m'],
  [60, '1 u'],
  [134, '2 u 14 m'],
  [64, '1 u 04 m'],
  [3 * 1440 + 180, '3 d 3 u'],
  [-4, '0 m'],
])('%d minutes read as %s', (minutes, text) => {
  expect(durationText(minutes, nl)).toBe(text);
});
