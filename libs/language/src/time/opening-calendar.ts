import { DomainError } from '@samenspraak/platform/kernel';
import { closedHolidays, type HolidayChoices } from './holidays.js';
import { dateOf, dayOf, instantOf, type Weekday, weekdayOf } from './local-time.js';

/** Open from one clock time to another, in minutes since midnight; `to` is at most 1440. */
export interface OpeningBlock {
  readonly from: number;
  readonly to: number;
}

/** When a tenant is open. Plain data, so that it can be stored; a changed calendar is a new object. */
export interface OpeningCalendar {
  readonly timeZone: string;
  /** By weekday, Monday is 1; a break is the gap between two blocks. */
  readonly week: Readonly<Partial<Record<Weekday, readonly OpeningBlock[]>>>;
  readonly holidays: HolidayChoices;
  /** Dates (`2027-03-26`) that differ from week and holidays; no blocks means closed. */
  readonly exceptions?: Readonly<Record<string, readonly OpeningBlock[]>>;
}

/** From when to when it is open, in milliseconds since 1970. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

interface Prepared {
  readonly days: Map<number, readonly Opening[]>;
  readonly closed: Map<number, ReadonlySet<string>>;
}

const REMEMBERED_DAYS = 5_000;
const prepared = new WeakMap<OpeningCalendar, Prepared>();
const nineToFive = [{ from: 540, to: 1020 }];

/** Monday to Friday from nine to five in the Netherlands, closed on the general holidays. */
export const officeHours: OpeningCalendar = {
  timeZone: 'Europe/Amsterdam',
  week: { 1: nineToFive, 2: nineToFive, 3: nineToFive, 4: nineToFive, 5: nineToFive },
  holidays: { goodFriday: false, liberationDay: 'lustrum' },
};

/** @throws DomainError CALENDAR_INVALID for blocks that overlap, run backwards or leave the day, or an unknown date. */
export function checkCalendar(calendar: OpeningCalendar): void {
  for (const blocks of Object.values(calendar.week)) checkBlocks(blocks);
  for (const [date, blocks] of Object.entries(calendar.exceptions ?? {})) {
    dayOf(date);
    checkBlocks(blocks);
  }
  instantOf(0, 0, calendar.timeZone);
}

function checkBlocks(blocks: readonly OpeningBlock[]): void {
  let end = 0;
  for (const { from, to } of blocks) {
    const whole = Number.isInteger(from) && Number.isInteger(to);
    if (!whole || from < end || to <= from || to > 1440)
      throw new DomainError('CALENDAR_INVALID', 'invalid', { from, to });
    end = to;
  }
}

/** Gives when a tenant is open on a day, in order; clock changes have been taken into account. */
export function openingsOn(day: number, calendar: OpeningCalendar): readonly Opening[] {
  const { days, closed } = prepare(calendar);
  const known = days.get(day);
  if (known) return known;
  const openings = blocksOn(day, calendar, closed)
    .map(({ from, to }) => ({
      from: instantOf(day, from, calendar.timeZone),
      to: instantOf(day, to, calendar.timeZone),
    }))
    .filter(({ from, to }) => to > from);
  if (days.size >= REMEMBERED_DAYS) days.clear();
  days.set(day, openings);
  return openings;
}

function prepare(calendar: OpeningCalendar): Prepared {
  const known = prepared.get(calendar);
  if (known) return known;
  checkCalendar(calendar);
  const fresh = { days: new Map(), closed: new Map() };
  prepared.set(calendar, fresh);
  return fresh;
}

function blocksOn(day: number, calendar: OpeningCalendar, closed: Prepared['closed']): readonly OpeningBlock[] {
  const date = dateOf(day);
  const exception = calendar.exceptions?.[date];
  if (exception) return exception;
  const year = Number(date.slice(0, 4));
  const dates = closed.get(year) ?? new Set(closedHolidays(year, calendar.holidays));
  closed.set(year, dates);
  return dates.has(date) ? [] : (calendar.week[weekdayOf(day)] ?? []);
}
