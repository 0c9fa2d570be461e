import type { Urgency } from '@samenspraak/language/time';
import type { TenantDoor } from '@samenspraak/platform/database';

/** A conversation whose clock runs, and since when the citizen waits. */
export interface RunningClock {
  readonly id: string;
  readonly network: string;
  readonly urgency: Urgency;
  readonly dueAt: Date;
  readonly normMinutes: number;
  readonly since: Date;
}

export interface NewDeadline {
  readonly id: string;
  readonly was: Date;
  readonly dueAt: Date;
  readonly normMinutes: number;
}

/** Reads and moves the deadlines of many conversations at once. */
export class DeadlineRepository {
  constructor(private readonly door: TenantDoor) {}

  /**
   * In the order of their ids. The citizen waits since the first message after our last one, and after the last one of
   * which a person said that it needs no answer.
   */
  listRunning(after: string, most: number): Promise<RunningClock[]> {
    return this.door.query<RunningClock & Record<string, unknown>>(
      `select c.id, c.network, c.urgency, c.due_at as "dueAt", c.norm_minutes as "normMinutes", w.since
       from (select * from app.conversation k where k.tenant_id = $1 and k.status <> 'closed' and k.due_at is not null and k.id > $2
             order by k.id limit $3) as c
       cross join lateral (
         select min(m.at) as since from app.message m
         where m.tenant_id = $1 and m.conversation_id = c.id and m.direction = 'inbound' and not m.deleted
           and m.at > coalesce((select max(o.at) from app.message o
             where o.tenant_id = $1 and o.conversation_id = c.id and o.direction = 'outbound'), '-infinity')
           and m.at > coalesce((select case when e.params -> 'what' ->> 1 = 'false' then e.at end from app.conversation_event e
             where e.tenant_id = $1 and e.conversation_id = c.id and e.kind = 'INTERPRETED' and e.params -> 'what' ->> 0 = 'QUESTION'
             order by e.at desc, e.id desc limit 1), '-infinity')) as w
       where w.since is not null order by c.id`,
      [this.door.tenantId(), after, most],
    );
  }

  /** Whoever answered or closed meanwhile keeps what that made of it. @returns the ids that moved */
  async move(deadlines: readonly NewDeadline[]): Promise<string[]> {
    if (deadlines.length === 0) return [];
    const rows = await this.door.query<{ id: string }>(
      `update app.conversation c set due_at = u.due_at, norm_minutes = u.norm_minutes
       from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::int[]) as u(id, was, due_at, norm_minutes)
       where c.tenant_id = $1 and c.id = any ($2::uuid[]) and c.id = u.id and c.status <> 'closed'
         and date_trunc('milliseconds', c.due_at) = u.was returning c.id`,
      [
        this.door.tenantId(),
        deadlines.map((one) => one.id),
        deadlines.map((one) => one.was),
        deadlines.map((one) => one.dueAt),
        deadlines.map((one) => one.normMinutes),
      ],
    );
    return rows.map((row) => row.id);
  }
}
