import i18next from 'i18next';
import { durationText, hoursText } from './duration';

const ZONE = 'Europe/Amsterdam';
const locale = () => (i18next.language === 'en' ? 'en-GB' : 'nl-NL');

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and purpose: to make one takes a hundred times as long as to use it. */
function clock(name: string, spoken: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${spoken}`;
  let made = clocks.get(key);
  if (!made) clocks.set(key, (made = new Intl.DateTimeFormat(spoken, { timeZone: ZONE, ...parts })));
  return made;
}

const MOST_WRITTEN = 5_000;
const lines = new Map<string, string>();

/** The same moments are written again at each drawing of a row. */
function written(name: string, iso: string, parts: Intl.DateTimeFormatOptions): string {
  const spoken = locale();
  const key = `${name} ${spoken} ${iso}`;
  let line = lines.get(key);
  if (line === undefined) {
    line = clock(name, spoken, parts).format(new Date(iso));
    if (lines.size >= MOST_WRITTEN) lines.clear();
    lines.set(key, line);
  }
  return line;
}

export const formatMinutes = (minutes: number) =>
  durationText(minutes, { day: i18next.t('unit.day'), hour: i18next.t('unit.hour'), minute: i18next.t('unit.minute') });

/** Minutes in opening hours. */
export const formatOpenMinutes = (minutes: number) =>
  hoursText(minutes, { hour: i18next.t('unit.hour'), minute: i18next.t('unit.minute') });

/** Clock time in Europe/Amsterdam: "9.02 uur". */
export function formatTime(iso: string): string {
  const time = written('time', iso, { hour: 'numeric', minute: '2-digit' });
  return i18next.t('unit.clock', { time: i18next.language === 'en' ? time : time.replace(':', '.') });
}

export const formatDay = (iso: string) => written('day', iso, { weekday: 'long', day: 'numeric', month: 'long' });

export const formatDate = (iso: string) => written('date', iso, { day: 'numeric', month: 'long', year: 'numeric' });

/** Of a month such as 2026-10: "oktober 2026". */
export const formatMonth = (month: string) =>
  written('month', `${month}-15T12:00Z`, { month: 'long', year: 'numeric' });

/** The day in Europe/Amsterdam as yyyy-mm-dd. */
export const dayKey = (at: Date) => clock('key', 'sv-SE', {}).format(at);

export const formatNumber = (value: number) => value.toLocaleString(locale(), { maximumFractionDigits: 0 });

/** A share between 0 and 1 as "94 %". */
export const formatShare = (share: number) => `${Math.round(share * 100)} %`;

/** A difference between two shares in percentage points: a share of 88 % is 2 points below one of 90 %. */
export const formatPoints = (difference: number) =>
  (difference * 100).toLocaleString(locale(), { maximumFractionDigits: Math.abs(difference) < 0.01 ? 1 : 0 });

export const formatPercent = (percent: number) => `${percent.toLocaleString(locale(), { maximumFractionDigits: 1 })} %`;

export const formatEuro = (cents: number) =>
  (cents / 100).toLocaleString(locale(), { style: 'currency', currency: 'EUR' });

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day around a moment in Europe/Amsterdam; also right on the days of 23 and 25 hours. */
export function dayAround(now: number): { from: number; until: number } {
  const clockOf = clock('wall', 'sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
  const wall = (at: number) => Date.parse(`${clockOf.format(new Date(at)).replace(' ', 'T')}Z`);
  const midnight = Math.floor(wall(now) / DAY_MS) * DAY_MS;
  const moment = (target: number) => {
    const guess = target - (wall(now) - now);
    return Math.round((guess + target - wall(guess)) / 1000) * 1000;
  };
  return { from: moment(midnight), until: moment(midnight + DAY_MS) };
}
