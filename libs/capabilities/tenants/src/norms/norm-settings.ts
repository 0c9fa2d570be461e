import {
  ALL_NETWORKS,
  dayOf,
  findSlowerUrgency,
  type Holiday,
  type HolidayChoices,
  type NormRule,
} from '@samenspraak/language/time';
import type { CalendarRows } from '../calendar.repository.js';
import { closingDayInvalid, hoursInvalid, neverOpen, normInvalid, normSlower, rateInvalid } from '../tenants.errors.js';

/** Open on a weekday (Monday is 1) between two minutes since midnight. */
export interface WeekBlock {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface ClosingDay {
  /** `2027-03-26`. */
  readonly day: string;
  readonly reason: string;
}

/** When a tenant is open and how soon and how often it wants to answer: what its screen shows and saves as one. */
export interface NormSettings {
  readonly blocks: readonly WeekBlock[];
  readonly goodFriday: boolean;
  readonly liberationDay: HolidayChoices['liberationDay'];
  readonly openHolidays: readonly Holiday[];
  readonly closingDays: readonly ClosingDay[];
  readonly norms: readonly NormRule[];
  /** Of a hundred questions that should get an answer. */
  readonly responseRate: number;
}

/** The settings with what became of them. Version 0: nobody chose yet. */
export interface KeptNormSettings extends NormSettings {
  readonly version: number;
  /** Whose deadlines were made anew last, of how many conversations, and when. */
  readonly applied: { readonly version: number; readonly count: number; readonly at: Date } | null;
}

const MOST_BLOCKS = 6;
const MOST_CLOSING_DAYS = 200;
const MOST_NORMS = 60;
const MOST_MINUTES = 100_000;
const LONGEST_REASON = 100;

/** @throws DomainError that names the day, date, network or urgency that cannot be */
export function checkSettings(settings: NormSettings): void {
  checkWeek(settings.blocks);
  checkClosingDays(settings.closingDays);
  checkNorms(settings.norms);
  if (!(settings.responseRate >= 1 && settings.responseRate <= 100)) throw rateInvalid();
}

function checkWeek(blocks: readonly WeekBlock[]): void {
  if (blocks.length === 0) throw neverOpen();
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const day = blocks.filter((block) => block.weekday === weekday).sort((a, b) => a.fromMinute - b.fromMinute);
    if (day.length > MOST_BLOCKS) throw hoursInvalid(weekday);
    let end = 0;
    for (const { fromMinute, toMinute } of day) {
      if (fromMinute < end || toMinute <= fromMinute || toMinute > 1440) throw hoursInvalid(weekday);
      end = toMinute;
    }
  }
  const odd = blocks.find(({ weekday }) => weekday < 1 || weekday > 7);
  if (odd) throw hoursInvalid(odd.weekday);
}

function checkClosingDays(days: readonly ClosingDay[]): void {
  const seen = new Set<string>();
  for (const { day, reason } of days) {
    if (!isDay(day) || seen.has(day) || reason.length > LONGEST_REASON || days.length > MOST_CLOSING_DAYS)
      throw closingDayInvalid(day.slice(0, 20));
    seen.add(day);
  }
}

function isDay(date: string): boolean {
  try {
    return dayOf(date) >= 0;
  } catch {
    return false;
  }
}

function checkNorms(norms: readonly NormRule[]): void {
  const seen = new Set<string>();
  for (const { network, urgency, minutes } of norms) {
    const key = `${network} ${urgency}`;
    const known = network === ALL_NETWORKS || /^[a-z]{1,30}$/.test(network);
    if (!known || seen.has(key) || minutes < 1 || minutes > MOST_MINUTES || norms.length > MOST_NORMS)
      throw normInvalid(network.slice(0, 30), urgency);
    seen.add(key);
  }
  const slower = findSlowerUrgency(norms);
  if (slower) throw normSlower(slower.network, slower.urgency);
}

/** The rows that are kept of these settings, as everybody who counts opening hours reads them. */
export function rowsOf(settings: NormSettings): CalendarRows {
  const { goodFriday, liberationDay, openHolidays, responseRate } = settings;
  return {
    choices: {
      timeZone: 'Europe/Amsterdam',
      goodFriday,
      liberationDay,
      openHolidays: [...openHolidays],
      responseRate,
      version: 0,
    },
    blocks: [...settings.blocks].sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute),
    closed: settings.closingDays,
    norms: settings.norms,
  };
}
