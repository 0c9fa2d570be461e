import { expect, test } from 'vitest';
import { offsetsOf, paintedAt, scrollToStay } from './window-rows';

test('of ten thousand rows only those in sight are painted', () => {
  const offsets = offsetsOf(Array.from({ length: 10_000 }, () => 88));
  const painted = paintedAt(offsets, 440_000, 900, 500);
  expect(painted.until - painted.from).toBeLessThan(30);
  expect(painted.from * 88).toBe(painted.above);
  expect(painted.above + (painted.until - painted.from) * 88 + painted.below).toBe(880_000);
});

test('an empty list paints nothing', () => {
  expect(paintedAt([0], 0, 900, 500)).toEqual({ from: 0, until: 0, above: 0, below: 0 });
});

test('a row that comes in above keeps what one reads in its place', () => {
  const before = offsetsOf([88, 88, 88]);
  const top = 100;
  const distance = before[1]! - top;
  expect(scrollToStay(['n', 'a', 'b', 'c'], offsetsOf([88, 88, 88, 88]), 'b', distance)).toBe(top + 88);
  expect(scrollToStay(['a'], [0, 88], 'gone', 0)).toBeUndefined();
});
