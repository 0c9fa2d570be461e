import { describe, expect, test } from 'vitest';
import { dutchGazetteer, dutchPlaces, municipalities } from './gazetteer/index.js';
import { findPlaces } from './index.js';

const placesIn = (text: string) => findPlaces(text, dutchGazetteer()).map(({ place }) => place.name);

describe('findPlaces', () => {
  test.each([
    ['ophalen afval in wormerland?', ['Wormerland']],
    ['Broek in Waterland is mooi', ['Broek in Waterland']],
    ['lekkage in EDAM-VOLENDAM', ['Edam-Volendam']],
    ['den haag en ’s-Gravenhage', ['Den Haag', "'s-Gravenhage"]],
    ['Sudwest-Fryslan', ['Súdwest-Fryslân']],
    ['weer file bij #Purmerend', ['Purmerend']],
    ['Purmerend-Noord', ['Purmerend']],
    ['Oostzaan-Landsmeer', ['Oostzaan', 'Landsmeer']],
  ])('%j names %j', (text, names) => {
    expect(placesIn(text)).toEqual(names);
  });

  test.each([
    'Ik doe mijn best, echt!',
    'Best gemeentebestuur',
    'de hoorn van de auto',
    'een ongeluk in een bocht, hij heeft een huis met een hoek',
    'in huizen en uit putten',
    'Zaanstreek-Waterland',
    'wormerlanders',
    'https://wormerland.nl @wormerland info@wormerland.nl',
    'Nederland',
  ])('%j names no place', (text) => {
    expect(placesIn(text)).toEqual([]);
  });

  test.each([
    ['Ik woon in Best', 'Best'],
    ['station te Ede', 'Ede'],
    ['iemand uit Echt', 'Echt'],
    ['gemeente Hoorn doet niets', 'Hoorn'],
    ['speeltuin in de Wijk', 'de Wijk'],
  ])('an ordinary word with a capital after a preposition is a place: %j', (text, name) => {
    expect(placesIn(text)).toEqual([name]);
  });

  test('a name that several municipalities have is not unique', () => {
    const [mention] = findPlaces('brand in Spijkerboor', dutchGazetteer());
    expect(mention?.unique).toBe(false);
    expect(mention?.place.gm).toEqual(['GM0880', 'GM1680']);
    expect(findPlaces('brand in Jisp', dutchGazetteer())[0]?.unique).toBe(true);
  });

  test('offsets point at the name', () => {
    const text = 'Hoi 🚲, in Broek  in Waterland';
    const [mention] = findPlaces(text, dutchGazetteer());
    expect(text.slice(mention?.start, mention?.end)).toBe('Broek  in Waterland');
  });
});

describe('the gazetteer', () => {
  test('each name points at municipalities that exist, and each municipality has a name', () => {
    expect(municipalities.size).toBe(342);
    expect(dutchPlaces.flatMap(({ gm }) => gm).filter((gm) => !municipalities.has(gm))).toEqual([]);
    expect(new Set(dutchPlaces.flatMap(({ gm }) => gm)).size).toBe(342);
  });

  test('each municipality is found by its own name after "gemeente"', () => {
    for (const { gm, name } of municipalities.values()) {
      const [mention] = findPlaces(`Dit is de gemeente ${name}.`, dutchGazetteer());
      expect(mention?.place.gm, name).toContain(gm);
    }
  });
});
