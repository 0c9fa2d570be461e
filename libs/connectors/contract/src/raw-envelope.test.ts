import { expect, it } from 'vitest';
import { boundRaw } from './raw-envelope.js';

const nested = (depth: number): unknown => (depth === 0 ? 'diep' : { a: [nested(depth - 1)] });

it('copies what is plain, so that nobody changes what was kept', () => {
  const raw = { a: [1, null, { b: 'é \u{1f6ae} "\\u0041"' }], c: new Date(0), __proto__: { d: 1 } };
  const kept = boundRaw(raw) as typeof raw;
  expect(kept).toEqual({ a: [1, null, { b: 'é \u{1f6ae} "\\u0041"' }], c: '1970-01-01T00:00:00.000Z' });
  expect(kept.a).not.toBe(raw.a);
});

it('mends what a database cannot keep, wherever it stands', () => {
  expect(boundRaw({ 'a\u0000': ['b\u0000', 'half \ud83d', Number.NaN, undefined, () => 1, 1n] })).toEqual({
    a: ['b', 'half \ufffd', null, null, null, null],
  });
  expect(boundRaw({ bad: new Date(Number.NaN) })).toEqual({ bad: null });
  expect(boundRaw('[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[')).toBe('[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[');
});

it('ends at a depth and at a size', () => {
  expect(JSON.stringify(boundRaw(nested(100)))).not.toContain('diep');
  expect(JSON.stringify(boundRaw(nested(5)))).toContain('diep');
  const round: Record<string, unknown> = {};
  round.self = round;
  expect(() => boundRaw(round)).not.toThrow();
  expect(boundRaw('x'.repeat(300_000))).toEqual({ truncated: true, size: 300_002 });
});
