import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasConflict, mergeThreeWays } from './three-way-merge.js';

const body = (base: string, ours: string, theirs: string) =>
  mergeThreeWays({ body: base }, { body: ours }, { body: theirs })[0]!;

test('a sentence that we changed and another that the author changed both stay changed', () => {
  expect(
    body(
      'Wat vervelend. Bel {{gemeente.telefoon}}. Tot ziens.',
      'Wat naar voor u. Bel {{gemeente.telefoon}}. Tot ziens.',
      'Wat vervelend. Bel {{gemeente.telefoon}} of mail. Tot ziens.',
    ),
  ).toMatchObject({ merged: 'Wat naar voor u. Bel {{gemeente.telefoon}} of mail. Tot ziens.', state: 'BOTH' });
});

test('where both changed the same sentence ours stays and a person is asked', () => {
  const fields = mergeThreeWays({ body: 'Bel ons.' }, { body: 'Mail ons.' }, { body: 'Kom langs.' });
  expect(fields[0]).toMatchObject({ merged: 'Mail ons.', state: 'CONFLICT' });
  expect(hasConflict(fields)).toBe(true);
});

test('a field that only one of us has follows who gave it', () => {
  expect(mergeThreeWays({}, { 'details.short': 'Kort' }, {})[0]).toMatchObject({ merged: 'Kort', state: 'OURS' });
  expect(mergeThreeWays({ topic: 'Afval' }, { topic: 'Afval' }, {})[0]).toMatchObject({ merged: '', state: 'THEIRS' });
});

test('any text comes through: nothing changed is nothing changed, and one change alone is taken whole', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(body(a, a, a)).toMatchObject({ merged: a, state: 'SAME' });
      expect(body(a, b, a).merged).toBe(b);
      expect(body(a, a, b).merged).toBe(b);
      expect(body(a, b, b).merged).toBe(b);
    }),
  );
});

test('every sentence that we wrote ourselves is in the proposal, whatever the author did', () => {
  const theirsToo = fc.constantFrom('Een. ', 'Twee? ', 'Drie! ', 'Vier\n', 'Vijf. ');
  const oursAlone = fc.constantFrom('Zes van ons. ', 'Zie www.zeven.nl voor acht. ');
  const text = (of: fc.Arbitrary<string>) => fc.array(of, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text(theirsToo), text(fc.oneof(theirsToo, oursAlone)), text(theirsToo), (base, ours, theirs) => {
      const { merged } = body(base, ours, theirs);
      for (const own of ['Zes van ons. ', 'Zie www.zeven.nl voor acht. '])
        expect(merged.split(own).length).toBe(ours.split(own).length);
    }),
  );
});
