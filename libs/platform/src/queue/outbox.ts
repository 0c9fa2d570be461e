import type { LocalQuery, TenantDoor } from '../database/index.js';
import { traceparent } from '../observability/index.js';

/** `<queue>.<verb>`: the first word names the queue, so that a flood of one kind never holds up another. */
export type Topic = `${string}.${string}`;

/** Asks for work after this transaction: the only way to a job. The row is the truth, the job only a doorbell. */
export class Outbox {
  constructor(private readonly door: TenantDoor) {}

  /** @param refId the row that the job is about; it reads that row itself. @param dueAt not before this moment. */
  async ring(topic: Topic, refId: string, dueAt?: Date): Promise<void> {
    await this.door.query(
      'insert into app.outbox (tenant_id, topic, ref_id, due_at, trace) values ($1, $2, $3, coalesce($4, now()), $5)',
      [this.door.tenantId(), topic, refId, dueAt ?? null, traceparent()],
    );
    await this.door.query(`select pg_notify('outbox', '')`);
  }

  /** Takes back what has not been done yet. The job may have started: its row decides. */
  async withdraw(topic: Topic, refId: string): Promise<void> {
    await this.door.query('delete from app.outbox o where o.tenant_id = $1 and o.topic = $2 and o.ref_id = $3', [
      this.door.tenantId(),
      topic,
      refId,
    ]);
  }
}

export interface Bell {
  readonly topic: Topic;
  readonly refId: string;
  readonly tenantId: string | null;
  readonly dueAt?: Date;
}

/**
 * The same from a transaction of local tables, for one tenant or for none. Of work that takes all that waits one bell for
 * each tenant is kept until somebody begins to answer it: whoever rings holds its row, so the answer begins after what was rung for.
 */
export async function ringLocally(query: LocalQuery, bells: readonly Bell[]): Promise<void> {
  if (bells.length === 0) return;
  const once = [...new Map(bells.map((bell) => [`${bell.topic} ${bell.refId} ${bell.tenantId}`, bell])).values()];
  await query(
    `with rung as (
       insert into app.outbox as o (tenant_id, topic, ref_id, due_at, trace)
       select t, p, r, coalesce(d, now()), $5 from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as b(t, p, r, d)
       order by p, r, t
       on conflict (topic, ref_id, lane) where attempts = 0 and topic in ('mention.route', 'mention.deliver')
       do update set due_at = least(o.due_at, excluded.due_at) returning o.id)
     select pg_notify('outbox', '') from (select count(*) from rung) as n`,
    [
      once.map((b) => b.tenantId),
      once.map((b) => b.topic),
      once.map((b) => b.refId),
      once.map((b) => b.dueAt ?? null),
      traceparent(),
    ],
  );
}
