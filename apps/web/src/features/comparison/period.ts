export type Length = 'month' | 'quarter';

/** A period as the api names it: '2026-11' or '2026-Q4'. */
export function periodOf(at: Date, length: Length): string {
  const year = at.getFullYear();
  return length === 'month'
    ? `${year}-${String(at.getMonth() + 1).padStart(2, '0')}`
    : `${year}-Q${Math.floor(at.getMonth() / 3) + 1}`;
}

/** The running period and those before it, newest first. */
export function lastPeriods(now: Date, length: Length, count: number): string[] {
  const months = length === 'month' ? 1 : 3;
  return Array.from({ length: count }, (_, index) =>
    periodOf(new Date(now.getFullYear(), now.getMonth() - index * months, 1), length),
  );
}

export interface PeriodParts {
  year: number;
  quarter?: number;
  month?: number;
}

export function partsOf(period: string): PeriodParts {
  const [year = '', rest = ''] = period.split('-');
  return rest.startsWith('Q')
    ? { year: Number(year), quarter: Number(rest.slice(1)) }
    : { year: Number(year), month: Number(rest) };
}
