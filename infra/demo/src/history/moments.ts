import {
  dateOf,
  dayOf,
  instantOf,
  openMinutesBetween,
  type OpeningCalendar,
  weekdayOf,
} from '@samenspraak/language/time';
import type { Dice } from '../content/dice.js';

const MINUTE = 60_000;
const LAST_HOUR = 60;
const ZONE = 'Europe/Amsterdam';

/** The moment from which so many minutes in opening hours have passed by `until`; the latest one that there is. */
export function openMinutesBefore(until: Date, minutes: number, calendar: OpeningCalendar): Date {
  let [early, late] = [until.getTime() - 40 * 24 * 60 * MINUTE, until.getTime()];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (openMinutesBetween(new Date(middle), until, calendar) >= minutes) early = middle;
    else late = middle;
  }
  return new Date(early);
}

const dutchFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

/** The day in the Netherlands, `2026-11-26`. */
export const dutchDay = (at: Date): string => dutchFormat.format(at);

/** The calendar days from the first of the month before `now` up to and including the day of `now`, in Amsterdam. */
export function historyDays(now: Date): number[] {
  const today = dutchDay(now);
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, '0')}-01`;
  const days: number[] = [];
  for (let day = dayOf(first); day <= dayOf(today); day += 1) days.push(day);
  return days;
}

/** How busy a weekday is, seven days together seven. */
const WEEKDAYS: Readonly<Record<number, number>> = { 1: 1.35, 2: 1.3, 3: 1.2, 4: 1.25, 5: 1.1, 6: 0.4, 7: 0.4 };

/** How many questions a day brings; the fractions are carried on, so that a month adds up. */
export function questionsOf(days: readonly number[], perMonth: number): number[] {
  let carried = 0.5;
  return days.map((day) => {
    carried += (perMonth / 30) * WEEKDAYS[weekdayOf(day)]!;
    const whole = Math.floor(carried);
    carried -= whole;
    return whole;
  });
}

/** When on a day a citizen writes: mostly in opening hours and not in the last of them, else between seven and eleven. */
export function momentOn(day: number, calendar: OpeningCalendar, dice: Dice): Date {
  const blocks = calendar.exceptions?.[dateOf(day)] ?? calendar.week[weekdayOf(day)] ?? [];
  const open = blocks.length > 0 && dice.fraction() < 0.93 ? dice.pick(blocks) : undefined;
  const block = open ? { from: open.from, to: open.to - LAST_HOUR } : { from: 7 * 60, to: 23 * 60 };
  const minute = block.from + dice.fraction() * (block.to - block.from);
  const whole = Math.floor(minute);
  return new Date(instantOf(day, whole, ZONE) + Math.floor((minute - whole) * MINUTE));
}

/** Gives each message a moment of its own, to the millisecond: the practice network makes its ids from it. */
export class OwnMoments {
  private readonly taken = new Set<number>();

  at(moment: Date): Date {
    let time = moment.getTime();
    while (this.taken.has(time)) time += 1;
    this.taken.add(time);
    return new Date(time);
  }
}
