import type { ComparisonQuery } from '../../gql/graphql';

export type Comparison = ComparisonQuery['comparison'];
export type Row = Comparison['rows'][number];
export type Clock = 'open' | 'clock';

type Minutes = Pick<Row, 'medianClockMinutes' | 'p90ClockMinutes' | 'medianOpenMinutes' | 'p90OpenMinutes'>;

export const medianOf = (row: Minutes | null | undefined, clock: Clock) =>
  (clock === 'open' ? row?.medianOpenMinutes : row?.medianClockMinutes) ?? undefined;
export const p90Of = (row: Minutes | null | undefined, clock: Clock) =>
  (clock === 'open' ? row?.p90OpenMinutes : row?.p90ClockMinutes) ?? undefined;

/** Lowest, middle and highest of what the others may show. */
export interface Spread {
  low: number;
  middle: number;
  high: number;
}

export function spreadOf(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const half = known.length >> 1;
  const middle = known.length % 2 ? known[half]! : (known[half - 1]! + known[half]!) / 2;
  return { low: known[0]!, middle, high: known.at(-1)! };
}

const ENDS = [30, 60, 90, 120, 180, 240, 360, 480, 720, 960, 1440, 2880, 4320, 7200, 14_400, 43_200];

/** The end of an axis in minutes: the first round number that holds everything. */
export function minutesEnd(values: readonly (number | undefined)[]): number {
  const highest = Math.max(1, ...values.filter((value) => value !== undefined));
  return ENDS.find((end) => end >= highest) ?? Math.ceil(highest / 1440) * 1440;
}

/** The begin of an axis of shares: a round ten below the lowest, so that differences are seen. */
export function shareBegin(values: readonly (number | undefined)[]): number {
  const lowest = Math.min(1, ...values.filter((value) => value !== undefined));
  return Math.max(0, Math.floor((lowest - 0.05) * 10) / 10);
}

/** Highest share first; what is not shown goes last. */
export const byShare = (rows: readonly Row[]) =>
  [...rows].sort(
    (a, b) => (b.responseRate ?? -1) - (a.responseRate ?? -1) || a.tenant.name.localeCompare(b.tenant.name),
  );

/** Fastest first; what is not shown goes last. */
export const bySpeed = (rows: readonly Row[], clock: Clock) =>
  [...rows].sort(
    (a, b) =>
      (medianOf(a, clock) ?? Infinity) - (medianOf(b, clock) ?? Infinity) || a.tenant.name.localeCompare(b.tenant.name),
  );
