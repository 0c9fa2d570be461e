import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addOpenMinutes,
  dayOf,
  formatDuration,
  instantOf,
  isOpen,
  localTimeOf,
  nextOpening,
  officeHours,
  type OpeningCalendar,
  openMinutesBetween,
} from './index.js';

/** A moment by the Dutch clock: "2027-03-26 16:00". */
function at(local: string): Date {
  const [date = '', hour, minute] = local.split(/[ :]/);
  return new Date(instantOf(dayOf(date), Number(hour) * 60 + Number(minute), 'Europe/Amsterdam'));
}

const always: OpeningCalendar = {
  timeZone: 'Europe/Amsterdam',
  week: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, [{ from: 0, to: 1440 }]])),
  holidays: { goodFriday: false, liberationDay: 'never', open: ['easter', 'easter_monday', 'whitsun', 'christmas'] },
};
const withBreak: OpeningCalendar = {
  ...officeHours,
  week: {
    1: [
      { from: 540, to: 720 },
      { from: 780, to: 1020 },
    ],
    6: [{ from: 600, to: 660 }],
  },
  exceptions: { '2027-01-11': [], '2027-01-12': [{ from: 1200, to: 1260 }] },
};
const closed: OpeningCalendar = { ...officeHours, week: {} };

describe('adding open minutes, by the Dutch clock', () => {
  test('breaks and exceptions count', () => {
    expect(addOpenMinutes(at('2027-01-04 11:30'), 60, withBreak)).toEqual(at('2027-01-04 13:30'));
    expect(addOpenMinutes(at('2027-01-09 10:30'), 60, withBreak)).toEqual(at('2027-01-12 20:30'));
  });

  test('an office that is always open has days of 23 and 25 hours', () => {
    const hours = (from: string, to: string) => openMinutesBetween(at(from), at(to), always) / 60;
    expect(hours('2027-03-28 00:00', '2027-03-29 00:00')).toBe(23);
    expect(hours('2026-10-25 00:00', '2026-10-26 00:00')).toBe(25);
    expect(hours('2027-02-01 00:00', '2027-02-02 00:00')).toBe(24);
  });

  test('an opening inside the hour that the clock skips or repeats is as long as it really lasts', () => {
    const night: OpeningCalendar = {
      ...always,
      week: {
        7: [
          { from: 90, to: 150 },
          { from: 150, to: 240 },
        ],
      },
    };
    const minutes = (date: string) => openMinutesBetween(at(`${date} 00:00`), at(`${date} 12:00`), night);
    expect([minutes('2027-03-28'), minutes('2026-10-25'), minutes('2027-02-07')]).toEqual([90, 210, 150]);
  });

  test('a calendar that never opens is refused instead of searched for ever', () => {
    expect(() => addOpenMinutes(at('2027-01-04 12:00'), 1, closed)).toThrow('CALENDAR_NEVER_OPEN');
    expect(openMinutesBetween(at('2027-01-04 12:00'), at('2027-02-04 12:00'), closed)).toBe(0);
  });
});

describe('open or closed', () => {
  test('it is open at opening time and no more at closing time', () => {
    const open = ['08:59', '09:00', '16:59', '17:00'].map((time) => isOpen(at(`2027-01-04 ${time}`), officeHours));
    expect(open).toEqual([false, true, true, false]);
  });

  test('the next opening is now when it is open', () => {
    expect(nextOpening(at('2027-01-04 12:00'), officeHours)).toEqual(at('2027-01-04 12:00'));
    expect(nextOpening(at('2027-03-26 17:00'), officeHours)).toEqual(at('2027-03-30 09:00'));
  });
});

describe('properties', () => {
  const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 11, 31) }).map((time) => new Date(time));
  const calendar = fc.constantFrom(officeHours, always, withBreak);
  const minutes = fc.integer({ min: 1, max: 20_000 });

  test('between undoes add', () => {
    fc.assert(
      fc.property(moment, minutes, calendar, (from, added, hours) => {
        expect(openMinutesBetween(from, addOpenMinutes(from, added, hours), hours)).toBeCloseTo(added, 6);
      }),
    );
  });

  test('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(moment, minutes, minutes, calendar, (from, first, second, hours) => {
        const twice = addOpenMinutes(addOpenMinutes(from, first, hours), second, hours);
        expect(twice).toEqual(addOpenMinutes(from, first + second, hours));
      }),
    );
  });

  test('later is never earlier, and open minutes are never more than clock minutes', () => {
    fc.assert(
      fc.property(moment, moment, minutes, calendar, (one, other, added, hours) => {
        const [from, to] = one <= other ? [one, other] : [other, one];
        expect(addOpenMinutes(from, added, hours) <= addOpenMinutes(to, added, hours)).toBe(true);
        const open = openMinutesBetween(from, to, hours);
        expect(open).toBeGreaterThanOrEqual(0);
        expect(open).toBeLessThanOrEqual((to.getTime() - from.getTime()) / 60_000 + 1e-6);
        expect(openMinutesBetween(to, from, hours)).toBe(0);
      }),
    );
  });

  test('clock time and back is the same instant, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(moment, (instant) => {
        const { day, minute } = localTimeOf(instant, 'Europe/Amsterdam');
        expect([0, 3_600_000]).toContain(instant.getTime() - Math.round(instantOf(day, minute, 'Europe/Amsterdam')));
      }),
    );
  });
});

describe('bad input', () => {
  test('calendars that cannot be are refused', () => {
    const week = (from: number, to: number) => ({ ...officeHours, week: { 1: [{ from, to }] } });
    for (const calendar of [week(60, 60), week(-1, 60), week(60, 1441), week(1.5, 60)])
      expect(() => isOpen(at('2027-01-04 12:00'), calendar)).toThrow('CALENDAR_INVALID');
    const overlap = {
      ...officeHours,
      week: {
        1: [
          { from: 0, to: 60 },
          { from: 59, to: 90 },
        ],
      },
    };
    expect(() => isOpen(at('2027-01-04 12:00'), overlap)).toThrow('CALENDAR_INVALID');
    expect(() => isOpen(at('2027-01-04 12:00'), { ...officeHours, timeZone: 'Europe/Jisp' })).toThrow(
      'TIME_ZONE_UNKNOWN',
    );
    expect(() => isOpen(at('2027-01-04 12:00'), { ...officeHours, exceptions: { '2027-02-30': [] } })).toThrow(
      'TIME_INVALID',
    );
  });

  test('moments that do not exist are refused', () => {
    expect(() => isOpen(new Date(Number.NaN), officeHours)).toThrow('TIME_INVALID');
    expect(() => addOpenMinutes(at('2027-01-04 12:00'), -1, officeHours)).toThrow('TIME_INVALID');
  });
});

test('durations are written as people say them', () => {
  expect([0, 0.2, 1, 14.4, 60, 134, 1565].map((minutes) => formatDuration(minutes))).toEqual([
    '0 m',
    '< 1 m',
    '1 m',
    '14 m',
    '1 u',
    '2 u 14 m',
    '26 u 5 m',
  ]);
  expect(formatDuration(134, 'en')).toBe('2 h 14 m');
});
