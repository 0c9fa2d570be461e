import { describe, expect, test } from 'vitest';
import { tokenise } from './index.js';

const pieces = (text: string) => tokenise(text).tokens.map((token) => `${token.kind}:${token.folded}`);
const megabyteOf = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length)).slice(0, 1_000_000);

describe('tokenise', () => {
  test('words, hashtags, mentions, addresses and URLs are kept apart', () => {
    expect(
      pieces('@gemeente@mastodon.social #Wormerland: zie https://wormerland.nl/afval, wormerland.nl of info@jisp.nl.'),
    ).toEqual([
      'mention:gemeente@mastodon.social',
      'hashtag:wormerland',
      'word:zie',
      'url:https://wormerland.nl/afval',
      'url:wormerland.nl',
      'word:of',
      'email:info@jisp.nl',
    ]);
  });

  test('diacritics, case and letter variants are folded', () => {
    expect(pieces('Súdwest CAFÉ cafe\u0301 Ĳsselmeer 𝐖𝐨𝐫𝐦𝐞𝐫 Straße')).toEqual([
      'word:sudwest',
      'word:cafe',
      'word:cafe',
      'word:ijsselmeer',
      'word:wormer',
      'word:strasse',
    ]);
  });

  test('a hyphen or apostrophe splits a word into adjacent parts and the joined form spans them', () => {
    const [joined, first, second] = tokenise('e-mail').tokens;
    expect([joined?.folded, joined?.position, joined?.next]).toEqual(['email', 0, 2]);
    expect([first?.folded, first?.position, first?.next]).toEqual(['e', 0, 1]);
    expect([second?.folded, second?.position, second?.next]).toEqual(['mail', 1, 2]);
    expect(pieces('foto’s')).toEqual(['word:fotos', 'word:foto', 'word:s']);
  });

  test('a loose hyphen joins nothing', () => {
    expect(pieces('aan- en uit - weg')).toEqual(['word:aan', 'word:en', 'word:uit', 'word:weg']);
  });

  test('hidden characters do not split a word', () => {
    expect(pieces('worm\u200berland wor\u00admer')).toEqual(['word:wormerland', 'word:wormer']);
  });

  test('a full stop without a space ends a sentence and makes no address', () => {
    expect(pieces('in de straat.De auto')).toEqual(['word:in', 'word:de', 'word:straat', 'word:de', 'word:auto']);
  });

  test('a number sign before a number alone is no hashtag', () => {
    expect(pieces('#1 #2e &#39;')).toEqual(['word:1', 'hashtag:2e', 'word:39']);
  });

  test('offsets point into the text', () => {
    const text = 'Hé, 🚲 de fiets’s #weg @jan.';
    for (const token of tokenise(text).tokens.filter(({ joined }) => !joined))
      expect(text.slice(token.start, token.end).replace(/^[#@]/, '')).toBe(token.text);
  });

  test('words are compared by their Dutch stem', () => {
    expect(tokenise('klachten klacht Wegen').tokens.map(({ stem }) => stem)).toEqual(['klacht', 'klacht', 'weg']);
  });

  test.each([
    'De gemeente haalt in Wormerland niets op. ',
    'a-',
    '@a',
    'a.',
    '#a',
    'é',
    'a+',
    'x@',
    '😀',
    'www.',
    '\0',
  ])('a megabyte of %j takes time linear in its length', (piece) => {
    const [small, large] = [megabyteOf(piece).slice(0, 100_000), megabyteOf(piece)];
    tokenise(small);
    const time = (text: string) => {
      const start = performance.now();
      tokenise(text);
      return performance.now() - start;
    };
    // Ten times as long; quadratic work would take a hundred times as much. The constant is for a busy machine.
    expect(time(large)).toBeLessThan(30 * Math.max(time(small), 3) + 500);
  });
});
