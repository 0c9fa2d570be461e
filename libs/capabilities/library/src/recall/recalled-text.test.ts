import { describe, expect, test } from 'vitest';
import { saysRecalled, wordsOf } from './recalled-text.js';

const WRONG = 'Een nieuw paspoort kost € 30. U haalt het op bij {{gemeente.naam}} en neemt uw oude paspoort mee.';
const RIGHT = 'Een nieuw paspoort kost € 83. U haalt het op bij {{gemeente.naam}} en neemt uw oude paspoort mee.';
const says = (text: string, recalled = WRONG, allowed: string[] = []) =>
  saysRecalled(wordsOf(text), wordsOf(recalled), allowed.map(wordsOf));
const filled = (text: string) => text.replace('{{gemeente.naam}}', 'de gemeente Edam-Volendam');

describe('a recalled text', () => {
  test('is known with its variables filled, between a greeting and a closing', () => {
    expect(says(`Beste Jo,\n\n${filled(WRONG)}\n\nGroet, Rianne`)).toBe(true);
  });

  test('is known in capitals, with other accents, marks and letters that nobody sees', () => {
    const disguised = filled(WRONG).toUpperCase().replaceAll(' ', '  ').replace('PASPOORT', 'PAS​PÓÓRT');
    expect(says(disguised)).toBe(true);
  });

  test('is known with a word here and there changed, and not when it says something else', () => {
    expect(says(filled(WRONG).replace('oude', 'vorige').replace('nieuw ', ''))).toBe(true);
    expect(says('Voor een paspoort maakt u een afspraak; bel ons gerust als u vragen hebt over de kosten.')).toBe(
      false,
    );
    expect(says(wordsOf(filled(WRONG)).reverse().join(' '))).toBe(false);
  });

  test('is no longer recalled where it is nearer to what replaces it', () => {
    expect(says(filled(RIGHT))).toBe(true);
    expect(says(`Dag!\n${filled(RIGHT)}`, WRONG, [RIGHT])).toBe(false);
    expect(says(`Dag!\n${filled(WRONG)}`, WRONG, [RIGHT])).toBe(true);
  });

  test('of which the replacement left a sentence out is recalled as long as that sentence is there', () => {
    const longer = `${WRONG} Contant betalen kan niet.`;
    expect(says(`Beste Jo, ${filled(longer)} Groet`, longer, [WRONG])).toBe(true);
    expect(says(`Beste Jo, ${filled(WRONG)} Groet`, longer, [WRONG])).toBe(false);
  });

  test('of a few words is no text of its own', () => {
    expect(says('Beste bewoner, dank voor uw bericht.', 'Dank voor uw bericht.')).toBe(false);
  });

  test('of ten thousand letters is compared as far as fifteen hundred words', () => {
    const long = 'wij halen het afval morgen op '.repeat(320);
    expect(wordsOf(long)).toHaveLength(1_500);
    expect(says(`dag ${long}`, long)).toBe(true);
    expect(says(`dag ${long.slice(0, 2_000)}`, long)).toBe(false);
  });
});
