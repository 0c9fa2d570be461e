import { expect, test } from 'vitest';
import { byAmount, equally, settle } from './settlement.js';

const euros = (cents: readonly number[]) => cents.map((part) => part / 100);

test('12,000 euro over 16,000 and 9,000 inhabitants is 7,680 and 4,320', () => {
  expect(euros(settle(1_200_000, 2, [byAmount(100, [16_000, 9_000])]))).toEqual([7_680, 4_320]);
});

test('with half of it equal it is 6,840 and 5,160', () => {
  expect(euros(settle(1_200_000, 2, [equally(50, 2), byAmount(50, [16_000, 9_000])]))).toEqual([6_840, 5_160]);
});

test('cents that rounding leaves go to the largest remainders, and ties to the first', () => {
  expect(settle(100, 3, [equally(100, 3)])).toEqual([34, 33, 33]);
  expect(settle(10, 3, [byAmount(100, [1, 1, 4])])).toEqual([2, 2, 6]);
  expect(settle(5, 2, [byAmount(100, [1, 2])])).toEqual([2, 3]);
});

test('who has no inhabitants pays nothing by inhabitants; when nobody has any, all pay the same', () => {
  expect(settle(900, 3, [byAmount(100, [0, 2, 1])])).toEqual([0, 600, 300]);
  expect(settle(900, 3, [byAmount(100, [0, 0, 0])])).toEqual([300, 300, 300]);
});

test('two thousand random bills add up to the cent, and nobody is further than a cent from the exact part', () => {
  let state = 7;
  const random = (most: number) => (state = (state * 48_271) % 2_147_483_647) % most;
  for (let round = 0; round < 2_000; round += 1) {
    const payers = 1 + random(12);
    const total = random(50_000_000);
    const percent = random(101);
    const inhabitants = Array.from({ length: payers }, () => random(160_000));
    const parts = settle(total, payers, [equally(percent, payers), byAmount(100 - percent, inhabitants)]);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    const all = inhabitants.reduce((sum, one) => sum + one, 0);
    parts.forEach((part, index) => {
      const share = all > 0 ? inhabitants[index]! / all : 1 / payers;
      const exact = (total * (percent / payers + (100 - percent) * share)) / 100;
      expect(Math.abs(part - exact)).toBeLessThan(1.001);
    });
  }
});

test('percentages that do not add up are refused', () => {
  expect(() => settle(100, 2, [equally(99, 2)])).toThrow(RangeError);
});
