import { expect, test } from 'vitest';
import en from './visit.en.json';
import nl from './visit.nl.json';
import { momentText, say } from './visit-words';

const holes = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([key, text]) => [key, (text.match(/\{\{\w+\}\}/g) ?? []).sort()]));

test('both languages have the same texts with the same holes', () => {
  expect(holes(en)).toEqual(holes(nl));
});

test('a hole is filled with the text as it is, also when that looks like a hole', () => {
  expect(say('nl', 'asks', { asker: '{{asker}} <b>' })).toBe('{{asker}} <b> vraagt');
});

test('a moment is told in the time of the Netherlands', () => {
  expect(momentText('nl', '2026-11-26T18:30:00Z')).toContain('19:30');
});
