import { DomainError } from '@samenspraak/platform/kernel';

/** A histogram as it is stored: the buckets in rising order and how many values each holds. */
export interface HistogramRow {
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
}

const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
// The middle that is equally far, in proportion, from both ends: at most (1.02 - 1) / (1.02 + 1) = 0.99 % off.
const MIDDLE = (2 * GROWTH) / (1 + GROWTH);
const SMALLEST = 0.001;
/** The bucket of values below a thousandth; like all others it fits a `smallint`. */
const ZERO_BUCKET = -32_768;

/** Counts values so that histograms add up and give quantiles at most 1 % off, however many values they hold. */
export class Histogram {
  private readonly counts = new Map<number, number>();
  private total = 0;

  /** Reads what `toRow` wrote. */
  static from({ buckets, counts }: HistogramRow): Histogram {
    if (buckets.length !== counts.length) throw invalid('shape');
    const histogram = new Histogram();
    buckets.forEach((bucket, at) => histogram.put(bucket, counts[at] as number));
    return histogram;
  }

  get count(): number {
    return this.total;
  }

  /** @throws DomainError FIGURES_VALUE_INVALID for a value below zero or not finite. */
  add(value: number, times = 1): this {
    if (!Number.isFinite(value) || value < 0) throw invalid('value');
    return this.put(value < SMALLEST ? ZERO_BUCKET : Math.floor(Math.log(value) / LOG_GROWTH), times);
  }

  /** Adds all values of the other, which stays as it is. */
  merge(other: Histogram): this {
    for (const [bucket, times] of [...other.counts]) this.put(bucket, times);
    return this;
  }

  /** Gives the value below which a share of all values lies, between neighbours as `percentile_cont` does. */
  quantile(share: number): number | undefined {
    return this.quantiles([share])[0];
  }

  /** Gives several quantiles in one pass. */
  quantiles(shares: readonly number[]): readonly (number | undefined)[] {
    if (!shares.every((share) => share >= 0 && share <= 1)) throw invalid('share');
    if (this.total === 0) return shares.map(() => undefined);
    const buckets = this.sorted();
    return shares.map((share) => {
      const rank = share * (this.total - 1);
      const below = this.valueAt(buckets, Math.floor(rank));
      const above = this.valueAt(buckets, Math.ceil(rank));
      return below + (above - below) * (rank - Math.floor(rank));
    });
  }

  toRow(): HistogramRow {
    const buckets = this.sorted();
    return { buckets: buckets.map(([bucket]) => bucket), counts: buckets.map(([, times]) => times) };
  }

  private put(bucket: number, times: number): this {
    if (!Number.isInteger(bucket) || !Number.isSafeInteger(times) || times < 0) throw invalid('bucket');
    if (times === 0) return this;
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + times);
    this.total += times;
    return this;
  }

  private sorted(): [bucket: number, times: number][] {
    return [...this.counts].sort(([a], [b]) => a - b);
  }

  private valueAt(buckets: readonly [number, number][], rank: number): number {
    let passed = 0;
    for (const [bucket, times] of buckets) {
      passed += times;
      if (rank < passed) return bucket === ZERO_BUCKET ? 0 : GROWTH ** bucket * MIDDLE;
    }
    return 0;
  }
}

function invalid(what: string): DomainError {
  return new DomainError('FIGURES_VALUE_INVALID', 'invalid', { what });
}
