import type { Clock } from '@samenspraak/platform/kernel';
import { addDays, dutchToday, PURGE_DAYS } from './monitoring-query.js';
import type { OrderPostRepository } from './order-post.repository.js';
import type { QueryJournal } from './query-journal.js';
import type { QueryPurgeRepository } from './query-purge.repository.js';

/** Conversations of one run; more wait for the next. */
const MOST_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60_000;

/** AVG art. 5(1)(e): takes away what a query caught, when it ended so long ago that nobody will renew it. */
export class QueryPurge {
  constructor(
    private readonly repository: QueryPurgeRepository,
    private readonly orderPosts: OrderPostRepository,
    private readonly journal: QueryJournal,
    private readonly clock: Clock,
  ) {}

  /** Runs in the context of one tenant, as the worker. @returns how many conversations went. */
  async run(): Promise<number> {
    const now = this.clock.now();
    await this.orderPosts.purge(new Date(now.getTime() - PURGE_DAYS * DAY_MS));
    const dead = await this.repository.listDead(addDays(dutchToday(now), -PURGE_DAYS));
    const waiting = dead.filter((query) => query.waiting).map((query) => query.id);
    if (waiting.length === 0) return 0;
    const all = dead.map((query) => query.id);
    const removed = await this.repository.removeCaught(all, waiting, MOST_AT_ONCE);
    if (removed < MOST_AT_ONCE) await this.repository.markPurged(waiting, now);
    // Which of several queries caught a conversation is no longer known: each line tells of the run.
    const gone = { field: 'conversations', before: String(removed), after: '0' };
    for (const id of waiting) await this.journal.write(id, 'PURGED', [gone], { conversations: removed });
    return removed;
  }
}
