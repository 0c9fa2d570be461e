import { expect, test } from 'vitest';
import { editedPercent } from './edited-percent.js';

test('the share of words that were changed', () => {
  expect(editedPercent('a b c d', 'a b c d')).toBe(0);
  expect(editedPercent('a b c d', 'a b x d')).toBe(25);
  expect(editedPercent('a b', 'a b c d')).toBe(50);
  expect(editedPercent('a b', '')).toBe(100);
  expect(editedPercent('', '')).toBe(0);
});
