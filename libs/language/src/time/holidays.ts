import { dateOf, dayOf, weekdayOf } from './local-time.js';

export const holidays = [
  'new_year',
  'good_friday',
  'easter',
  'easter_monday',
  'kings_day',
  'liberation_day',
  'ascension',
  'whitsun',
  'whit_monday',
  'christmas',
  'second_christmas_day',
] as const;
export type Holiday = (typeof holidays)[number];

/** What a tenant itself decides about holidays; the others close everywhere. */
export interface HolidayChoices {
  readonly goodFriday: boolean;
  /** Each year, only in the years that end in 0 or 5, or never. */
  readonly liberationDay: 'yearly' | 'lustrum' | 'never';
  /** Holidays on which this tenant is open as usual. */
  readonly open?: readonly Holiday[];
}

/** Gives the Dutch holidays of a year with their date (`2027-03-29`), in order. */
export function holidaysOf(year: number): readonly { readonly holiday: Holiday; readonly date: string }[] {
  const easter = easterOf(year);
  const on = (holiday: Holiday, day: number) => ({ holiday, date: dateOf(day) });
  return [
    on('new_year', dayOf(`${year}-01-01`)),
    on('good_friday', easter - 2),
    on('easter', easter),
    on('easter_monday', easter + 1),
    on('kings_day', kingsDayOf(year)),
    on('liberation_day', dayOf(`${year}-05-05`)),
    on('ascension', easter + 39),
    on('whitsun', easter + 49),
    on('whit_monday', easter + 50),
    on('christmas', dayOf(`${year}-12-25`)),
    on('second_christmas_day', dayOf(`${year}-12-26`)),
  ].sort((a, b) => a.date.localeCompare(b.date));
}

/** Gives the dates of a year on which a tenant with these choices is closed. */
export function closedHolidays(year: number, choices: HolidayChoices): readonly string[] {
  const isOpen = (holiday: Holiday) => {
    if (choices.open?.includes(holiday)) return true;
    if (holiday === 'good_friday') return !choices.goodFriday;
    if (holiday !== 'liberation_day') return false;
    return choices.liberationDay === 'never' || (choices.liberationDay === 'lustrum' && year % 5 !== 0);
  };
  return holidaysOf(year).flatMap(({ holiday, date }) => (isOpen(holiday) ? [] : [date]));
}

/** 27 April, or the day before when that is a Sunday. */
function kingsDayOf(year: number): number {
  const day = dayOf(`${year}-04-27`);
  return weekdayOf(day) === 7 ? day - 1 : day;
}

/** The Gregorian computus of Meeus, Jones and Butcher. */
function easterOf(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / 86_400_000;
}
