import { expect, test } from 'vitest';
import { dateOf, dayOf, instantOf, localTimeOf, weekdayOf } from './index.js';

const zone = 'Europe/Amsterdam';

test('a clock time that comes twice is the first of the two', () => {
  expect(instantOf(dayOf('2026-10-25'), 150, zone)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(instantOf(dayOf('2026-10-25'), 180, zone)).toBe(Date.UTC(2026, 9, 25, 2, 0));
});

test('a clock time that is skipped is the moment at which the clock is put forward', () => {
  expect(instantOf(dayOf('2027-03-28'), 150, zone)).toBe(Date.UTC(2027, 2, 28, 1, 0));
  expect(instantOf(dayOf('2027-03-28'), 180, zone)).toBe(Date.UTC(2027, 2, 28, 1, 0));
});

test('an instant is read by the clock of its season', () => {
  expect(localTimeOf(new Date('2027-01-01T23:30:00Z'), zone)).toEqual({ day: dayOf('2027-01-02'), minute: 30 });
  expect(localTimeOf(new Date('2027-07-01T22:30:30Z'), zone)).toEqual({ day: dayOf('2027-07-02'), minute: 30.5 });
});

test('days, dates and weekdays agree', () => {
  expect(dateOf(dayOf('2028-02-29'))).toBe('2028-02-29');
  expect(weekdayOf(dayOf('2027-03-26'))).toBe(5);
  expect(weekdayOf(dayOf('1969-12-28'))).toBe(7);
  for (const date of ['2027-02-29', '2027-2-1', '', 'today']) expect(() => dayOf(date)).toThrow('TIME_INVALID');
});
