import type { TenantDoor } from '@samenspraak/platform/database';
import type { ConversationStatus, Urgency } from './conversation.js';
import type { InboundMessage } from './inbound-message.js';
import { keysOf } from './intake-queues.js';

export interface Thread {
  readonly id: string;
  readonly network: string;
  readonly status: ConversationStatus;
  readonly question: boolean | null;
  readonly involvement: 'lead' | 'watch';
  readonly dueAt: Date | null;
  readonly normMinutes: number | null;
  readonly urgency: Urgency;
  readonly lastInboundAt: Date;
  readonly lastContactAt: Date;
}

export interface KnownMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly revision: bigint;
  readonly deleted: boolean;
}

export interface ParkedEvent {
  readonly kind: 'edited' | 'deleted';
  readonly revision: bigint;
  readonly text: string | null;
}

/** The columns of a thread, of `app.conversation c`. */
export const THREAD = `c.id, c.network, upper(c.status) as status, c.question, c.involvement, c.due_at as "dueAt", c.norm_minutes as "normMinutes", c.urgency,
  c.last_inbound_at as "lastInboundAt", c.last_contact_at as "lastContactAt"`;

/** Writes what networks say into the tenant's threads. */
export class IntakeRepository {
  constructor(private readonly door: TenantDoor) {}

  async findMessage(sourceId: string): Promise<KnownMessage | undefined> {
    const [row] = await this.door.query<KnownMessage & { revision: string }>(
      `select m.id, m.conversation_id as "conversationId", m.revision::text as revision, m.deleted
       from app.message m where m.tenant_id = $1 and m.source_id = $2 for update`,
      [this.door.tenantId(), sourceId],
    );
    return row && { ...row, revision: BigInt(row.revision) };
  }

  /** The thread that a message belongs to: that of the message it answers, or the one with the same beginning. Holds its row. */
  async findThread(message: InboundMessage): Promise<Thread | undefined> {
    const tenantId = this.door.tenantId();
    const [known] = await this.door.query<{ conversation_id: string }>(
      `select m.conversation_id from app.message m where m.tenant_id = $1 and m.source_id = any ($2::text[])
       order by m.at desc, m.id desc limit 1`,
      [tenantId, [message.parentSourceId, message.rootSourceId].filter((id) => id !== null)],
    );
    const rows = await this.door.query<Thread>(
      `select ${THREAD} from app.conversation c where c.tenant_id = $1
         and (c.id = $2 or ($2::uuid is null and c.network = $3 and c.thread_key = any ($4::text[])))
       order by c.created_at, c.id limit 1 for update`,
      [tenantId, known?.conversation_id ?? null, message.network, keysOf(message)],
    );
    return rows[0];
  }

  /** Begins a thread; undefined when somebody else began it at the same moment. */
  async insertThread(message: InboundMessage, at: Date): Promise<Thread | undefined> {
    const rows = await this.door.query<Thread>(
      `insert into app.conversation as c (tenant_id, network, thread_key, account_id, involvement, author_external_id, author_handle, author_name,
         author_url, last_inbound_at, last_contact_at, why_code, why_params)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)
       on conflict (tenant_id, network, thread_key) do nothing returning ${THREAD}`,
      [
        this.door.tenantId(),
        message.network,
        keysOf(message)[0],
        message.accountId,
        message.involvement,
        message.author.externalId,
        message.author.handle,
        message.author.displayName,
        message.author.url,
        at,
        message.why.code,
        JSON.stringify(message.why.params),
      ],
    );
    return rows[0];
  }

