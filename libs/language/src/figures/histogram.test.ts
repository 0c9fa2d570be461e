import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from './index.js';

const histogramOf = (values: readonly number[]) => values.reduce((all, value) => all.add(value), new Histogram());

/** What PostgreSQL's percentile_cont gives. */
function exact(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)] as number, sorted[Math.ceil(rank)] as number];
  return below + (above - below) * (rank - Math.floor(rank));
}

const minutes = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 100_000 }),
  fc.double({ min: 0.001, max: 1e9, noNaN: true }),
  fc.integer({ min: -300, max: 900 }).map((power) => 1.02 ** power),
);
const share = fc.integer({ min: 0, max: 1_000 }).map((permille) => permille / 1_000);

test('a quantile is at most 1 % off the exact one', () => {
  fc.assert(
    fc.property(fc.array(minutes, { minLength: 1, maxLength: 200 }), share, (values, at) => {
      const expected = exact(values, at);
      expect(Math.abs((histogramOf(values).quantile(at) as number) - expected)).toBeLessThanOrEqual(
        expected * 0.01 + 1e-12,
      );
    }),
    { numRuns: 2_000 },
  );
});

test('merging parts gives the same as counting all, in any order', () => {
  fc.assert(
    fc.property(fc.array(minutes), fc.array(minutes), (left, right) => {
      const all = histogramOf([...left, ...right]).toRow();
      expect(histogramOf(left).merge(histogramOf(right)).toRow()).toEqual(all);
      expect(histogramOf(right).merge(histogramOf(left)).toRow()).toEqual(all);
    }),
  );
});

test('a stored histogram reads back the same and holds whole numbers only', () => {
  fc.assert(
    fc.property(fc.array(minutes), (values) => {
      const row = histogramOf(values).toRow();
      const back = Histogram.from(JSON.parse(JSON.stringify(row)));
      expect([back.toRow(), back.count]).toEqual([row, values.length]);
      expect([...row.buckets, ...row.counts].every(Number.isInteger)).toBe(true);
      expect(row.buckets.every((bucket) => Math.abs(bucket) <= 32_768)).toBe(true);
    }),
  );
});

test('an empty histogram has no quantile', () => {
  expect(new Histogram().quantile(0.5)).toBeUndefined();
});

test('a histogram merged into itself doubles', () => {
  const twice = histogramOf([1, 2, 2]);
  expect(twice.merge(twice).count).toBe(6);
});

test('values below zero, not finite, or broken rows are refused', () => {
  for (const value of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => new Histogram().add(value)).toThrow('FIGURES_VALUE_INVALID');
  expect(() => Histogram.from({ buckets: [1], counts: [] })).toThrow('FIGURES_VALUE_INVALID');
  expect(() => Histogram.from({ buckets: [1], counts: [-2] })).toThrow('FIGURES_VALUE_INVALID');
  expect(() => new Histogram().quantile(1.1)).toThrow('FIGURES_VALUE_INVALID');
});
