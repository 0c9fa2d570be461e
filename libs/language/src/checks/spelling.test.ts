import { describe, expect, test } from 'vitest';
import { suggestionsFor, unknownWords } from './index.js';

const dictionary = new Set(
  'de bak is vol en de wagen komt morgen bewoners bewoner parkeren straat gebeurt gemeente geïnteresseerd vrijdag'.split(
    ' ',
  ),
);
const speller = {
  knows: (word: string) => dictionary.has(word) || dictionary.has(word.toLowerCase()),
  suggest: (word: string): string[] => (word === 'wagn' ? ['wagen'] : []),
};
const none: ReadonlySet<string> = new Set();
const wrong = (text: string, known = none) => unknownWords(text, speller, known).map(({ words }) => words);

describe('words that the dictionary does not know', () => {
  test('stand where they stand in the text', () => {
    const text = 'De bka is vol. Morgn komt de wagen.';
    for (const { at, end, words } of unknownWords(text, speller, none)) expect(text.slice(at, end)).toBe(words);
    expect(wrong(text)).toEqual(['bka', 'Morgn']);
  });

  test('a compound of two known words is known, with an s between them too', () => {
    expect(wrong('de bewonersparkeren is vol, de straatparkeren ook vol')).toEqual(['ook']);
    expect(wrong('de straatprkeren')).toEqual(['straatprkeren']);
  });

  test('a name inside a sentence, an abbreviation, a number, an address and a variable are not looked at', () => {
    expect(wrong('De Blorkmans WMO 3e x2 https://blork.nl blork.nl/x @blork #blork {{blork.snork}}')).toEqual([]);
  });

  test('a known word is known in any case and with an s', () => {
    expect(wrong("Blork is vol, de blorks en blork's")).toEqual(['Blork', 'blorks', "blork's"]);
    expect(wrong("Blork is vol, de blorks en blork's", new Set(['blork']))).toEqual([]);
  });
});

describe('better words', () => {
  test.each([
    ['gebuert', 'gebeurt'],
    ['geinteresseerd', 'geïnteresseerd'],
    ['gemeete', 'gemeente'],
    ['wagn', 'wagen'],
    ['Gemeetne', 'Gemeente'],
    ['vrijdagg', 'vrijdag'],
  ])('for %s it is %s', (word, right) => {
    expect(suggestionsFor(word, speller)[0]).toBe(right);
  });

  test('what is like nothing has none', () => {
    expect(suggestionsFor('qqqqzz', speller)).toEqual([]);
  });
});
