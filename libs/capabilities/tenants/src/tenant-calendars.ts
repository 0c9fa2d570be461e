import {
  officeHours,
  type Holiday,
  type OpeningBlock,
  type OpeningCalendar,
  type Weekday,
} from '@samenspraak/language/time';
import type { CalendarRepository, CalendarRows } from './calendar.repository.js';

/** Minutes in opening hours within which a first answer is due when a tenant chose nothing. */
export const DEFAULT_NORM_MINUTES = 240;

/** When the tenant is open and how soon it wants to answer; a tenant that chose nothing keeps office hours. */
export class TenantCalendars {
  constructor(private readonly calendars: CalendarRepository) {}

  async get(): Promise<OpeningCalendar> {
    return calendarOf(await this.calendars.read());
  }

  /** Minutes in opening hours until a first answer is due on this network. */
  async normMinutes(network: string): Promise<number> {
    const { norms } = await this.calendars.read();
    const norm = norms.find((one) => one.network === network) ?? norms.find((one) => one.network === '*');
    return norm?.firstResponseMinutes ?? DEFAULT_NORM_MINUTES;
  }
}

/** Puts stored rows together to a calendar. */
export function calendarOf({ choices, blocks, closed }: Omit<CalendarRows, 'norms'>): OpeningCalendar {
  const week: Partial<Record<Weekday, OpeningBlock[]>> = {};
  for (const block of blocks) {
    const day = block.weekday as Weekday;
    (week[day] ??= []).push({ from: block.fromMinute, to: block.toMinute });
  }
  return {
    timeZone: choices?.timeZone ?? officeHours.timeZone,
    week: blocks.length > 0 ? week : officeHours.week,
    holidays: choices
      ? {
          goodFriday: choices.goodFriday,
          liberationDay: choices.liberationDay,
          open: choices.openHolidays as readonly Holiday[],
        }
      : officeHours.holidays,
    exceptions: Object.fromEntries(closed.map((day) => [day.day, []])),
  };
}
