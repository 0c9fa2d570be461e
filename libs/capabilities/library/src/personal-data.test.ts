import { describe, expect, test } from 'vitest';
import { personalKinds } from './personal-data.js';

describe('a shared answer', () => {
  test.each([
    ['Bel 06 12345678', ['phone']],
    ['Bel (075) 651 21 00 of 0756512100', ['phone']],
    ['Mail j.de.vries@wormerland.nl', ['email']],
    ['Vraag het aan @jandevries', ['handle']],
    ['Uw nummer 123456782 staat klaar', ['number']],
    ['IBAN NL91 ABNA 0417 1643 00', ['phone', 'number']],
  ])('%s is refused', (text, kinds) => expect(personalKinds(text)).toEqual(kinds));

  test.each([
    'Bel {{gemeente.telefoon}} of mail {{gemeente.email}}',
    'Op 12-03-2027 om 09:00 uur, 1.250.000 euro, artikel 2:10 APV',
    'De container van 240 liter komt in week 12',
    'Bel 14 075',
  ])('%s is fine', (text) => expect(personalKinds(text)).toEqual([]));

  test("the tenant's own values are fine", () => {
    expect(personalKinds('Bel 0756512100', ['0756512100'])).toEqual([]);
  });

  test('a hostile text is judged in no time', () => {
    const start = performance.now();
    personalKinds('0 '.repeat(200_000) + 'a.'.repeat(100_000) + '@');
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
