import type { TenantDoor } from '@samenspraak/platform/database';
import { Outbox } from '@samenspraak/platform/queue';
import {
  steps,
  type CloseChannel,
  type CloseResult,
  type ExclusionReason,
  type MessageKind,
  type Sentiment,
  type Step,
  type Urgency,
} from './conversation.js';
import { WAKE_TOPIC } from './lists/waker.js';

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

  /** Something beside it changed, such as a note. */
  touch(id: string, version: number): Promise<boolean> {
    return this.change(id, version, 'unread = false', []);
  }

  interpret(
    id: string,
    version: number,
    chosen: {
      kind?: MessageKind | null;
      topic?: string | null;
      sentiment?: Sentiment | null;
      department?: string | null;
      urgency?: Urgency;
      deadline?: { dueAt: Date; normMinutes: number };
    },
  ): Promise<boolean> {
    const { kind, topic, sentiment, department, urgency, deadline } = chosen;
    const given = (value: unknown) => value !== undefined;
    return this.change(
      id,
      version,
      `kind = case when $4::boolean then $5 else c.kind end, topic = case when $6::boolean then $7 else c.topic end,
       sentiment = case when $8::boolean then $9 else c.sentiment end, department = case when $10::boolean then $11 else c.department end,
       urgency = coalesce($12, c.urgency), due_at = coalesce($13, c.due_at), norm_minutes = coalesce($14, c.norm_minutes), unread = false`,
      [
        ...[given(kind), kind ?? null, given(topic), topic ?? null, given(sentiment), sentiment ?? null],
        ...[
          given(department),
          department ?? null,
          urgency ?? null,
          deadline?.dueAt ?? null,
          deadline?.normMinutes ?? null,
        ],
      ],
    );
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
      channel: CloseChannel | null;
      answerFound: boolean | null;
      at: Date;
      excluded: boolean;
    },
  ): Promise<boolean> {
    return this.change(
      id,
      version,
      `status = 'closed', snoozed_until = null, snooze_holds = false, due_at = null, channel = $10, unread = false, topic = coalesce($4, c.topic), department = coalesce($5, c.department),
       result = $6, answer_found = $7, closed_at = $8, question = case when $9 then false else c.question end,
       excluded_reason = case when $9 then 'NO_REPLY_NEEDED' else c.excluded_reason end`,
      [end.topic, end.department, end.result, end.answerFound, end.at, end.excluded, end.channel],
    );
  }

  reopen(id: string, version: number): Promise<boolean> {
    return this.change(
      id,
      version,
      `status = 'open', closed_at = null, result = null, snoozed_until = null, snooze_holds = false`,
      [],
    );
  }

  /** Rings for the moment at which it must wake. */
  async snooze(id: string, version: number, until: Date, holds: boolean): Promise<boolean> {
    const what = 'snoozed_until = $4, snooze_holds = $5, unread = false';
    const done = await this.change(id, version, what, [until, holds]);
    if (done) await new Outbox(this.door).ring(WAKE_TOPIC, id, until);
    return done;
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
