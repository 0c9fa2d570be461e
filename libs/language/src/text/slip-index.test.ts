import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlipIndex } from './slip-index.js';

const index = new SlipIndex(['oostzaan', 'wormerland', 'volendam'].map((word) => [word, word] as const));

test.each([
  ['oostzaan', 'oostzaan'],
  ['oostzan', 'oostzaan'],
  ['oostzaaan', 'oostzaan'],
  ['oostzaam', 'oostzaan'],
  ['ootszaan', 'oostzaan'],
  ['oostzem', undefined],
  ['zaan', undefined],
  ['', undefined],
])('%j was meant as %j', (word, meant) => expect(index.find(word)).toBe(meant));

test('a word that may be two is neither', () => {
  expect(new SlipIndex([['zaandam', 1] as const, ['zaandan', 2] as const]).find('zaanda')).toBeUndefined();
});

test('every single slip is found, and nothing that is further away', () => {
  const distance = (a: string, b: string): number => {
    const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
    for (let i = 1; i <= a.length; i += 1)
      for (let j = 1; j <= b.length; j += 1) {
        const [up, left, diagonal] = [rows[i - 1]![j]!, rows[i]![j - 1]!, rows[i - 1]![j - 1]!];
        let least = Math.min(up + 1, left + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          least = Math.min(least, rows[i - 2]![j - 2]! + 1);
        rows[i]![j] = least;
      }
    return rows[a.length]![b.length]!;
  };
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(word, word, (meant, written) => {
      const found = new SlipIndex([[meant, true] as const]).find(written);
      expect(found === true).toBe(distance(meant, written) <= 1);
    }),
    { numRuns: 3_000 },
  );
});
