import { expect, test } from 'vitest';
import { plainText } from './plain-text.js';

test('edges, null characters and half surrogates go, and every other letter stays', () => {
  expect(plainText('  Dag\0 Zoë \u{1f600},\n\ngroet \ud800 ')).toBe('Dag Zoë \u{1f600},\n\ngroet \ufffd');
  expect(plainText('\0 \0')).toBe('');
});
