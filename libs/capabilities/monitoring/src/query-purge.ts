import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import type { Partnerships } from '@samenspraak/tenants';
import { addDays, dutchToday, PURGE_DAYS } from './monitoring-query.js';
import type { OrderPostRepository } from './order-post.repository.js';
import type { QueryJournal } from './query-journal.js';
import type { DeadQuery, QueryPurgeRepository } from './query-purge.repository.js';
import type { RoutingRepository } from './routing.repository.js';

/** Conversations of one run in one tenant; more wait for the next. */
const MOST_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60_000;

const ofPartnership = (query: DeadQuery) => query.scope === 'partnership';
const idsOf = (queries: readonly DeadQuery[]) => queries.map((query) => query.id);

/**
 * AVG art. 5(1)(e): takes away what a query caught, when it ended so long ago that nobody will renew it. What a query of the
 * partnership brought to members goes when its own tenant is cleaned: each member in a transaction of its own, ids only pass between them.
 */
export class QueryPurge {
  constructor(
    private readonly door: TenantDoor,
    private readonly routing: RoutingRepository,
    private readonly repository: QueryPurgeRepository,
    private readonly orderPosts: OrderPostRepository,
    private readonly partnerships: Partnerships,
    private readonly journal: QueryJournal,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async run(tenantId: string): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - PURGE_DAYS * DAY_MS);
    await this.as(tenantId, () => this.orderPosts.purge(before));
    const waiting = (await this.listDead(tenantId)).filter((query) => query.waiting);
    if (waiting.length === 0) return;
    const shared = idsOf(waiting.filter(ofPartnership));
    const reached = shared.length === 0 ? [] : await this.routing.listReached(shared);
    let complete = true;
    let failure: unknown;
    for (const memberId of reached.filter((id) => id !== tenantId)) {
      try {
        complete = (await this.cleanMember(memberId, shared)) && complete;
      } catch (error) {
        // One member that refuses holds up no other; it is told of at the end, and tried again in the next turn.
        complete = false;
        failure ??= error;
      }
    }
    const dead = await this.listDeadFor(tenantId);
    await this.as(tenantId, async () => {
      const removed = await this.repository.removeCaught(dead, idsOf(waiting), MOST_AT_ONCE);
      if (complete && removed < MOST_AT_ONCE) await this.repository.markPurged(idsOf(waiting), now);
      // Which of several queries caught a conversation is no longer known: each line tells of the run.
      const gone = { field: 'conversations', before: String(removed), after: '0' };
      for (const query of waiting) await this.journal.write(query, 'PURGED', [gone], { conversations: removed });
    });
    if (failure) throw failure;
  }

  /** @returns false when more waits there. */
  private async cleanMember(memberId: string, shared: readonly string[]): Promise<boolean> {
    const dead = await this.listDeadFor(memberId);
    return this.as(memberId, async () => {
      const removed = await this.repository.removeCaught(dead, shared, MOST_AT_ONCE);
      const partnership = removed > 0 ? await this.partnerships.find() : undefined;
      if (partnership) {
        // Of the partnership, not of a query: the ids of the holder are no business of a member.
        const about = { objectType: 'partnership', objectId: partnership.id, outcome: 'done' } as const;
        const details = { conversations: removed };
        await this.audit.record({ action: 'monitoring.query_purged', ...about, details });
      }
      return removed < MOST_AT_ONCE;
    });
  }

  /** All dead queries that may have brought something to a tenant: its own, and the partnership's. */
  private async listDeadFor(tenantId: string): Promise<string[]> {
    const own = await this.listDead(tenantId);
    const partnership = await this.as(tenantId, () => this.partnerships.find());
    const holderId = partnership?.holderId;
    if (!partnership || !holderId || holderId === tenantId) return idsOf(own);
    // A holder that left listens for nobody, so its queries keep nothing back.
    const working = (await this.routing.listMembers(partnership.id)).includes(holderId);
    return idsOf([...own, ...(working ? (await this.listDead(holderId)).filter(ofPartnership) : [])]);
  }

  private listDead(tenantId: string): Promise<DeadQuery[]> {
    const day = addDays(dutchToday(this.clock.now()), -PURGE_DAYS);
    return this.as(tenantId, () => this.repository.listDead(day));
  }

  private as<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    return asWorker(this.door, tenantId, 'monitoring.purge', work);
  }
}
