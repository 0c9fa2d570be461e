import { expect, test } from 'vitest';
import { bears, plainName, plainWords } from './topic-list.js';

test('a name is one line of one to a hundred characters', () => {
  expect(plainName('  Afval \n en  grondstoffen ')).toBe('Afval en grondstoffen');
  for (const name of ['', '  ', 'x'.repeat(101)]) expect(plainName(name)).toBeUndefined();
});

test('words are kept once and in small letters; one that could find nothing is refused', () => {
  expect(plainWords(['Container*', 'container*', ' grof vuil ', '', 'café'])).toEqual([
    'container*',
    'grof vuil',
    'café',
  ]);
  for (const word of ['*', 'con*tainer', '#afval', 'x'.repeat(61)]) expect(plainWords([word])).toBeUndefined();
  expect(plainWords(Array.from({ length: 51 }, (_, n) => `woord${n}`))).toBeUndefined();
});

test('a topic answers to its name and to those it had before', () => {
  const topic = { name: 'Grondstoffen', former: ['Afval'] };
  expect(['grondstoffen', 'AFVAL', 'Vuil'].map((name) => bears(topic, name))).toEqual([true, true, false]);
});
