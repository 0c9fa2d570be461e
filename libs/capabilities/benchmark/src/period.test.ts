import { expect, test } from 'vitest';
import { dayOf, periodBefore, periodOf } from './period.js';

test('a month and a quarter know their months and days', () => {
  expect(periodOf('2028-02')).toEqual({
    name: '2028-02',
    months: ['2028-02'],
    from: '2028-02-01',
    until: '2028-02-29',
  });
  expect(periodOf('2026-Q4')).toMatchObject({
    months: ['2026-10', '2026-11', '2026-12'],
    from: '2026-10-01',
    until: '2026-12-31',
  });
});

test('the period before it goes over the end of the year', () => {
  expect(periodBefore(periodOf('2026-01')).name).toBe('2025-12');
  expect(periodBefore(periodOf('2026-Q1')).name).toBe('2025-Q4');
});

test.each(['2026', '2026-13', '2026-00', '2026-Q5', '1999-01', '2026-1', '', "2026-01'"])('%j is no period', (name) => {
  expect(() => periodOf(name)).toThrow('BENCHMARK_PERIOD_INVALID');
});

test('a day begins at midnight in Amsterdam', () => {
  expect(dayOf(new Date('2026-10-31T23:30:00Z'))).toBe('2026-11-01');
});
