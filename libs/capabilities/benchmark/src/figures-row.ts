import { Histogram, type HistogramRow } from '@samenspraak/language/figures';

/** What rows are made of: the figures of one month and network. */
export interface CellFigures {
  readonly episodes: number;
  readonly answered: number;
  readonly withinNorm: number;
  readonly clock: HistogramRow;
  readonly open: HistogramRow;
}

export interface Figures {
  readonly questions: number;
  readonly answered: number;
  /** Shares, 0 to 1, of the questions. */
  readonly responseRate: number | null;
  readonly withinNorm: number | null;
  readonly medianClockMinutes: number | null;
  readonly p90ClockMinutes: number | null;
  readonly medianOpenMinutes: number | null;
  readonly p90OpenMinutes: number | null;
  readonly withheld: string | null;
}

export const WITHHELD: Figures = {
  questions: 0,
  answered: 0,
  responseRate: null,
  withinNorm: null,
  medianClockMinutes: null,
  p90ClockMinutes: null,
  medianOpenMinutes: null,
  p90OpenMinutes: null,
  withheld: 'TOO_FEW',
};

/** Adds cells up. Quantiles come from the merged histograms, at most 1 % off. */
export function figuresOf(cells: readonly CellFigures[]): Figures {
  const sum = (pick: (cell: CellFigures) => number) => cells.reduce((total, cell) => total + pick(cell), 0);
  const questions = sum((cell) => cell.episodes);
  const answered = sum((cell) => cell.answered);
  const [medianClock, p90Clock] = quantiles(cells.map((cell) => cell.clock));
  const [medianOpen, p90Open] = quantiles(cells.map((cell) => cell.open));
  return {
    questions,
    answered,
    responseRate: questions === 0 ? null : answered / questions,
    withinNorm: questions === 0 ? null : sum((cell) => cell.withinNorm) / questions,
    medianClockMinutes: medianClock,
    p90ClockMinutes: p90Clock,
    medianOpenMinutes: medianOpen,
    p90OpenMinutes: p90Open,
    withheld: null,
  };
}

function quantiles(rows: readonly HistogramRow[]): [number | null, number | null] {
  const whole = rows.reduce((all, row) => all.merge(Histogram.from(row)), new Histogram());
  const [median, p90] = whole.quantiles([0.5, 0.9]);
  return [tenth(median), tenth(p90)];
}

function tenth(minutes: number | undefined): number | null {
  return minutes === undefined ? null : Math.round(minutes * 10) / 10;
}
