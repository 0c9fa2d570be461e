import { Histogram, type HistogramRow } from '@samenspraak/language/figures';
import { monthOf, type Fact } from './fact.js';

/** The figures of one tenant, month and network. */
export interface Cell {
  readonly month: string;
  readonly network: string;
  readonly episodes: number;
  readonly answered: number;
  readonly withinNorm: number;
  readonly clock: HistogramRow;
  readonly open: HistogramRow;
}

/** What names a cell. */
export type CellKey = Pick<Cell, 'month' | 'network'>;

const EMPTY: HistogramRow = { buckets: [], counts: [] };

export const emptyCell = (key: CellKey): Cell => ({
  month: key.month,
  network: key.network,
  episodes: 0,
  answered: 0,
  withinNorm: 0,
  clock: EMPTY,
  open: EMPTY,
});

/** The cell that a fact counts in, or undefined: only questions count. */
export function cellOf(fact: Fact): CellKey | undefined {
  return fact.question === true ? { month: monthOf(fact.askedAt), network: fact.network } : undefined;
}

/** The cell with one fact more. */
export function withFact(cell: Cell, fact: Fact): Cell {
  return moved(cell, fact, 1);
}

/** The cell with one fact less: the exact inverse of `withFact`. */
export function withoutFact(cell: Cell, fact: Fact): Cell {
  return moved(cell, fact, -1);
}

function moved(cell: Cell, fact: Fact, by: 1 | -1): Cell {
  const answered = fact.answeredAt !== null;
  return {
    ...cell,
    episodes: cell.episodes + by,
    answered: cell.answered + (answered ? by : 0),
    withinNorm: cell.withinNorm + (fact.withinNorm ? by : 0),
    clock: answered ? shifted(cell.clock, fact.clockMinutes!, by) : cell.clock,
    open: answered ? shifted(cell.open, fact.openMinutes!, by) : cell.open,
  };
}

function shifted(row: HistogramRow, minutes: number, by: 1 | -1): HistogramRow {
  const bucket = new Histogram().add(minutes).toRow().buckets[0]!;
  const counts = new Map(row.buckets.map((one, at) => [one, row.counts[at]!]));
  counts.set(bucket, (counts.get(bucket) ?? 0) + by);
  const kept = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  return { buckets: kept.map(([one]) => one), counts: kept.map(([, count]) => count) };
}
