import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dutchGazetteer,
  dutchPlaces,
  dutchRegions,
  municipalities,
  municipalityOfPostcode,
} from './gazetteer/index.js';
import { findNames, findPlaces, placeCodes } from './index.js';

const placesIn = (text: string) => findPlaces(text, dutchGazetteer()).map(({ place }) => place.name);

describe('findPlaces', () => {
  test.each([
    ['ophalen afval in wormerland?', ['Wormerland']],
    ['Broek in Waterland is mooi', ['Broek in Waterland']],
    ['lekkage in EDAM-VOLENDAM', ['Edam-Volendam']],
    ['geen stroom in St.-Annaparochie', ['St.-Annaparochie']],
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

describe('how a name stands in its sentence', () => {
  const role = (text: string) => findNames(text, dutchGazetteer()).map((mention) => mention.role);
  test.each([
    ['mevrouw Van Wormer belt nooit terug', 'person'],
    ['Jan Purmerend is jarig', 'person'],
    ['J. van Volendam schreef een stuk', 'person'],
    ['zangeres Anja Volendam treedt op', 'person'],
    ['ms Zaandam vertrekt', 'ship'],
    ['m.s. Zaandam vertrekt', 'ship'],
    ['Hr.Ms. Volendam', 'ship'],
    ['de veerboot Volendam', 'ship'],
    ['Volendam - PSV 2-1', 'club'],
    ['PSV - Volendam 1-1', 'club'],
    ['FC Volendam wint', 'club'],
    ['Edam kaas', 'product'],
    ['de Zaandam', 'unsure'],
    ['Meneer uit Purmerend', 'place'],
    ['de burgemeester van Purmerend', 'place'],
    ['Van Purmerend naar Edam', 'place'],
    ['schip vast bij Purmerend', 'place'],
    ['Volendam 12-14 uur geen water', 'place'],
    ['kaas uit Edam', 'place'],
  ])('%j: %s', (text, expected) => {
    expect(role(text)[0]).toBe(expected);
  });

  test('"in" weighs more than "bij", and "gemeente" most', () => {
    const weights = (text: string) => findNames(text, dutchGazetteer()).map((mention) => mention.weight);
    expect(weights('in Edam, bij Volendam, uit Oostzaan, Wormer en gemeente Landsmeer')).toEqual([2.5, 1, 1.5, 2, 3]);
    expect(weights('van Edam naar Volendam')).toEqual([1, 1]);
  });

  test('a slip of the pen is forgiven after a preposition, where no word is as close', () => {
    const names = (text: string) => findNames(text, dutchGazetteer()).map(({ place }) => place.name);
    expect(names('afval in purmerent')).toEqual(['Purmerend']);
    expect(names('in oostzaaan, in ootszaan en gemeente oostzan')).toEqual(['Oostzaan', 'Oostzaan', 'Oostzaan']);
    expect(names('een mooie purmerent')).toEqual([]);
    expect(names('geld in overheen')).toEqual([]);
  });

  test('"gemeente Hoorn" is the municipality, "Hoorn" is not sure', () => {
    expect(findPlaces('gemeente Hoorn', dutchGazetteer())[0]).toMatchObject({ unique: true, gm: ['GM0405'] });
    expect(findPlaces('in Hoorn', dutchGazetteer())[0]).toMatchObject({ unique: false, gm: ['GM0093', 'GM0405'] });
  });
});

test('no text is too strange to read: names, small words and signs in any order', () => {
  const pieces = [
    'Edam',
    'Wormer',
    'de',
    'van',
    'Van',
    'en',
    'in',
    'gemeente',
    'niet',
    'uit',
    'Hoorn',
    'Best',
    'Purmer',
    'Jan',
  ];
  const signs = [' ', '. ', ', ', '-', '/', '\n', ' 2-1 ', " '", ' (', '#', '@', '\u0000', '\ud800', '🚲'];
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces, ...signs), fc.string({ maxLength: 3 })), { maxLength: 14 });
  fc.assert(
    fc.property(text, (parts) => {
      const joined = parts.join('');
      for (const { start, end } of findNames(joined, dutchGazetteer())) expect(joined.slice(start, end)).not.toBe('');
    }),
    { numRuns: 5_000 },
  );
});

test('a text of a megabyte takes time by its length only', () => {
  const read = (text: string) => {
    const start = performance.now();
    findNames(text, dutchGazetteer());
    return performance.now() - start;
  };
  read('Edam en '.repeat(1_000));
  const [short, long] = [read('Edam en '.repeat(2_000)), read('Edam en '.repeat(16_000))];
  expect(long / short).toBeLessThan(40);
});

describe('placeCodes', () => {
  const codes = (text: string) => [...placeCodes(findPlaces(text, dutchGazetteer()))];
  test('gives the municipality and the settlement of a name without doubt', () => {
    expect(codes('afval in Jisp')).toEqual(['GM0880', 'WP2284']);
    expect(codes('gemeente Wormerland')).toEqual(['GM0880']);
  });

  test.each(['brand in Spijkerboor', 'FC Volendam', 'mevrouw Van Wormer', 'storm op het Markermeer'])(
    'gives nothing for %j',
    (text) => expect(codes(text)).toEqual([]),
  );
});

describe('the gazetteer', () => {
  test('a postcode lies in one municipality', () => {
    expect(municipalityOfPostcode(1531)).toBe('GM0880');
    expect(municipalityOfPostcode(9999)).toBeDefined();
    expect(municipalityOfPostcode(1000)).toBeUndefined();
  });

  test('each region touches municipalities that exist', () => {
    for (const { gm } of dutchRegions) expect(gm.filter((one) => !municipalities.has(one))).toEqual([]);
  });

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
