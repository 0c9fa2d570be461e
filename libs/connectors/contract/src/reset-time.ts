/** How networks say when one may call again. */
export type ResetNotation =
  'iso' | 'http_date' | 'unix_seconds' | 'unix_milliseconds' | 'delta_seconds' | 'delta_minutes';

const LONGEST_WAIT_MS = 31 * 24 * 3600_000;
const WHEN_UNREADABLE_MS = 5 * 60_000;

/** The moment of reset; an absent, unreadable or absurd value gives a wait of five minutes. */
export function readResetTime(value: string | null | undefined, notation: ResetNotation, now: Date): Date {
  const at = value ? instantOf(value.trim(), notation, now.getTime()) : Number.NaN;
  const plausible = Number.isFinite(at) && at - now.getTime() <= LONGEST_WAIT_MS;
  if (!plausible) return new Date(now.getTime() + WHEN_UNREADABLE_MS);
  return new Date(Math.max(at, now.getTime()));
}

function instantOf(value: string, notation: ResetNotation, now: number): number {
  const number = /^\d+(\.\d+)?$/u.test(value) ? Number(value) : Number.NaN;
  switch (notation) {
    case 'iso':
    case 'http_date':
      return Date.parse(value);
    case 'unix_seconds':
      return number * 1000;
    case 'unix_milliseconds':
      return number;
    case 'delta_seconds':
      return now + number * 1000;
    case 'delta_minutes':
      return now + number * 60_000;
  }
}

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3). */
export function readRetryAfter(value: string | null, now: Date): Date | null {
  if (!value) return null;
  return readResetTime(value, /^\s*\d+\s*$/u.test(value) ? 'delta_seconds' : 'http_date', now);
}
