import { describe, expect, test } from 'vitest';
import { personalKindsIn } from './index.js';

describe('a shared answer', () => {
  test.each([
    ['Bel 06 12345678', ['PHONE']],
    ['Bel (075) 651 21 00 of 0756512100', ['PHONE']],
    ['Mail j.de.vries@wormerland.nl', ['EMAIL']],
    ['Vraag het aan @jandevries', ['HANDLE']],
    ['Uw nummer 123456782 staat klaar', ['NUMBER']],
    ['Uw nummer 123.456.782 staat klaar', ['NUMBER']],
    ['De auto met 12-AB-34 staat fout', ['NUMBER']],
    ['IBAN NL91 ABNA 0417 1643 00', ['NUMBER']],
    ['Zie https://plein.test/@truus en mail truus@plein.test', ['EMAIL']],
  ])('%s is refused', (text, kinds) => expect(personalKindsIn(text)).toEqual(kinds));

  test.each([
    'Bel {{gemeente.telefoon}} of mail {{gemeente.email}}',
    'Op 12-03-2027 om 09:00 uur, 1.250.000 euro, artikel 2:10 APV',
    'Van 12-03-27 tot 20-03-27',
    'De container van 240 liter komt in week 12',
    'Bel 14 075',
    'Kijk op https://www.wormerland.nl/afval of kom naar Koemarkt 1, 1531 NX 3',
    'Vraag het aan mevrouw De Vries van Burgerzaken',
  ])('%s is fine', (text) => expect(personalKindsIn(text)).toEqual([]));

  test("the tenant's own values are fine", () => {
    expect(personalKindsIn('Bel 0756512100', ['0756512100'])).toEqual([]);
  });

  test('a hostile text is judged in no time', () => {
    const start = performance.now();
    personalKindsIn('0 '.repeat(200_000) + 'a.'.repeat(100_000) + '@');
    // A hang, not a race: what grows with the square of the text takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
