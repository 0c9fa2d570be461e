import type { TenantDoor } from '@samenspraak/platform/database';

export interface DueConversation {
  readonly id: string;
  readonly dueAt: Date;
  readonly assigneeId: string | null;
}

/** Reads whose clock runs out. */
export class NormWatchRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Open, awake and due between two moments, first due first. */
  listDue(from: Date, until: Date, most: number): Promise<DueConversation[]> {
    return this.door.query<DueConversation>(
      `select c.id, c.due_at as "dueAt", c.assignee_id as "assigneeId" from app.conversation c
       where c.tenant_id = $1 and c.status = 'open' and c.order_at <= $3 and (c.order_at > $2 or c.follow_up_at is not null)
         and c.due_at > $2 and c.due_at <= $3 and (c.snoozed_until is null or c.snoozed_until <= $2)
       order by c.order_at, c.id limit $4`,
      [this.door.tenantId(), from, until, most],
    );
  }
}
