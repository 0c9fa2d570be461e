import { expect, test } from 'vitest';
import { recordKeyOf } from './record-key.js';

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/u;

test('a key is a TID, always the same for the same idempotency key, and another for another', () => {
  const keys = Array.from({ length: 2_000 }, () => crypto.randomUUID());
  const records = keys.map(recordKeyOf);
  expect(records.every((record) => TID.test(record))).toBe(true);
  expect(keys.map(recordKeyOf)).toEqual(records);
  expect(new Set(records).size).toBe(keys.length);
});

test('a key with a moment of its own stands in the repository where that moment belongs', () => {
  const keyAt = (ms: number, rest: string) => {
    const hex = ms.toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-7${rest}-8000-000000000000`;
  };
  const moments = [Date.UTC(2026, 10, 26, 9), Date.UTC(2026, 10, 26, 9, 0, 0, 1), Date.UTC(2031, 0, 1)];
  const records = moments.map((ms) => recordKeyOf(keyAt(ms, 'abc')));
  expect([...records].sort()).toEqual(records);
  expect(recordKeyOf(keyAt(moments[0]!, 'abd'))).not.toBe(records[0]);
  // Written out by hand from the specification: microseconds, shifted over ten bits.
  const micros =
    [...records[0]!].reduce(
      (value, letter) => value * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(letter)),
      0n,
    ) >> 10n;
  expect(micros / 1000n).toBe(BigInt(moments[0]!));
});

test('what is no UUID is a key too', () => {
  expect(recordKeyOf('k')).toMatch(TID);
  expect(recordKeyOf('')).toMatch(TID);
});
