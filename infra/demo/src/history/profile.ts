import { officeHours, type OpeningBlock, type OpeningCalendar, type Weekday } from '@samenspraak/language/time';

/** How a council does webcare in the demo: invented, but believable for its size. */
export interface Profile {
  readonly code: string;
  /** Usernames of its agents, the busiest first. */
  readonly agents: readonly string[];
  readonly questionsPerMonth: number;
  /** Share of questions that get an answer. */
  readonly responseRate: number;
  /** Median of the minutes in opening hours until the first answer. */
  readonly medianOpenMinutes: number;
  /** Minutes in opening hours. */
  readonly normMinutes: number;
  readonly calendar: OpeningCalendar;
}

const hours = (from: number, to: number): readonly OpeningBlock[] => [{ from: from * 60, to: to * 60 }];

function week(workdays: readonly OpeningBlock[], weekend?: readonly OpeningBlock[]): OpeningCalendar {
  const days: Partial<Record<Weekday, readonly OpeningBlock[]>> = {};
  for (const day of [1, 2, 3, 4, 5] as const) days[day] = workdays;
  if (weekend) for (const day of [6, 7] as const) days[day] = weekend;
  return { ...officeHours, week: days };
}

/** A break in the middle of each workday. */
const withLunch = [...hours(8, 12.5), ...hours(13, 20)];

/** Closed on a day of its own. */
const closedOn = (date: string, calendar: OpeningCalendar): OpeningCalendar => ({
  ...calendar,
  exceptions: { [date]: [] },
});

/** The desk of Wormerland and Oostzaan: long days, and a few hours in the weekend. */
const jointDesk = week(hours(8, 21), hours(10, 17));

export const profiles: readonly Profile[] = [
  profile('WOR', 'rianne sanne', 58, 0.94, 35, 240, jointDesk),
  profile('OOS', 'sanne rianne', 42, 0.91, 33, 240, jointDesk),
  profile('ZAA', 'lotte', 168, 0.88, 31, 180, week(hours(8, 21), hours(10, 17))),
  profile('PUR', 'daan', 124, 0.925, 28, 180, week(withLunch, hours(10, 14))),
  profile('WAT', 'iris', 51, 0.955, 37, 240, week(hours(8.5, 17))),
  profile('EDV', 'noor', 72, 0.865, 34, 240, week(hours(8.5, 17.5))),
  profile('LAN', 'tim', 38, 0.85, 40, 300, closedOn('2026-12-31', week(hours(9, 17)))),
];

function profile(
  code: string,
  agents: string,
  questionsPerMonth: number,
  responseRate: number,
  medianOpenMinutes: number,
  normMinutes: number,
  calendar: OpeningCalendar,
): Profile {
  return {
    code,
    agents: agents.split(' '),
    questionsPerMonth,
    responseRate,
    medianOpenMinutes,
    normMinutes,
    calendar,
  };
}
