import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import type { Approval, ApprovalAct, ApprovalActKind, ApprovalRole, ApprovalState, LiveMember } from './approval.js';

const COLUMNS = `a.id, a.conversation_id as "conversationId", a.message_id as "messageId", a.author_id as "authorId", a.text, a.written,
  a.answer_id as "answerId", a.answer_version as "answerVersion", a.second, a.options, a.state, a.note, a.reply_id as "replyId", a.version,
  a.created_at as "createdAt", a.changed_at as "changedAt"`;
const LIVE = `m.status = 'active' and m.valid_from <= now() and m.valid_until > now() and not ('system' = any (m.roles))`;
const MOST = 100;

type Row = Approval & Record<string, unknown>;
export type NewText = Pick<
  Approval,
  'messageId' | 'authorId' | 'text' | 'answerId' | 'answerVersion' | 'second' | 'options'
>;

/** Reads and writes answers that wait for colleagues. Whoever changes one holds its row. */
export class ApprovalRepository {
  constructor(private readonly door: TenantDoor) {}

  async find(id: string): Promise<Approval | undefined> {
    const [row] = await this.door.query<Row>(
      `select ${COLUMNS} from app.approval a where a.tenant_id = $1 and a.id = $2`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  /** The same, and nobody else changes it until this transaction ends. */
  async lock(id: string): Promise<Approval | undefined> {
    const [row] = await this.door.query<Row>(
      `select ${COLUMNS} from app.approval a where a.tenant_id = $1 and a.id = $2 for update`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  /** The one that is not over yet. */
  async findOpen(conversationId: string): Promise<Approval | undefined> {
    const [row] = await this.door.query<Row>(
      `select ${COLUMNS} from app.approval a where a.tenant_id = $1 and a.conversation_id = $2 and a.state in ('WAITING', 'RETURNED') for update`,
      [this.door.tenantId(), conversationId],
    );
    return row;
  }

  async listThread(conversationId: string): Promise<Approval[]> {
    return this.door.query<Row>(
      `select ${COLUMNS} from app.approval a where a.tenant_id = $1 and a.conversation_id = $2 and a.state <> 'WITHDRAWN'
       order by a.created_at desc limit ${MOST}`,
      [this.door.tenantId(), conversationId],
    );
  }

  /** Longest waiting first. */
  async listWaiting(): Promise<Approval[]> {
    return this.door.query<Row>(
      `select ${COLUMNS} from app.approval a where a.tenant_id = $1 and a.state = 'WAITING' order by a.created_at, a.id limit ${MOST}`,
      [this.door.tenantId()],
    );
  }

  /** Whether the answer went out because colleagues agreed with it. */
  async hasApproved(replyId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select a.id from app.approval a where a.tenant_id = $1 and a.reply_id = $2 and a.state = 'APPROVED' limit 1`,
      [this.door.tenantId(), replyId],
    );
    return rows.length > 0;
  }

  async countWaiting(): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.approval a where a.tenant_id = $1 and a.state = 'WAITING'`,
      [this.door.tenantId()],
    );
    return row!.n;
  }

  /** @returns undefined when another one of the conversation is open. */
  async insert(conversationId: string, it: NewText, at: Date): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string }>(
      `insert into app.approval (tenant_id, id, conversation_id, message_id, author_id, text, written, answer_id, answer_version, second, options, state, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, 'WAITING', $11, $11) on conflict do nothing returning id`,
      [
        ...[this.door.tenantId(), newId(), conversationId, it.messageId, it.authorId, it.text, it.answerId],
        ...[it.answerVersion, it.second, JSON.stringify(it.options), at],
      ],
    );
    return rows[0]?.id;
  }

  /** The author mended it. */
  async rewrite(id: string, it: NewText, at: Date): Promise<void> {
    await this.door.query(
      `update app.approval a set message_id = $3, author_id = $4, text = $5, written = $5, answer_id = $6, answer_version = $7, second = $8, options = $9,
         state = 'WAITING', note = null, changed_at = $10, version = a.version + 1 where a.tenant_id = $1 and a.id = $2`,
      [
        ...[this.door.tenantId(), id, it.messageId, it.authorId, it.text, it.answerId, it.answerVersion],
        ...[it.second, JSON.stringify(it.options), at],
      ],
    );
  }

  async edit(id: string, text: string, at: Date): Promise<void> {
    await this.door.query(
      `update app.approval a set text = $3, changed_at = $4, version = a.version + 1 where a.tenant_id = $1 and a.id = $2`,
      [this.door.tenantId(), id, text, at],
    );
  }

  async move(
    id: string,
    state: ApprovalState,
    at: Date,
    more: { note?: string; replyId?: string; messageId?: string } = {},
  ): Promise<void> {
    await this.door.query(
      `update app.approval a set state = $3, changed_at = $4, note = coalesce($5, a.note), reply_id = coalesce($6, a.reply_id),
         message_id = coalesce($7, a.message_id), version = a.version + 1 where a.tenant_id = $1 and a.id = $2`,
      [this.door.tenantId(), id, state, at, more.note ?? null, more.replyId ?? null, more.messageId ?? null],
    );
  }

  async addAct(
    approval: { id: string; version: number },
    kind: ApprovalActKind,
    byId: string,
    at: Date,
    role: ApprovalRole | null = null,
  ): Promise<void> {
    await this.door.query(
      `insert into app.approval_act (tenant_id, id, approval_id, kind, by_id, role, version, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [this.door.tenantId(), newId(), approval.id, kind, byId, role, approval.version, at],
    );
  }

  /** Oldest first. */
  listActs(approvalId: string): Promise<ApprovalAct[]> {
    return this.door.query<ApprovalAct & Record<string, unknown>>(
      `select k.kind, k.by_id as "byId", m.display_name as "byName", k.role, k.at from app.approval_act k
       join app.membership m on m.tenant_id = $1 and m.id = k.by_id where k.tenant_id = $1 and k.approval_id = $2 order by k.at, k.id`,
      [this.door.tenantId(), approvalId],
    );
  }

  /** Undefined also for who was a member. */
  async findMember(id: string): Promise<LiveMember | undefined> {
    const [row] = await this.door.query<LiveMember & Record<string, unknown>>(
      `select m.id, m.display_name as "displayName", m.initials, m.roles from app.membership m where m.tenant_id = $1 and m.id = $2 and ${LIVE}`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  /** Members now who hold a role with which one can agree. */
  listApprovers(): Promise<LiveMember[]> {
    return this.door.query<LiveMember & Record<string, unknown>>(
      `select m.id, m.display_name as "displayName", m.initials, m.roles from app.membership m where m.tenant_id = $1 and ${LIVE}
         and m.roles && array['approver', 'coordinator', 'spokesperson'] order by m.display_name, m.id limit 200`,
      [this.door.tenantId()],
    );
  }

  async nameOf(membershipId: string): Promise<{ displayName: string; initials: string }> {
    const [row] = await this.door.query<{ displayName: string; initials: string }>(
      `select m.display_name as "displayName", m.initials from app.membership m where m.tenant_id = $1 and m.id = $2`,
      [this.door.tenantId(), membershipId],
    );
    return row ?? { displayName: '', initials: '' };
  }
}
