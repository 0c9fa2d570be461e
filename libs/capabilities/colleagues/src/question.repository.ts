import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import type { Question, QuestionAnswer, QuestionMail, QuestionRow, QuestionState } from './question.js';

const ROW = `q.id, q.conversation_id as "conversationId", q.audience, q.text, q.topic, q.asked_by as "askedBy", q.to_name as "toName", q.to_address as "toAddress",
  q.link_id as "linkId", q.member_ids as "memberIds", q.state, q.asked_at as "askedAt", q.ends_at as "endsAt", q.forwarded`;
const MOST = 50;

interface ShownRow extends Omit<Question, 'mail' | 'answers' | 'askedBy'> {
  readonly asker: string;
  readonly mailState: string | null;
  readonly mailReason: string | null;
  readonly bounced: boolean;
}

interface AnswerRow {
  readonly id: string;
  readonly questionId: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly kind: TenantView['kind'] | null;
  readonly theme: string | null;
  readonly text: string;
  readonly answeredAt: Date;
}

/** What an answer comes from: a colleague without a seat, or a member. */
export interface NewAnswer {
  readonly questionId: string;
  readonly from: TenantView | null;
  readonly by: string;
  readonly text: string;
  readonly at: Date;
}

/** Reads and writes the tenant's questions and what was answered. */
export class QuestionRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The topic of a conversation and the citizens' names in it; undefined when there is no such conversation here. */
  async findCitizens(conversationId: string): Promise<{ topic: string; names: string[] } | undefined> {
    const rows = await this.door.query<{ topic: string; names: string[] }>(
      `select coalesce(c.topic, '') as topic, array(
         select distinct n from (
           select unnest(array[c.author_handle, c.author_name]) as n
           union all select unnest(array[m.author_handle, m.author_name]) from app.message m
             where m.tenant_id = $1 and m.conversation_id = c.id and m.direction = 'inbound') all_names
         where n is not null and n <> '' limit 200) as names
       from app.conversation c where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), conversationId],
    );
    return rows[0];
  }

  /** How the address book calls the department of who was asked; empty for who does not stand in it. */
  async findDepartment({ toAddress }: Pick<QuestionRow, 'toAddress'>): Promise<string> {
    const [row] = await this.door.query<{ department: string }>(
      'select c.department from app.colleague_contact c where c.tenant_id = $1 and c.address = $2',
      [this.door.tenantId(), toAddress],
    );
    return row?.department ?? '';
  }

  async countOpen(conversationId: string): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.colleague_question q where q.tenant_id = $1 and q.conversation_id = $2 and q.state = 'OPEN'`,
      [this.door.tenantId(), conversationId],
    );
    return row!.n;
  }

  /** @returns false when this command was carried out before. */
  async insert(
    question: Omit<QuestionRow, 'state' | 'forwarded'> & { commandId: string; remindAt: Date | null },
  ): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.colleague_question (tenant_id, id, command_id, conversation_id, audience, text, topic, asked_by, to_name, to_address, link_id, member_ids, asked_at, ends_at, remind_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) on conflict (tenant_id, command_id) do nothing returning id`,
      [
        this.door.tenantId(),
        question.id,
        question.commandId,
        question.conversationId,
        question.audience,
        question.text,
        question.topic,
        question.askedBy,
        question.toName,
        question.toAddress,
        question.linkId,
        question.memberIds,
        question.askedAt,
        question.endsAt,
        question.remindAt,
      ],
    );
    return rows.length === 1;
  }

  async findByCommand(commandId: string): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string }>(
      'select q.id from app.colleague_question q where q.tenant_id = $1 and q.command_id = $2',
      [this.door.tenantId(), commandId],
    );
    return rows[0]?.id;
  }

  /** Nobody else moves it until this transaction ends. */
  async lock(id: string): Promise<QuestionRow | undefined> {
    return this.one('q.id = $2 for update', id);
  }

  async lockByLink(linkId: string): Promise<QuestionRow | undefined> {
    return this.one('q.link_id = $2 for update', linkId);
  }

  async find(id: string): Promise<QuestionRow | undefined> {
    return this.one('q.id = $2', id);
  }

  async settle(id: string, state: QuestionState, at: Date): Promise<void> {
    await this.door.query(
      'update app.colleague_question q set state = $3, ended_at = $4 where q.tenant_id = $1 and q.id = $2',
      [this.door.tenantId(), id, state, at],
    );
  }

  /** Passed on to somebody else: another link, another address. */
  async passOn(id: string, to: { address: string; linkId: string }, remindAt: Date | null): Promise<void> {
    await this.door.query(
      `update app.colleague_question q set to_address = $3, to_name = $3, link_id = $4, forwarded = q.forwarded + 1, remind_at = $5, reminded_at = null
       where q.tenant_id = $1 and q.id = $2`,
      [this.door.tenantId(), id, to.address, to.linkId, remindAt],
    );
  }

  /** @returns false when this member, or the colleague, has answered it. */
  async addAnswer({ questionId, from, by, text, at }: NewAnswer): Promise<boolean> {
    const rows = await this.door.query(
      `insert into app.colleague_answer (tenant_id, question_id, from_member_id, by_name, by_code, by_kind, by_theme, text, answered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, question_id, from_member_id) do nothing returning id`,
      [
        this.door.tenantId(),
        questionId,
        from?.id ?? null,
        by,
        from?.code ?? null,
        from?.kind ?? null,
        from?.theme ?? null,
        text,
        at,
      ],
    );
    return rows.length === 1;
  }

  async countAnswers(questionId: string): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      'select count(*)::int as n from app.colleague_answer a where a.tenant_id = $1 and a.question_id = $2',
      [this.door.tenantId(), questionId],
    );
    return row!.n;
  }

  /** Of one conversation, the newest first. */
  async list(conversationId: string): Promise<Question[]> {
    const rows = await this.door.query<ShownRow>(
      `select ${ROW}, b.display_name as "asker", b.principal_id = (select app.principal_id()) as mine, q.reminded_at is not null as reminded,
         m.state as "mailState", m.reason as "mailReason", m.bounced_at is not null as bounced
       from app.colleague_question q join app.membership b on b.tenant_id = $1 and b.id = q.asked_by
       left join lateral (select m.state, m.reason, m.bounced_at from app.mail m
         where m.tenant_id = $1 and m.ref_id = q.link_id order by m.made_at desc limit 1) m on true
       where q.tenant_id = $1 and q.conversation_id = $2 order by q.asked_at desc, q.id limit ${MOST}`,
      [this.door.tenantId(), conversationId],
    );
    const answers = await this.listAnswers(rows.map((row) => row.id));
    return rows.map(({ mailState, mailReason, bounced, asker, ...row }) => ({
      ...row,
      askedBy: asker,
      mail: mailOf(mailState, mailReason, bounced),
      answers: answers.get(row.id) ?? [],
    }));
  }

  async listEnding(now: Date, most: number): Promise<QuestionRow[]> {
    return this.door.query<QuestionRow>(
      `select ${ROW} from app.colleague_question q where q.tenant_id = $1 and q.state = 'OPEN' and q.ends_at <= $2 order by q.ends_at limit ${most} for update skip locked`,
      [this.door.tenantId(), now],
    );
  }

  /** Those that nobody was reminded of, marked as reminded. */
  async takeForReminder(now: Date, most: number): Promise<QuestionRow[]> {
    return this.door.query<QuestionRow>(
      `update app.colleague_question q set reminded_at = $2 where q.tenant_id = $1 and q.id in (
         select d.id from app.colleague_question d where d.tenant_id = $1 and d.state = 'OPEN' and d.audience = 'COLLEAGUE' and d.reminded_at is null
           and d.remind_at <= $2 and d.ends_at > $2 order by d.remind_at limit ${most} for update skip locked) returning ${ROW}`,
      [this.door.tenantId(), now],
    );
  }

  private async one(where: string, id: string): Promise<QuestionRow | undefined> {
    const rows = await this.door.query<QuestionRow>(
      `select ${ROW} from app.colleague_question q where q.tenant_id = $1 and ${where}`,
      [this.door.tenantId(), id],
    );
    return rows[0];
  }

  private async listAnswers(questionIds: readonly string[]): Promise<Map<string, QuestionAnswer[]>> {
    const found = new Map<string, QuestionAnswer[]>();
    if (questionIds.length === 0) return found;
    const rows = await this.door.query<AnswerRow>(
      `select a.id, a.question_id as "questionId", a.from_member_id as "memberId", a.by_name as name, a.by_code as code, a.by_kind as kind, a.by_theme as theme, a.text,
         a.answered_at as "answeredAt"
       from app.colleague_answer a where a.tenant_id = $1 and a.question_id = any ($2::uuid[]) order by a.answered_at, a.id`,
      [this.door.tenantId(), questionIds],
    );
    for (const { questionId, memberId, name, code, kind, theme, ...answer } of rows) {
      const from = memberId && code && kind && theme ? { id: memberId, code, name, kind, theme } : null;
      found.set(questionId, [...(found.get(questionId) ?? []), { ...answer, by: name, from }]);
    }
    return found;
  }
}

function mailOf(state: string | null, reason: string | null, bounced: boolean): QuestionMail {
  if (state === null) return 'NONE';
  if (bounced || state === 'REFUSED') return 'FAILED';
  if (state === 'CANCELLED') return reason === 'off' ? 'OFF' : 'FAILED';
  return state === 'SENT' || state === 'UNKNOWN' ? 'SENT' : 'WAITING';
}
