import { describe, expect, it } from 'vitest';
import { measureText } from './measure-text.js';

const rules = { unit: 'grapheme', limit: 500, urlLength: 23, mentionCountsLocalPart: true } as const;
const lengthOf = (text: string) => measureText(text, rules).length;

describe('measureText', () => {
  it.each([
    ['an emoji family', '👩‍👩‍👧‍👦', 1],
    ['é as one character', 'é', 1],
    ['é as letter and accent', 'e\u0301', 1],
    ['a flag', '🇳🇱', 1],
    ['a long URL', `zie https://www.wormerland.nl/${'a'.repeat(300)}`, 4 + 23],
    ['a short URL', 'https://a.nl', 23],
    ['a URL before a full stop', 'Zie https://a.nl/b.', 4 + 23 + 1],
    ['a mention with its server', '@jan@plein.example hoi', 4 + 4],
    ['a mention without', '@jan hoi', 8],
    ['an address that is no mention', 'mail jan@plein.example', 22],
  ])('counts %s', (_what, text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('counts in other units', () => {
    expect(measureText('é😀', { ...rules, unit: 'utf16' }).length).toBe(3);
    expect(measureText('é😀', { ...rules, unit: 'byte' }).length).toBe(6);
  });

  it.each([
    'x'.repeat(1e6),
    '@a'.repeat(5e5),
    `https://${'.'.repeat(19_000)}x`.repeat(50),
    '@a.'.repeat(3e5),
    `@${'a.'.repeat(4e5)}`,
  ])('measures a megabyte in no time (%#)', (text) => {
    const started = performance.now();
    expect(lengthOf(text)).toBeGreaterThan(500);
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
