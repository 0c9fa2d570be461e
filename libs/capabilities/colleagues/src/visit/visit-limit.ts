import type { Clock } from '@samenspraak/platform/kernel';
import { tooOften } from '../colleagues.errors.js';

const WINDOW_MS = 60_000;
const MOST_KNOWN = 20_000;

/** Counts visits per address and in all, a minute at a time, so that nobody keeps the api busy with guesses. */
export class VisitLimit {
  private since = 0;
  private all = 0;
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly mostEach = 120,
    private readonly mostAll = 3_000,
  ) {}

  /** @throws DomainError COLLEAGUES_TOO_OFTEN */
  pass(address: string): void {
    const now = this.clock.now().getTime();
    if (now - this.since >= WINDOW_MS) {
      this.since = now;
      this.all = 0;
      this.counts.clear();
    }
    const count = (this.counts.get(address) ?? 0) + 1;
    this.all += 1;
    if (count > this.mostEach || this.all > this.mostAll) throw tooOften();
    if (this.counts.size < MOST_KNOWN || this.counts.has(address)) this.counts.set(address, count);
  }
}
