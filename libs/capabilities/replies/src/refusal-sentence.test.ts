import { expect, test } from 'vitest';
import { refusalSentence } from './refusal-sentence.js';

test('a refusal is one Dutch sentence, and no refusal is nothing', () => {
  expect(refusalSentence('gone')).toBe('Het bericht van de inwoner is verwijderd.');
  expect(refusalSentence('something new')).toBe('Het netwerk weigerde het antwoord.');
  expect(refusalSentence(null)).toBeNull();
});
