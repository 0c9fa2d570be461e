import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addOpenMinutes, type Holiday, type OpeningBlock, type OpeningCalendar, openMinutesBetween } from './index.js';

// The oracle walks minute by minute, takes the clock from Intl and the holidays from the table, and knows nothing of ours.
const MINUTE = 60_000;
const HOUR = 3_600_000;
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const offsets = new Map<number, number>();

function wallOf(instant: number): { date: string; minute: number; weekday: number } {
  // Dutch clocks change on whole hours only.
  const hour = Math.floor(instant / HOUR) * HOUR;
  let offset = offsets.get(hour);
  if (offset === undefined) offsets.set(hour, (offset = Date.parse(`${clock.format(hour)}Z`) - hour));
  const wall = new Date(instant + offset);
  return {
    date: wall.toISOString().slice(0, 10),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    weekday: wall.getUTCDay() || 7,
  };
}

const names: Readonly<Record<string, Holiday>> = {
  Nieuwjaar: 'new_year',
  'Goede Vrijdag': 'good_friday',
  Pasen: 'easter',
  'Tweede paasdag': 'easter_monday',
  Koningsdag: 'kings_day',
  Bevrijdingsdag: 'liberation_day',
  Hemelvaartsdag: 'ascension',
  Pinksteren: 'whitsun',
  'Tweede pinksterdag': 'whit_monday',
  Kerstmis: 'christmas',
  'Tweede kerstdag': 'second_christmas_day',
};
const holidays = readFileSync(new URL('fixtures/holidays-nl-2024-2031.csv', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.split(','))
  .flatMap(([date = '', name = '']) => (names[name] ? [{ date, holiday: names[name] }] : []));

function closedOn(date: string, { holidays: choices, exceptions }: OpeningCalendar): boolean {
  if (exceptions?.[date]) return true;
  return holidays.some(({ date: on, holiday }) => {
    if (on !== date || choices.open?.includes(holiday)) return false;
    if (holiday === 'good_friday') return choices.goodFriday;
    if (holiday !== 'liberation_day') return true;
    return (
      choices.liberationDay === 'yearly' || (choices.liberationDay === 'lustrum' && /[05]-/.test(date.slice(3, 5)))
    );
  });
}

function isOpenAt(instant: number, calendar: OpeningCalendar): boolean {
  const { date, minute, weekday } = wallOf(instant);
  const blocks = calendar.week[weekday as 1] ?? [];
  return blocks.some(({ from, to }) => from <= minute && minute < to) && !closedOn(date, calendar);
}

// Who opens or closes within the hour that comes twice means the first of the two: local-time.test.ts.
const quarter = fc.integer({ min: 0, max: 96 }).filter((at) => at <= 8 || at >= 12);
const block = fc
  .uniqueArray(quarter, { minLength: 2, maxLength: 8 })
  .map((edges) => edges.sort((a, b) => a - b).slice(0, edges.length - (edges.length % 2)))
  .map((edges) =>
    edges.flatMap((from, at): OpeningBlock[] => (at % 2 ? [] : [{ from: from * 15, to: edges[at + 1]! * 15 }])),
  );
// Around the changes of the clock, the holidays and the turn of the year more happens than elsewhere.
const around = fc.constantFrom('2027-03-26', '2026-10-24', '2028-02-28', '2026-12-24', '2030-05-03', '2027-04-26');
const start = fc.tuple(around, fc.integer({ min: -2 * 1440, max: 3 * 1440 }));
const calendars = fc.record({
  timeZone: fc.constant('Europe/Amsterdam'),
  week: fc.record({ 1: block, 2: block, 3: block, 4: block, 5: block, 6: block, 7: block }),
  holidays: fc.record({
    goodFriday: fc.boolean(),
    liberationDay: fc.constantFrom('yearly' as const, 'lustrum' as const, 'never' as const),
    open: fc.subarray<Holiday>(['easter', 'easter_monday', 'kings_day', 'new_year', 'christmas']),
  }),
  exceptions: fc.constantFrom<Record<string, readonly OpeningBlock[]>[]>(
    {},
    { '2027-03-30': [] },
    { '2026-12-28': [], '2026-12-29': [] },
  ),
});

test('when an answer is due is what somebody finds who looks at the clock each minute', () => {
  fc.assert(
    fc.property(calendars, start, fc.integer({ min: 1, max: 2_000 }), (calendar, [date, shift], minutes) => {
      const from = Date.parse(`${date}T12:00:00Z`) + shift * MINUTE;
      let instant = from;
      for (let left = minutes; left > 0; instant += MINUTE) if (isOpenAt(instant, calendar)) left -= 1;
      expect(addOpenMinutes(new Date(from), minutes, calendar)).toEqual(new Date(instant));
      expect(openMinutesBetween(new Date(from), new Date(instant), calendar)).toBeCloseTo(minutes, 9);
    }),
    { numRuns: 150 },
  );
}, 60_000);
