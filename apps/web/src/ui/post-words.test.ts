import { expect, test } from 'vitest';
import { cutName, wordsBeside } from './post-words.js';

test('a name is found as it was written', () => {
  expect(cutName('Is er markt in noordeinde?', 'Noordeinde')).toEqual(['Is er markt in ', 'noordeinde', '?']);
  expect(cutName('Is er markt?', 'Noordeinde')).toEqual(['Is er markt?']);
  expect(cutName('Is er markt?', null)).toEqual(['Is er markt?']);
});

test('a rule can ask for a word of the post, not for the name, an address or a little word', () => {
  expect(
    wordsBeside('@gemeente Is er markt in Noordeinde, of is de Markt weg? https://x.example/abcd', 'Noordeinde'),
  ).toEqual(['markt']);
});
