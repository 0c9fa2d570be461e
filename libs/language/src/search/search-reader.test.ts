import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlip } from '../text/slip-index.js';
import { compoundsOf } from './part-words.js';
import { SearchReader, type AskedWord } from './search-reader.js';
import { keptEnds } from './slip.js';

const reader = new SearchReader(compoundsOf('school\nbestuur\nwater\nleiding/Zb\nspeel\nplein\n'));

/** The same as the database decides, said plainly. */
const fits = (search: string, text: string): boolean => {
  const words = reader.read(text);
  const holds = ({ any, parts }: AskedWord) =>
    any.some((one) => words.has(one)) ||
    (parts.length > 0 && parts.every((part) => part.some((one) => words.has(one))));
  return reader.ask(search).every(holds);
};

describe('a search', () => {
  test.each([
    ['fietsen', 'Waar mag ik mijn fiets zetten?', 'another inflection'],
    ['huizen', 'Dit huis staat leeg', 'another inflection'],
    ['prijs', 'Alle prijzen', 'another inflection'],
    ['lessen', 'De les begint', 'another inflection'],
    ['vuilnis', 'De container is vol', 'another word for it'],
    ['container', 'Een afvalcontainer bij de school', 'a part of a compound'],
    ['schoolbestuur', 'Het bestuur van de school', 'its parts'],
    ['water leiding', 'Een lek in de waterleiding', 'parts written apart'],
    ['grof vuil', 'Grofvuil laten ophalen', 'a phrase'],
    ['de vuilnis van de', 'Container', 'words that say nothing'],
    ['CAFÉ', 'een cafe', 'accents and capitals'],
  ])('for "%s" fits "%s": %s', (search, text) => {
    expect(fits(search, text)).toBe(true);
  });

  test.each([
    ['school', 'Het bestuur'],
    ['schoolbestuur', 'Het bestuur van de vereniging'],
    ['container rijbewijs', 'De container is vol'],
  ])('for "%s" does not fit "%s"', (search, text) => {
    expect(fits(search, text)).toBe(false);
  });

  test('says by which word of ours', () => {
    expect(reader.because(reader.ask('vuilnis schoolbestuur'), 'Een volle container bij het schoolbestuur')).toEqual([
      { asked: 'vuilnis', found: 'container' },
      { asked: 'schoolbestuur', found: 'schoolbestuur' },
    ]);
  });

  test('of any letters gives lexemes and breaks on none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void [reader.read(text), reader.ask(text)]),
      { numRuns: 30 },
    );
  });
});

test('of two words that are one slip apart the beginning or the end is the same', () => {
  const word = fc.stringMatching(/^[a-f]{5,12}$/);
  const slipped = word.chain((one) =>
    fc.record({
      one: fc.constant(one),
      at: fc.nat({ max: one.length - 1 }),
      how: fc.nat({ max: 3 }),
      letter: fc.constantFrom('x', 'y'),
    }),
  );
  fc.assert(
    fc.property(slipped, ({ one, at, how, letter }) => {
      const [before, after] = [one.slice(0, at), one.slice(at + 1)];
      const other = [
        before + after,
        before + letter + one.slice(at),
        before + letter + after,
        before + (after[0] ?? '') + one[at] + after.slice(1),
      ][how]!;
      fc.pre(isSlip(other, one));
      const { start, end } = keptEnds(other);
      expect(one.startsWith(start) || one.endsWith(end)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
