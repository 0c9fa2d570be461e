import type { TenantDoor } from '@samenspraak/platform/database';

/** What was promised to a citizen, and until when. */
export interface FollowUp {
  readonly id: string;
  readonly promise: string;
  readonly dueAt: Date;
  readonly promisedBy: string;
  readonly doneAt: Date | null;
}

/** A promise whose moment has come, and whom it concerns. */
export interface DueFollowUp {
  readonly id: string;
  readonly conversationId: string;
  readonly dueAt: Date;
  readonly membershipId: string;
  readonly wasClosed: boolean;
}

/** Reads and writes promises; the conversation knows the first one that is open. */
export class FollowUpRepository {
  constructor(private readonly door: TenantDoor) {}

  list(conversationId: string): Promise<FollowUp[]> {
    return this.door.query<FollowUp & Record<string, unknown>>(
      `select f.id, f.promise, f.due_at as "dueAt", m.display_name as "promisedBy", f.done_at as "doneAt"
       from app.follow_up f join app.membership m on m.tenant_id = $1 and m.id = f.promised_by
       where f.tenant_id = $1 and f.conversation_id = $2 order by f.done_at is not null, f.due_at, f.id limit 50`,
      [this.door.tenantId(), conversationId],
    );
  }

  async add(promise: { conversationId: string; promise: string; dueAt: Date; byId: string; at: Date }): Promise<void> {
    await this.door.query(
      `insert into app.follow_up (tenant_id, conversation_id, promise, due_at, promised_by, at) values ($1, $2, $3, $4, $5, $6)`,
      [this.door.tenantId(), promise.conversationId, promise.promise, promise.dueAt, promise.byId, promise.at],
    );
  }

  /** @returns whether it was open. */
  async finish(id: string, conversationId: string, byId: string, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.follow_up f set done_at = $4, done_by = $5 where f.tenant_id = $1 and f.id = $2 and f.conversation_id = $3 and f.done_at is null
       returning f.id`,
      [this.door.tenantId(), id, conversationId, at, byId],
    );
    return rows.length > 0;
  }

  async countOpen(conversationId: string): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      'select count(*)::int as n from app.follow_up f where f.tenant_id = $1 and f.conversation_id = $2 and f.done_at is null',
      [this.door.tenantId(), conversationId],
    );
    return row!.n;
  }

  /** Tells the conversation which promise comes first, on the version that was seen. */
  async mark(conversationId: string, version: number): Promise<boolean> {
    const rows = await this.door.query(
      `update app.conversation c set version = c.version + 1, unread = false, follow_up_at =
         (select min(f.due_at) from app.follow_up f where f.tenant_id = $1 and f.conversation_id = $2 and f.done_at is null)
       where c.tenant_id = $1 and c.id = $2 and c.version = $3 returning c.id`,
      [this.door.tenantId(), conversationId, version],
    );
    return rows.length > 0;
  }

  /** Promises whose moment has come and of which nobody was told; who has the conversation, else who promised. */
  async takeDue(now: Date, most: number): Promise<DueFollowUp[]> {
    return this.door.query<DueFollowUp & Record<string, unknown>>(
      `update app.follow_up f set told_at = $2 from app.conversation c
       where f.tenant_id = $1 and c.tenant_id = $1 and c.id = f.conversation_id and f.id in (
         select d.id from app.follow_up d where d.tenant_id = $1 and d.due_at <= $2 and d.done_at is null and d.told_at is null
         order by d.due_at, d.id limit $3 for update skip locked)
       returning f.id, f.conversation_id as "conversationId", f.due_at as "dueAt", coalesce(c.assignee_id, f.promised_by) as "membershipId",
         c.status = 'closed' as "wasClosed"`,
      [this.door.tenantId(), now, most],
    );
  }

  /** Back on the desk, whatever it waited for. */
  async wake(conversationId: string): Promise<void> {
    await this.door.query(
      `update app.conversation c set status = 'open', closed_at = null, result = null, snoozed_until = null, snooze_holds = false, unread = true,
         version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), conversationId],
    );
  }
}