  /** @returns the id, or undefined when the message is there already. */
  async insertMessage(
    conversationId: string,
    message: InboundMessage,
    state: { text: string; at: Date; revision: bigint; edited: boolean; deleted: boolean },
  ): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string }>(
      `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle,
         author_name, author_url, text, at, permalink, visibility, parent_source_id, root_source_id, revision, edited, deleted, mentions, hashtags)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       on conflict (tenant_id, source_id) do nothing returning id`,
      [
        this.door.tenantId(),
        conversationId,
        message.network,
        message.sourceId,
        message.externalId,
        message.direction,
        message.author.externalId,
        message.author.handle,
        message.author.displayName,
        message.author.url,
        state.text,
        state.at,
        message.permalink,
        message.visibility,
        message.parentSourceId,
        message.rootSourceId,
        state.revision.toString(),
        state.edited,
        state.deleted,
        [...message.mentions],
        [...message.hashtags],
      ],
    );
    return rows[0]?.id;
  }

  async changeText(messageId: string, text: string, revision: bigint): Promise<void> {
    await this.door.query(
      'update app.message m set text = $3, revision = $4, edited = true where m.tenant_id = $1 and m.id = $2',
      [this.door.tenantId(), messageId, text, revision.toString()],
    );
  }

  /** The text goes, a stub stays. */
  async removeText(messageId: string, revision: bigint): Promise<void> {
    await this.door.query(
      `update app.message m set text = '', deleted = true, revision = $3, mentions = '{}', hashtags = '{}' where m.tenant_id = $1 and m.id = $2`,
      [this.door.tenantId(), messageId, revision.toString()],
    );
  }

  async park(sourceId: string, event: ParkedEvent): Promise<void> {
    await this.door.query(
      `insert into app.parked_event (tenant_id, source_id, kind, revision, text) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, source_id, kind, revision) do nothing`,
      [this.door.tenantId(), sourceId, event.kind, event.revision.toString(), event.text],
    );
  }

  /** Takes what waited for a message, the latest first. */
  async takeParked(sourceId: string): Promise<ParkedEvent[]> {
    const rows = await this.door.query<{ kind: 'edited' | 'deleted'; revision: string; text: string | null }>(
      'delete from app.parked_event p where p.tenant_id = $1 and p.source_id = $2 returning p.kind, p.revision::text as revision, p.text',
      [this.door.tenantId(), sourceId],
    );
    return rows
      .map((row) => ({ ...row, revision: BigInt(row.revision) }))
      .sort((a, b) => (a.revision > b.revision ? -1 : a.revision < b.revision ? 1 : 0));
  }

  async purgeParked(before: Date): Promise<void> {
    await this.door.query('delete from app.parked_event p where p.tenant_id = $1 and p.parked_at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }

  /** What the list shows of a thread: the newest inbound text that is still there. */
  async findNewestText(conversationId: string): Promise<{ text: string; unanswered: boolean } | undefined> {
    const rows = await this.door.query<{ text: string; unanswered: boolean }>(
      `select m.text, not exists (select from app.message o where o.tenant_id = $1 and o.conversation_id = $2 and o.direction = 'outbound'
           and o.at >= m.at) as unanswered
       from app.message m where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' and not m.deleted
       order by m.at desc, m.id desc limit 1`,
      [this.door.tenantId(), conversationId],
    );
    return rows[0];
  }

  async saveInbound(
    id: string,
    state: {
      snippet: string;
      question: boolean | null;
      involvement: 'lead' | 'watch';
      dueAt: Date | null;
      normMinutes: number | null;
      at: Date;
      accountId: string | null;
    },
  ): Promise<void> {
    await this.door.query(
      `update app.conversation c set snippet = $3, question = $4, excluded_reason = null, involvement = $5, due_at = $6, norm_minutes = $7,
         last_inbound_at = greatest(c.last_inbound_at, $8), last_contact_at = greatest(c.last_contact_at, $8), account_id = coalesce(c.account_id, $9),
         step = case when c.status = 'closed' then 1 else c.step end, closed_at = null, result = null, status = 'open',
         snoozed_until = case when c.snooze_holds and c.status <> 'closed' then c.snoozed_until end,
         unread = true, version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [
        this.door.tenantId(),
        id,
        state.snippet,
        state.question,
        state.involvement,
        state.dueAt,
        state.normMinutes,
        state.at,
        state.accountId,
      ],
    );
  }

  async saveSnippet(id: string, snippet: string, stopClock: boolean): Promise<void> {
    await this.door.query(
      `update app.conversation c set snippet = $3, due_at = case when $4 then null else c.due_at end, unread = true, version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id, snippet, stopClock],
    );
  }

  /** The council answered elsewhere: the clock stands still. */
  async stopClock(id: string, at: Date): Promise<void> {
    await this.door.query(
      `update app.conversation c set due_at = case when c.last_inbound_at <= $3 then null else c.due_at end,
         last_contact_at = greatest(c.last_contact_at, $3), version = c.version + 1 where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id, at],
    );
  }
}
