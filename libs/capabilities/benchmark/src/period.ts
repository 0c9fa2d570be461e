import { periodInvalid } from './benchmark.errors.js';

/** A calendar month or quarter in Amsterdam. */
export interface Period {
  /** `2026-11` or `2026-Q4`. */
  readonly name: string;
  readonly months: readonly string[];
  /** First and last day, `2026-11-01` and `2026-11-30`. */
  readonly from: string;
  readonly until: string;
}

const PERIOD = /^(20\d\d)-(?:(0[1-9]|1[0-2])|Q([1-4]))$/;

/** @throws DomainError BENCHMARK_PERIOD_INVALID */
export function periodOf(name: string): Period {
  const [, year, month, quarter] = PERIOD.exec(name) ?? [];
  if (!year) throw periodInvalid();
  const first = month ? Number(month) : Number(quarter) * 3 - 2;
  const count = month ? 1 : 3;
  const months = Array.from({ length: count }, (_, at) => monthName(Number(year), first + at));
  const last = new Date(Date.UTC(Number(year), first - 1 + count, 0)).toISOString().slice(0, 10);
  return { name, months, from: `${months[0]}-01`, until: last };
}

/** The period of the same length before it. */
export function periodBefore(period: Period): Period {
  const [year, month] = period.from.split('-').map(Number) as [number, number, number];
  const count = period.months.length;
  const start = new Date(Date.UTC(year, month - 1 - count, 1));
  const name =
    count === 1
      ? monthName(start.getUTCFullYear(), start.getUTCMonth() + 1)
      : `${start.getUTCFullYear()}-Q${Math.floor(start.getUTCMonth() / 3) + 1}`;
  return periodOf(name);
}

/** Today in Amsterdam, as `2026-11-26`. */
export function dayOf(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' }).format(now);
}

function monthName(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
