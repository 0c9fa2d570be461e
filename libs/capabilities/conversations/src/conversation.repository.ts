import type { TenantDoor } from '@samenspraak/platform/database';
import {
  conversationStatuses,
  involvements,
  steps,
  type AnswerTarget,
  type Colleague,
  type ConversationRow,
} from './conversation.js';
import type { Visibility } from './inbound-message.js';

/** Others that open with a copy of the same text; nobody reads past a hundred. */
const SIMILAR = `case when c.group_id is null then 0 else (select count(*)::int from (select from app.conversation g
  where g.tenant_id = $1 and g.group_id = c.group_id and g.id <> c.id limit 99) copies) end`;
/** What a row of the desk shows, of `app.conversation c` and its `COLLEAGUE`; the tenant is $1. */
export const COLUMNS = `c.id, c.tenant_id, c.network, c.account_id, c.author_handle, c.author_name, c.author_url, c.snippet, c.step, c.status,
  c.involvement, c.question, c.unread, c.due_at, c.norm_minutes, c.last_inbound_at, c.snoozed_until, c.topic, c.department, c.why_code,
  c.why_params, c.version, c.urgency, c.kind, c.sentiment, c.snooze_holds, c.follow_up_at, ${SIMILAR} as similar, a.id as assignee_id, a.display_name as assignee_name, a.initials as assignee_initials,
  a.principal_id = (select app.principal_id()) as assignee_me`;
export const COLLEAGUE = `left join app.membership a on a.tenant_id = $1 and a.id = c.assignee_id`;
const RELATIONS = `app.conversation c ${COLLEAGUE}`;

/** Reads conversations of the tenant: one, its copies, and what an answer needs. */
export class ConversationRepository {
  constructor(private readonly door: TenantDoor) {}

  async find(id: string): Promise<ConversationRow | undefined> {
    const rows = await this.door.query(`select ${COLUMNS} from ${RELATIONS} where c.tenant_id = $1 and c.id = $2`, [
      this.door.tenantId(),
      id,
    ]);
    return rows[0] && toRow(rows[0]);
  }

  /** What opens with a copy of the same text, newest first, whatever its state. */
  async listSimilar(id: string, limit: number): Promise<ConversationRow[]> {
    const rows = await this.door.query(
      `select ${COLUMNS} from ${RELATIONS}
       where c.tenant_id = $1 and c.id <> $2
         and c.group_id = (select o.group_id from app.conversation o where o.tenant_id = $1 and o.id = $2)
       order by c.last_inbound_at desc, c.id desc limit $3`,
      [this.door.tenantId(), id, limit],
    );
    return rows.map(toRow);
  }

  /** The newest inbound message of a conversation. */
  async findAnswerTarget(id: string): Promise<AnswerTarget | undefined> {
    const rows = await this.door.query<TargetRow>(
      `select m.id, m.source_id, m.external_id, m.author_external_id, m.author_handle, m.visibility, c.thread_key, m.deleted, m.text
       from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'inbound'
       order by m.deleted, m.at desc, m.id desc limit 1`,
      [this.door.tenantId(), id],
    );
    return rows[0] && toTarget(rows[0]);
  }

  async findMessage(messageId: string): Promise<AnswerTarget | undefined> {
    const rows = await this.door.query<TargetRow>(
      `select m.id, m.source_id, m.external_id, m.author_external_id, m.author_handle, m.visibility, c.thread_key, m.deleted, m.text
       from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       where m.tenant_id = $1 and m.id = $2`,
      [this.door.tenantId(), messageId],
    );
    return rows[0] && toTarget(rows[0]);
  }
}

interface TargetRow {
  id: string;
  source_id: string;
  external_id: string;
  author_external_id: string;
  author_handle: string;
  visibility: Visibility;
  thread_key: string;
  deleted: boolean;
  text: string;
}

function toTarget(row: TargetRow): AnswerTarget {
  return {
    messageId: row.id,
    sourceId: row.source_id,
    externalId: row.external_id,
    author: { externalId: row.author_external_id, handle: row.author_handle },
    visibility: row.visibility,
    rootSourceId: row.thread_key,
    deleted: row.deleted,
    text: row.text,
  };
}

/** A row of the `COLUMNS`. */
export function toRow(row: Record<string, unknown>): ConversationRow {
  const assignee: Colleague | null = row.assignee_id
    ? {
        id: row.assignee_id as string,
        displayName: row.assignee_name as string,
        initials: row.assignee_initials as string,
        me: row.assignee_me as boolean,
      }
    : null;
  const named = <T extends string>(list: readonly T[], value: unknown) =>
    list.find((name) => name === String(value).toUpperCase())!;
  return {
    id: row.id as string,
    tenantId: row.tenant_id as string,
    network: row.network as string,
    accountId: row.account_id as string | null,
    author: {
      handle: row.author_handle as string,
      displayName: (row.author_name as string) || null,
      profileUrl: row.author_url as string | null,
    },
    snippet: row.snippet as string,
    step: steps[(row.step as number) - 1]!,
    status: named(conversationStatuses, row.status),
    involvement: named(involvements, row.involvement),
    question: row.question as boolean | null,
    assignee,
    unread: row.unread as boolean,
    dueAt: row.due_at as Date | null,
    normMinutes: row.norm_minutes as number | null,
    lastInboundAt: row.last_inbound_at as Date,
    snoozedUntil: row.snoozed_until as Date | null,
    topic: row.topic as string | null,
    department: row.department as string | null,
    urgency: row.urgency as ConversationRow['urgency'],
    kind: row.kind as ConversationRow['kind'],
    sentiment: row.sentiment as ConversationRow['sentiment'],
    snoozeHolds: row.snooze_holds as boolean,
    followUpAt: row.follow_up_at as Date | null,
    why: { code: row.why_code as string, params: row.why_params as Record<string, string> },
    similar: row.similar as number,
    version: row.version as number,
  };
}
