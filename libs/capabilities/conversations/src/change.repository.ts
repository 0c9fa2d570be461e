import type { TenantDoor } from '@samenspraak/platform/database';
import { steps, type CloseResult, type ExclusionReason, type Step } from './conversation.js';

/** What a person may change of a conversation; each statement names the version that the person saw. */
export class ChangeRepository {
  constructor(private readonly door: TenantDoor) {}

  assign(id: string, version: number, member: string | null): Promise<boolean> {
    return this.change(id, version, 'assignee_id = $4, unread = false', [member]);
  }

  /** Not a change of what others see of the work, so the version stays. @returns whether it was new. */
  async markRead(id: string): Promise<boolean> {
    const rows = await this.door.query(
      'update app.conversation c set unread = false where c.tenant_id = $1 and c.id = $2 and c.unread returning c.id',
      [this.door.tenantId(), id],
    );
    return rows.length > 0;
  }

  moveTo(id: string, version: number, step: Step): Promise<boolean> {
    return this.change(id, version, 'step = $4, unread = false', [steps.indexOf(step) + 1]);
  }

  markQuestion(
    id: string,
    version: number,
    mark: { question: boolean; reason: ExclusionReason | null; dueAt: Date | null; normMinutes: number | null },
  ): Promise<boolean> {
    return this.change(
      id,
      version,
      'question = $4, excluded_reason = $5, due_at = $6, norm_minutes = coalesce($7, c.norm_minutes), unread = false',
      [mark.question, mark.reason, mark.dueAt, mark.normMinutes],
    );
  }

  close(
    id: string,
    version: number,
    end: {
      topic: string | null;
      department: string | null;
      result: CloseResult;
      answerFound: boolean | null;
      at: Date;
      excluded: boolean;
    },
  ): Promise<boolean> {
    return this.change(
      id,
      version,
      `status = 'closed', snoozed_until = null, due_at = null, unread = false, topic = coalesce($4, c.topic), department = coalesce($5, c.department),
       result = $6, answer_found = $7, closed_at = $8, question = case when $9 then false else c.question end,
       excluded_reason = case when $9 then 'NO_REPLY_NEEDED' else c.excluded_reason end`,
      [end.topic, end.department, end.result, end.answerFound, end.at, end.excluded],
    );
  }

  reopen(id: string, version: number): Promise<boolean> {
    return this.change(id, version, `status = 'open', closed_at = null, result = null, snoozed_until = null`, []);
  }

  snooze(id: string, version: number, until: Date): Promise<boolean> {
    return this.change(id, version, 'snoozed_until = $4, unread = false', [until]);
  }

  /** After an answer: the citizen has the word, and the clock stands still. A snooze goes on. */
  async answered(id: string, at: Date): Promise<void> {
    await this.door.query(
      `update app.conversation c set step = 5, due_at = case when c.last_inbound_at <= $3 then null else c.due_at end,
         status = case when c.status = 'open' and c.last_inbound_at <= $3 then 'waiting' else c.status end, question = coalesce(c.question, true),
         last_contact_at = greatest(c.last_contact_at, $3), version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id, at],
    );
  }

  /** From when the citizen waits: the first inbound message after the last outbound one. */
  async findWaitingSince(id: string): Promise<Date | undefined> {
    const [row] = await this.door.query<{ at: Date | null }>(
      `select min(m.at) as at from app.message m where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' and not m.deleted
         and m.at > coalesce((select max(o.at) from app.message o where o.tenant_id = $1 and o.conversation_id = $2 and o.direction = 'outbound'), '-infinity')`,
      [this.door.tenantId(), id],
    );
    return row?.at ?? undefined;
  }

  private async change(id: string, version: number, what: string, parameters: readonly unknown[]): Promise<boolean> {
    const rows = await this.door.query(
      `update app.conversation c set ${what}, version = c.version + 1 where c.tenant_id = $1 and c.id = $2 and c.version = $3 returning c.id`,
      [this.door.tenantId(), id, version, ...parameters],
    );
    return rows.length === 1;
  }
}
