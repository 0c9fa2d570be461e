import type { LocalQuery, TenantDoor } from '../database/index.js';

/** `<queue>.<verb>`: the first word names the queue, so that a flood of one kind never holds up another. */
export type Topic = `${string}.${string}`;

/** Asks for work after this transaction: the only way to a job. The row is the truth, the job only a doorbell. */
export class Outbox {
  constructor(private readonly door: TenantDoor) {}

  /** @param refId the row that the job is about; it reads that row itself. @param dueAt not before this moment. */
  async ring(topic: Topic, refId: string, dueAt?: Date): Promise<void> {
    await this.door.query(
      'insert into app.outbox (tenant_id, topic, ref_id, due_at) values ($1, $2, $3, coalesce($4, now()))',
      [this.door.tenantId(), topic, refId, dueAt ?? null],
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

/** The same from a transaction of local tables, for one tenant or for none. */
export async function ringLocally(
  query: LocalQuery,
  bells: readonly { topic: Topic; refId: string; tenantId: string | null; dueAt?: Date }[],
): Promise<void> {
  if (bells.length === 0) return;
  await query(
    `insert into app.outbox (tenant_id, topic, ref_id, due_at)
     select t, p, r, coalesce(d, now()) from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) as b(t, p, r, d) returning id`,
    [
      bells.map((b) => b.tenantId),
      bells.map((b) => b.topic),
      bells.map((b) => b.refId),
      bells.map((b) => b.dueAt ?? null),
    ],
  );
  await query(`select pg_notify('outbox', '')`);
}
