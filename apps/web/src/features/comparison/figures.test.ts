import { expect, test } from 'vitest';
import { minutesEnd, shareBegin, spreadOf } from './figures';
import { lastPeriods, partsOf } from './period';

test('the middle of the others leaves out what is not shown', () => {
  expect(spreadOf([0.9, undefined, 0.84, 0.96])).toEqual({ low: 0.84, middle: 0.9, high: 0.96 });
  expect(spreadOf([10, 20])?.middle).toBe(15);
  expect(spreadOf([undefined])).toBeUndefined();
});

test('axes end at round times and begin at round tens', () => {
  expect(minutesEnd([38, 60, 71])).toBe(90);
  expect(minutesEnd([])).toBe(30);
  expect(shareBegin([0.94, 0.9, 0.84])).toBe(0.7);
});

test('periods go back over the year, the running one first', () => {
  expect(lastPeriods(new Date(2026, 0, 31), 'month', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  expect(lastPeriods(new Date(2026, 10, 26), 'quarter', 3)).toEqual(['2026-Q4', '2026-Q3', '2026-Q2']);
  expect(partsOf('2026-Q4')).toEqual({ year: 2026, quarter: 4 });
  expect(partsOf('2026-11')).toEqual({ year: 2026, month: 11 });
});
