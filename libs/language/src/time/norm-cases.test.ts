import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addOpenMinutes, dayOf, instantOf, type OpeningCalendar, openMinutesBetween } from './index.js';

interface Cases {
  readonly calendars: Readonly<
    Record<string, Pick<OpeningCalendar, 'week' | 'holidays'> & { readonly closed: readonly string[] }>
  >;
  readonly cases: readonly { calendar: string; from: string; minutes: number; due: string; why: string }[];
}

const { calendars, cases } = JSON.parse(
  readFileSync(new URL('fixtures/norm-cases.json', import.meta.url), 'utf8'),
) as Cases;
const timeZone = 'Europe/Amsterdam';

function calendarNamed(name: string): OpeningCalendar {
  const { closed, ...others } = calendars[name]!;
  return { timeZone, ...others, exceptions: Object.fromEntries(closed.map((date) => [date, []])) };
}

/** A moment by the Dutch clock: "2027-03-26 16:00". */
function at(local: string): Date {
  const [date = '', hour, minute] = local.split(/[ :]/);
  return new Date(instantOf(dayOf(date), Number(hour) * 60 + Number(minute), timeZone));
}

describe('when an answer is due, by the Dutch clock', () => {
  test.each(cases)('$calendar: $from and $minutes minutes, $why', ({ calendar, from, minutes, due }) => {
    const hours = calendarNamed(calendar);
    expect(addOpenMinutes(at(from), minutes, hours).toISOString().slice(0, 16)).toBe(due.slice(0, 16));
    expect(openMinutesBetween(at(from), new Date(due), hours)).toBe(minutes);
  });

  test('the table holds the cases that were asked for', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(cases).toContainEqual(
      expect.objectContaining({
        calendar: 'office',
        from: '2027-03-26 16:00',
        minutes: 120,
        due: '2027-03-30T08:00Z',
      }),
    );
  });
});
