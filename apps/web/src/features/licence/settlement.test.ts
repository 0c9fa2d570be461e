import { expect, test } from 'vitest';
import { settle, useOf } from './settlement';

test('shares that miss one cent are not the invoice', () => {
  const shares = [
    { costCents: 768_000, mentions: 16 },
    { costCents: 432_000, mentions: 9 },
  ];
  expect(settle(shares, 1_200_000)).toEqual({ total: 1_200_000, difference: 0, exact: true });
  expect(settle(shares, 1_200_001)).toMatchObject({ difference: 1, exact: false });
});

test('use that one may not see stays unknown', () => {
  expect(useOf({ mentions: 10, used: null })).toBeUndefined();
  expect(useOf({ mentions: 10, used: 4 })).toBe(0.4);
});
