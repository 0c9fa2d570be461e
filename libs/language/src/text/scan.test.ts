import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryText } from '../testing/arbitrary-query.js';
import { EMAIL_TOKEN, hashUnits, kindOf, lettersAt, partsOf, Scanner, STRIDE, wideOf } from './scan.js';
import { tokenise } from './tokenise.js';

/** The tokens of a scan as text: what its letters, its hash and its positions say. */
function read(scanner: Scanner, text: string) {
  const { columns, count, letters } = scanner;
  const bytes = new Uint8Array(letters.buffer);
  return Array.from({ length: count }, (_, token) => {
    const [start, end, hash, meta] = columns.subarray(token * STRIDE) as unknown as [number, number, number, number];
    const from = start + (/[#@]/.test(text[start] ?? '') ? 1 : 0);
    const size = wideOf(meta) + 1;
    const unit = (at: number) => bytes[at]! | (size === 2 ? bytes[at + 1]! << 8 : 0);
    const units = Array.from({ length: end - from }, (_unit, at) => unit(lettersAt(meta) * 4 + at * size));
    return { start, end, isAddress: kindOf(meta) >= EMAIL_TOKEN, parts: partsOf(meta), hash, from, units };
  });
}

test('a scan writes of each token its letters and their hash, also when it is used again', () => {
  const scanner = new Scanner();
  fc.assert(
    fc.property(arbitraryText, (text) => {
      scanner.scan(text);
      const tokens = read(scanner, text);
      expect(tokens.map(({ start, end, parts }) => [start, end, parts])).toEqual(
        tokenise(text).tokens.map(({ start, end, position, next }) => [start, end, next - position]),
      );
      for (const { from, end, hash, units, isAddress } of tokens) {
        expect(hash).toBe(hashUnits(text, from, end));
        if (!isAddress) expect(String.fromCharCode(...units)).toBe(text.slice(from, end));
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a question mark counts only outside an address', () => {
  const scanner = new Scanner();
  const asks = (text: string) => {
    scanner.scan(text);
    return scanner.asks;
  };
  expect(['Wanneer?', 'zie https://weg.nl/a?', 'echt ?!'].map(asks)).toEqual([true, true, true]);
  expect(['Wanneer', 'zie https://weg.nl/?a=1', 'https://weg.nl/?a mooi'].map(asks)).toEqual([false, false, false]);
});
