import type { Notify } from '@samenspraak/notifications';
import type { Clock } from '@samenspraak/platform/kernel';
import { addDays, dutchToday } from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';

const AHEAD_DAYS = 14;

/** Tells people of queries that need them. Never a query's name or text: those may name a person. */
export class QueryNews {
  constructor(
    private readonly queries: MonitoringQueryRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  /** The privacy officer decides on it. */
  async held(queryId: string): Promise<void> {
    await this.notify.tell({
      kind: 'QUERY_HELD',
      to: { roles: ['privacy_officer'] },
      params: {},
      subject: queryId,
      subjectId: queryId,
    });
  }

  /** Warns the owner of each query that listens and ends within a fortnight, once per last day. */
  async ending(): Promise<void> {
    const today = dutchToday(this.clock.now());
    const soon = addDays(today, AHEAD_DAYS);
    for (const { id, active, endsOn, ownerId } of await this.queries.list()) {
      if (!active || endsOn < today || endsOn > soon) continue;
      await this.notify.tell({
        kind: 'QUERY_ENDS_SOON',
        to: { membershipId: ownerId },
        params: { day: endsOn },
        subject: `${id}:${endsOn}`,
        subjectId: id,
        once: true,
      });
    }
  }
}
