import {
  normFor,
  officeHours,
  type Holiday,
  type OpeningBlock,
  type OpeningCalendar,
  type Urgency,
  type Weekday,
} from '@samenspraak/language/time';
import type { CalendarRepository, CalendarRows } from './calendar.repository.js';

/** Of a hundred questions that should get an answer when a tenant chose nothing. */
export const DEFAULT_RESPONSE_RATE = 90;

/** When the tenant is open and how soon it wants to answer; a tenant that chose nothing keeps office hours. */
export class TenantCalendars {
  constructor(private readonly calendars: CalendarRepository) {}

  async get(): Promise<OpeningCalendar> {
    return calendarOf(await this.calendars.read());
  }

  /** Both together, for the price of one. */
  async read(): Promise<{ calendar: OpeningCalendar; normMinutes: (network: string, urgency?: Urgency) => number }> {
    const rows = await this.calendars.read();
    return {
      calendar: calendarOf(rows),
      normMinutes: (network, urgency) => normFor(rows.norms, network, urgency),
    };
  }

  /** Minutes in opening hours until a first answer is due on this network, of this urgency. */
  async normMinutes(network: string, urgency?: Urgency): Promise<number> {
    const { norms } = await this.calendars.read();
    return normFor(norms, network, urgency);
  }

  /** The share of questions that should get an answer: the tenant's own norm. */
  async responseRate(): Promise<number> {
    const { choices } = await this.calendars.read();
    return (choices?.responseRate ?? DEFAULT_RESPONSE_RATE) / 100;
  }

  /** 0 until the tenant chose. */
  async version(): Promise<number> {
    return (await this.calendars.read()).choices?.version ?? 0;
  }

  /** The open deadlines are of this version now; so many moved. */
  applied(version: number, moved: number): Promise<void> {
    return this.calendars.markApplied(version, moved);
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
