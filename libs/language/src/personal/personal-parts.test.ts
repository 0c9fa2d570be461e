import { expect, test } from 'vitest';
import { personalParts, withoutPersons } from './personal-parts.js';

const names = ['Truus van der Meer', 'truusmeer', 'truusmeer@praatplein.test'];

test.each([
  ['Mag Truus van der Meer haar heg zelf snoeien?', 'Mag [naam] haar heg zelf snoeien?'],
  ['Wat zeg ik tegen Truus over haar heg?', 'Wat zeg ik tegen [naam] over haar heg?'],
  ['TRUUS belde ook.', '[naam] belde ook.'],
  ['Van @truusmeer@praatplein.test, klopt dat?', 'Van [account], klopt dat?'],
  ['Bel 06-12345678 of 0299 123 456.', 'Bel [telefoonnummer] of [telefoonnummer].'],
  ['Mail naar t.meer@voorbeeld.nl graag.', 'Mail naar [mailadres] graag.'],
  ['Zij woont op 1531 AB 12.', 'Zij woont op [adres].'],
  ['Voor Dorpsstraat 12a ligt zand.', 'Voor [adres] ligt zand.'],
  ['BSN 123456782 en NL91 ABNA 0417 1643 00', 'BSN [nummer] en [nummer]'],
  ['Bel (075) 651 21 00.', 'Bel [telefoonnummer].'],
  ['Nummer 123.456.782.', 'Nummer [nummer].'],
  ['De auto met 12-AB-34 staat fout.', 'De auto met [nummer] staat fout.'],
  ['Het gaat om melding 2026114455.', 'Het gaat om melding [nummer].'],
  ['Volgens mevrouw De Vries-Jansen mag het.', 'Volgens mevrouw [naam] mag het.'],
  ['Zie https://praatplein.test/@truusmeer/123', 'Zie [link]'],
])('%j goes as %j', (text, sent) => {
  expect(withoutPersons(text, names)).toBe(sent);
});

test.each([
  'Hoe lang is de Zwaluwlaan dicht in 2027?',
  'Mag een container om 7.30 uur aan de weg? Op 12-11-2026 al?',
  'Kost dat 1.250 euro, of 12,50? Of 1.250.000?',
  'Geldt het van 12-03-27 tot 20-03-27?',
  'Geldt artikel 2:10 van de APV hier ook?',
])('a question without a person goes as it is: %j', (text) => {
  expect(withoutPersons(text, names)).toBe(text);
});

test('what was cut adds up to the text, and stripping twice changes nothing', () => {
  const text = 'Truus (@truusmeer, 06 12345678, t@m.nl) van Kerkstraat 4, 1531AB, vraagt om 12345678.';
  expect(
    personalParts(text, names)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
  const once = withoutPersons(text, names);
  expect(withoutPersons(once, names)).toBe(once);
  expect(once).not.toMatch(/Truus|truusmeer|12345678|m\.nl|Kerkstraat|1531/);
});

test('a name that is an ordinary word takes nothing else out, and a hostile one is only text', () => {
  expect(withoutPersons('Een bewoner vraagt iets.', ['Een bewoner'])).toBe('[naam] vraagt iets.');
  expect(withoutPersons('De bewoners van de buurt vragen iets.', ['De buurt van Jip'])).toBe(
    'De bewoners van de buurt vragen iets.',
  );
  expect(withoutPersons('a+b(c', ['(a+)+$', '[naam]', '.*'])).toBe('a+b(c');
});

test('a long text full of digits and letters is read at once', () => {
  const text = `${'a1-'.repeat(1_300)}@`;
  const begun = performance.now();
  personalParts(text, names);
  expect(performance.now() - begun).toBeLessThan(500);
});
