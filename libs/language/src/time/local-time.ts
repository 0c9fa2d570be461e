import { DomainError } from '@samenspraak/platform/kernel';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A moment as a clock on the wall of a time zone shows it. `day` counts days since 1 January 1970. */
export interface LocalTime {
  readonly day: number;
  /** Minutes since midnight on the clock, with the seconds as a fraction. */
  readonly minute: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = newFormatter(timeZone);
  formatters.set(timeZone, formatter);
  return formatter;
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (cause) {
    throw new DomainError('TIME_ZONE_UNKNOWN', 'invalid', { timeZone }, { cause });
  }
}

// Since 1980 no zone changed its clock but at a whole quarter of an hour, so one answer holds for all of it.
const QUARTER = 900_000;
const QUARTERS_SINCE = Date.UTC(1980, 0, 1);
const MOST_QUARTERS = 10_000;
const offsets = new Map<string, number>();

/** Gives the clock time of an instant, as the number of milliseconds that this reading would be in UTC. */
function readingAt(instant: number, timeZone: string): number {
  if (instant < QUARTERS_SINCE) return computeReading(instant, timeZone);
  const key = `${Math.floor(instant / QUARTER)} ${timeZone}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = computeReading(instant, timeZone) - instant;
    if (offsets.size >= MOST_QUARTERS) offsets.clear();
    offsets.set(key, offset);
  }
  return instant + offset;
}

function computeReading(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  let beforeChrist = false;
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) {
    if (type === 'era') beforeChrist = value !== 'AD';
    else parts[type] = Number(value);
  }
  if (beforeChrist) throw new DomainError('TIME_INVALID', 'invalid', {});
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
}

/** Gives the clock time of an instant. */
export function localTimeOf(instant: Date, timeZone: string): LocalTime {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new DomainError('TIME_INVALID', 'invalid', {});
  const reading = readingAt(time, timeZone);
  const day = Math.floor(reading / DAY);
  return { day, minute: (reading - day * DAY) / MINUTE };
}

/**
 * Gives the instant, in milliseconds, at which a clock shows this time for the first time; when the clock skips it, the
 * instant at which it is put forward. Minute 1440 is the midnight that ends the day.
 */
export function instantOf(day: number, minute: number, timeZone: string): number {
  const reading = day * DAY + minute * MINUTE;
  const offsetAt = (instant: number) => readingAt(instant, timeZone) - instant;
  const before = offsetAt(reading - DAY);
  const after = offsetAt(reading + DAY);
  if (before === after) return reading - before;
  const candidates = [reading - before, reading - after].filter((instant) => readingAt(instant, timeZone) === reading);
  if (candidates.length > 0) return Math.min(...candidates);
  return changeBetween(reading - DAY, reading + DAY, offsetAt);
}

function changeBetween(from: number, to: number, offsetAt: (instant: number) => number): number {
  const offset = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Gives the number of a day written as `2027-03-26`. @throws DomainError TIME_INVALID */
export function dayOf(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || dateOf(time / DAY) !== date) throw new DomainError('TIME_INVALID', 'invalid', { date });
  return time / DAY;
}

/** Writes a day as `2027-03-26`. */
export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}
