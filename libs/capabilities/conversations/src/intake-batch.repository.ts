import { DEAR, keptPlan, type TenantDoor } from '@samenspraak/platform/database';
import type { InboundMessage } from './inbound-message.js';
import { keysOf, type Sight } from './intake-queues.js';
import { THREAD, type Thread } from './intake.repository.js';

/** A thread as its first message makes it. */
export interface NewThread {
  readonly message: InboundMessage;
  readonly at: Date;
  readonly snippet: string;
  readonly dueAt: Date | null;
  readonly normMinutes: number | null;
}

export interface NewMessage {
  readonly message: InboundMessage;
  readonly conversationId: string;
  readonly at: Date;
}

export interface HeardThread {
  readonly id: string;
  readonly snippet: string;
  readonly question: boolean | null;
  readonly involvement: 'lead' | 'watch';
  readonly dueAt: Date | null;
  readonly normMinutes: number | null;
  readonly at: Date;
  readonly accountId: string | null;
}

/** Writes many messages of networks at once: a statement for all of them where the other repository needs one for each. */
export class IntakeBatchRepository {
  constructor(private readonly door: TenantDoor) {}

  async look(messages: readonly InboundMessage[]): Promise<Sight> {
    const keys = [...new Set(messages.flatMap(keysOf))];
    const networks = [...new Set(messages.map((message) => message.network))];
    const rows = await this.door.repeat<{ kind: string; name: string; id: string }>(
      // One key at a time: for a list the database may choose to read all conversations of the tenant.
      `select 'message' as kind, k.key as name, m.id from unnest($2::text[]) as k(key)
         cross join lateral (select w.conversation_id as id from app.message w
           where w.tenant_id = $1 and w.source_id = k.key offset 0) m where ${keptPlan("k.key >= ''", '$4')}
       union all select 'thread', c.name, c.id from unnest($3::text[]) as n(network) cross join unnest($2::text[]) as k(key)
         cross join lateral (select t.network || ' ' || t.thread_key as name, t.id from app.conversation t
           where t.tenant_id = $1 and t.network = n.network and t.thread_key = k.key offset 0) c
       union all select 'parked', p.source_id, null from app.parked_event p
       where p.tenant_id = $1 and p.source_id = any ($2::text[])`,
      [this.door.tenantId(), keys, networks, DEAR],
    );
    const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ name, id }) => [name, id] as const);
    return {
      messages: new Map(of('message')),
      threads: new Map(of('thread')),
      parked: new Set(of('parked').map(([name]) => name)),
    };
  }

  /** Holds their rows, always in one order, so that two deliveries never wait for each other. */
  async lockThreads(ids: readonly string[]): Promise<Map<string, Thread>> {
    if (ids.length === 0) return new Map();
    const rows = await this.door.repeat<Thread>(
      `select ${THREAD} from app.conversation c where c.tenant_id = $1 and c.id = any ($2::uuid[]) and ${keptPlan('c.version >= 0', '$3')}
       order by c.id for update`,
      [this.door.tenantId(), ids, DEAR],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** @returns the ids by `threadName`; a thread that somebody else began at the same moment is missing. */
  async insertThreads(threads: readonly NewThread[]): Promise<Map<string, string>> {
    if (threads.length === 0) return new Map();
    const of = <T>(value: (thread: NewThread) => T) => threads.map(value);
    const rows = await this.door.repeat<{ id: string; name: string }>(
      `insert into app.conversation as c (tenant_id, network, thread_key, account_id, involvement, author_external_id, author_handle, author_name,
         author_url, last_inbound_at, last_contact_at, why_code, why_params, snippet, due_at, norm_minutes, version)
       select $1, u.network, u.thread_key, u.account_id, u.involvement, u.author_external_id, u.author_handle, u.author_name,
         u.author_url, u.at, u.at, u.why_code, u.why_params::jsonb, u.snippet, u.due_at, u.norm_minutes, 2
       from unnest($2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::text[],
         $12::text[], $13::text[], $14::timestamptz[], $15::int[]) as u(network, thread_key, account_id, involvement, author_external_id,
         author_handle, author_name, author_url, at, why_code, why_params, snippet, due_at, norm_minutes)
       on conflict (tenant_id, network, thread_key) do nothing returning c.id, c.network || ' ' || c.thread_key as name`,
      [
        this.door.tenantId(),
        of(({ message }) => message.network),
        of(({ message }) => keysOf(message)[0]),
        of(({ message }) => message.accountId),
        of(({ message }) => message.involvement),
        of(({ message }) => message.author.externalId),
        of(({ message }) => message.author.handle),
        of(({ message }) => message.author.displayName),
        of(({ message }) => message.author.url),
        of(({ at }) => at),
        of(({ message }) => message.why.code),
        of(({ message }) => JSON.stringify(message.why.params)),
        of(({ snippet }) => snippet),
        of(({ dueAt }) => dueAt),
        of(({ normMinutes }) => normMinutes),
      ],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** @returns the source ids of those that were not there yet. */
  async insertMessages(messages: readonly NewMessage[]): Promise<Set<string>> {
    if (messages.length === 0) return new Set();
    const of = <T>(value: (one: NewMessage) => T) => messages.map(value);
    const rows = await this.door.repeat<{ source_id: string }>(
      `insert into app.message as m (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle,
         author_name, author_url, text, at, permalink, visibility, parent_source_id, root_source_id, revision, mentions, hashtags)
       select $1, u.conversation_id, u.network, u.source_id, u.external_id, u.direction, u.author_external_id, u.author_handle,
         u.author_name, u.author_url, u.text, u.at, u.permalink, u.visibility, u.parent_source_id, u.root_source_id, u.revision,
         u.mentions::text[], u.hashtags::text[]
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
         $12::timestamptz[], $13::text[], $14::text[], $15::text[], $16::text[], $17::bigint[], $18::text[], $19::text[])
         as u(conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, author_url, text, at,
         permalink, visibility, parent_source_id, root_source_id, revision, mentions, hashtags)
       on conflict (tenant_id, source_id) do nothing returning m.source_id`,
      [
        this.door.tenantId(),
        of(({ conversationId }) => conversationId),
        of(({ message }) => message.network),
        of(({ message }) => message.sourceId),
        of(({ message }) => message.externalId),
        of(({ message }) => message.direction),
        of(({ message }) => message.author.externalId),
        of(({ message }) => message.author.handle),
        of(({ message }) => message.author.displayName),
        of(({ message }) => message.author.url),
        of(({ message }) => message.text),
        of(({ at }) => at),
        of(({ message }) => message.permalink),
        of(({ message }) => message.visibility),
        of(({ message }) => message.parentSourceId),
        of(({ message }) => message.rootSourceId),
        of(({ message }) => BigInt(message.revision).toString()),
        of(({ message }) => arrayLiteral(message.mentions)),
        of(({ message }) => arrayLiteral(message.hashtags)),
      ],
    );
    return new Set(rows.map((row) => row.source_id));
  }

  /** What the list shows of each thread: the newest inbound text that is still there. */
  async findNewestTexts(ids: readonly string[]): Promise<Map<string, { text: string; unanswered: boolean }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.door.repeat<{ id: string; text: string; unanswered: boolean }>(
      `select u.id, n.text, not exists (select from app.message o where o.tenant_id = $1 and o.conversation_id = u.id and o.direction = 'outbound'
           and o.at >= n.at) as unanswered
       from unnest($2::uuid[]) as u(id) cross join lateral (select m.text, m.at from app.message m
         where m.tenant_id = $1 and m.conversation_id = u.id and m.direction = 'inbound' and not m.deleted order by m.at desc, m.id desc limit 1) n
       where ${keptPlan("n.text >= ''", '$3')}`,
      [this.door.tenantId(), ids, DEAR],
    );
    return new Map(rows.map(({ id, ...newest }) => [id, newest]));
  }

  async saveHeard(threads: readonly HeardThread[]): Promise<void> {
    if (threads.length === 0) return;
    const of = <T>(value: (thread: HeardThread) => T) => threads.map(value);
    await this.door.repeat(
      `update app.conversation c set snippet = u.snippet, question = u.question, excluded_reason = null, involvement = u.involvement,
         due_at = u.due_at, norm_minutes = u.norm_minutes, last_inbound_at = greatest(c.last_inbound_at, u.at),
         last_contact_at = greatest(c.last_contact_at, u.at), account_id = coalesce(c.account_id, u.account_id),
         step = case when c.status = 'closed' then 1 else c.step end, closed_at = null, result = null, status = 'open',
         snoozed_until = case when c.snooze_holds and c.status <> 'closed' then c.snoozed_until end,
         unread = true, version = c.version + 1
       from unnest($2::uuid[], $3::text[], $4::boolean[], $5::text[], $6::timestamptz[], $7::int[], $8::timestamptz[], $9::uuid[])
         as u(id, snippet, question, involvement, due_at, norm_minutes, at, account_id)
       where c.tenant_id = $1 and c.id = any ($2::uuid[]) and c.id = u.id and ${keptPlan('c.version >= 0', '$10')}`,
      [
        this.door.tenantId(),
        of(({ id }) => id),
        of(({ snippet }) => snippet),
        of(({ question }) => question),
        of(({ involvement }) => involvement),
        of(({ dueAt }) => dueAt),
        of(({ normMinutes }) => normMinutes),
        of(({ at }) => at),
        of(({ accountId }) => accountId),
        DEAR,
      ],
    );
  }
}

// Lists of different lengths make no rectangle, and unnest takes rectangles only.
function arrayLiteral(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
