import { expect, test } from 'vitest';
import { durationText, hoursText } from './duration';

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

test('minutes in opening hours are never days', () => {
  expect([0, 38, 134, 3 * 1440].map((minutes) => hoursText(minutes, nl))).toEqual(['0 m', '38 m', '2 u 14 m', '72 u']);
});
