import { DomainError } from '@samenspraak/platform/kernel';
import { localTimeOf } from './local-time.js';
import { type Opening, type OpeningCalendar, openingsOn } from './opening-calendar.js';

const MINUTE = 60_000;
/** A calendar without any opening for this long is taken to have none. */
const LONGEST_CLOSURE_DAYS = 800;

/**
 * Gives the minutes in opening hours between two moments, exact to the millisecond (so not always whole); zero when
 * `to` is not after `from`.
 */
export function openMinutesBetween(from: Date, to: Date, calendar: OpeningCalendar): number {
  return openingsBetween(from, to, calendar).reduce((open, part) => open + part.to - part.from, 0) / MINUTE;
}

/**
 * Gives the first moment at which so many minutes in opening hours have passed. Zero minutes is the moment itself.
 *
 * @throws DomainError CALENDAR_NEVER_OPEN when more than two years go by without any opening.
 */
export function addOpenMinutes(from: Date, minutes: number, calendar: OpeningCalendar): Date {
  if (!Number.isFinite(minutes) || minutes < 0) throw new DomainError('TIME_INVALID', 'invalid', { minutes });
  let left = Math.round(minutes * MINUTE);
  if (left === 0) return from;
  const start = from.getTime();
  let closedDays = 0;
  for (let { day } = localTimeOf(from, calendar.timeZone); closedDays <= LONGEST_CLOSURE_DAYS; day += 1) {
    closedDays += 1;
    for (const opening of openingsOn(day, calendar)) {
      const open = opening.to - Math.max(start, opening.from);
      if (open <= 0) continue;
      if (open >= left) return new Date(Math.max(start, opening.from) + left);
      left -= open;
      closedDays = 0;
    }
  }
  throw new DomainError('CALENDAR_NEVER_OPEN', 'invalid', {});
}

/** Tells whether it is open at a moment; at closing time it is not. */
export function isOpen(at: Date, calendar: OpeningCalendar): boolean {
  const time = at.getTime();
  return openingsOn(localTimeOf(at, calendar.timeZone).day, calendar).some(({ from, to }) => from <= time && time < to);
}

/** Gives the moment itself when it is open, else when it opens next. @throws DomainError CALENDAR_NEVER_OPEN */
export function nextOpening(at: Date, calendar: OpeningCalendar): Date {
  if (isOpen(at, calendar)) return at;
  return new Date(addOpenMinutes(at, 1 / MINUTE, calendar).getTime() - 1);
}

/** Gives from when to when it is open between two moments, in order. */
export function openingsBetween(from: Date, to: Date, calendar: OpeningCalendar): Opening[] {
  const lastDay = localTimeOf(to, calendar.timeZone).day;
  const [start, end] = [from.getTime(), to.getTime()];
  const found: Opening[] = [];
  for (let { day } = localTimeOf(from, calendar.timeZone); day <= lastDay; day += 1)
    for (const opening of openingsOn(day, calendar)) {
      const part = { from: Math.max(start, opening.from), to: Math.min(end, opening.to) };
      if (part.to > part.from) found.push(part);
    }
  return found;
}
