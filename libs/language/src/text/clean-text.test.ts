import { describe, expect, test } from 'vitest';
import { cleanText, measure } from './index.js';

describe('cleanText', () => {
  test('null bytes and control characters go, line ends become one kind', () => {
    expect(cleanText('a\0b\u0007c\r\nd\re\u2028f\tg')).toBe('abc\nd\ne\nf\tg');
  });

  test('bidirectional overrides and isolates go', () => {
    expect(cleanText('factuur\u202Efdp.exe\u202C \u2066x\u2069')).toBe('factuurfdp.exe x');
  });

  test('hidden characters go and emoji sequences stay whole', () => {
    const family = '👨‍👩‍👧‍👦';
    const pirate = '🏴‍☠️';
    const couple = '👩🏽‍❤️‍👨🏽';
    const scotland = '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}';
    for (const emoji of [family, pirate, couple, scotland]) expect(cleanText(emoji)).toBe(emoji);
    expect(cleanText('wor\u200bm\u200der\ufeff \u{e0041}\u{e0042}')).toBe('wormer ');
  });

  test('joiners stay in scripts that need them', () => {
    expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم');
  });

  test('half surrogates become a replacement character', () => {
    expect(cleanText('a\ud800b')).toBe('a\ufffdb');
  });

  test('both forms of é become one, and towers of marks are cut', () => {
    expect(cleanText('cafe\u0301')).toBe('café');
    expect(cleanText(`a${'\u0336'.repeat(10_000)}`).length).toBeLessThan(10);
  });

  test('what is left alone at a glance is what a close look leaves alone', () => {
    const letters = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code));
    // The hidden character takes away the short way.
    const closely = letters.map((letter) => cleanText(`a${letter}\u200b`));
    expect(letters.map((letter) => cleanText(`a${letter}`))).toEqual(closely);
  });

  test('cleaning twice changes nothing more', () => {
    const text = 'x\u202e👨‍👩‍👧\u200d\u200d y\u0301\u200b\0';
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
  });

  test('a megabyte of hostile marks is cleaned at once', () => {
    const start = performance.now();
    cleanText('\u0315\u0300\u0327'.repeat(333_333));
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('measure', () => {
  test('an emoji family is one grapheme, eleven UTF-16 units and twenty-five bytes', () => {
    expect(measure('👨‍👩‍👧‍👦')).toEqual({ graphemes: 1, utf16: 11, utf8: 25 });
  });

  test('é counts as one grapheme in both forms', () => {
    expect(measure('é')).toEqual({ graphemes: 1, utf16: 1, utf8: 2 });
    expect(measure('e\u0301')).toEqual({ graphemes: 1, utf16: 2, utf8: 3 });
  });

  test('plain text counts the same in each unit', () => {
    expect(measure('Goedemiddag')).toEqual({ graphemes: 11, utf16: 11, utf8: 11 });
  });
});
