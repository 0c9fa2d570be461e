import { expect, test } from 'vitest';
import { holdsNow, untilOf } from './stop-times';

test('a stop holds until its end, or until somebody lifts it', () => {
  const now = Date.parse('2026-11-26T12:00:00Z');
  const until = untilOf(4, now);
  expect(until).toBe('2026-11-26T16:00:00.000Z');
  expect(holdsNow({ until }, now)).toBe(true);
  expect(holdsNow({ until }, Date.parse(until))).toBe(false);
  expect(holdsNow({ until, liftedAt: '2026-11-26T12:30:00Z' }, now)).toBe(false);
});
