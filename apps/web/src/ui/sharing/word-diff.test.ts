import { expect, test } from 'vitest';
import { wordDiff } from './word-diff';

const joined = (before: string, after: string, without: 'gone' | 'new') =>
  wordDiff(before, after)
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

test('a changed word is taken out and put in, and the rest stands as it was', () => {
  expect(wordDiff('We komen binnen 3 werkdagen.', 'We komen binnen 2 werkdagen.')).toEqual([
    { text: 'We komen binnen ', kind: 'same' },
    { text: '3', kind: 'gone' },
    { text: '2', kind: 'new' },
    { text: ' werkdagen.', kind: 'same' },
  ]);
});

test('a variable changes as a whole', () => {
  expect(wordDiff('Bel {{gemeente.telefoon}}', 'Bel {{gemeente.email}}')).toContainEqual({
    text: '{{gemeente.email}}',
    kind: 'new',
  });
});

test('both texts can be read back from it, whatever stands in them', () => {
  for (const [before, after] of [
    ['', 'Nieuw'],
    ['Weg', ''],
    ['<script>alert(1)</script>', '<b>😀 é</b>'],
    ['a'.repeat(15_000), 'b'.repeat(15_000)],
  ] as const) {
    expect(joined(before, after, 'new')).toBe(before);
    expect(joined(before, after, 'gone')).toBe(after);
  }
});
