import { expect, it } from 'vitest';
import { firstScreen, kilobytes } from '../../dev/first-screen.mjs';

/** The goal of docs/performance.md. What comes on top is loaded when it is needed: see `lazy` in app.tsx. */
const MOST_KILOBYTES = 120;

it('the first screen of the desk, as it was built, is at most 120 kB of JavaScript', () => {
  const parts = firstScreen();
  expect(parts.map(({ file }) => file).join()).toContain('desk.page');
  const size = kilobytes(parts);
  const largest = parts.slice(0, 5).map(({ file, brotli }) => `${file} ${brotli}`);
  expect(size, `the largest: ${largest.join(', ')}`).toBeLessThanOrEqual(MOST_KILOBYTES);
});
