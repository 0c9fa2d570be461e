import type { TenantDoor } from '@samenspraak/platform/database';
import { workIn, type Work } from './work-in.js';

/** One message with what its conversation is known as, for who takes the tenant's own work out of the product. */
export interface ArchivedMessage {
  readonly messageId: string;
  readonly conversationId: string;
  readonly at: Date;
  /** `at` as PostgreSQL prints it, microseconds and all: where the next page begins. */
  readonly position: string;
  readonly direction: 'inbound' | 'outbound';
  readonly network: string;
  readonly authorHandle: string;
  readonly text: string;
  readonly deleted: boolean;
  readonly permalink: string | null;
  readonly involvement: 'lead' | 'watch';
  readonly step: number;
  readonly status: 'open' | 'waiting' | 'closed';
  readonly topic: string | null;
  readonly department: string | null;
  readonly result: string | null;
  /** Of the contact episode of a citizen's message, as the figures count it; null for answers, and where nothing is known. */
  readonly episode: ArchivedEpisode | null;
  /** Of the whole conversation, in whole minutes; null for one that is only watched. */
  readonly work: Work | null;
}

export interface ArchivedEpisode {
  /** Until when an answer was asked for; while it waits, as the desk shows it now. */
  readonly dueAt: Date | null;
  readonly withinNorm: boolean | null;
  /** In opening hours, until the first answer. */
  readonly openMinutes: number | null;
}

interface Row extends Omit<ArchivedMessage, 'episode' | 'work'>, ArchivedEpisode {
  readonly known: boolean;
}

/** Messages of a period, from `from` up to but not including `until`. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

export interface ArchivePosition {
  readonly at: string;
  readonly id: string;
}

/** Reads the tenant's messages in the order in which they were written, page by page. */
export class MessageArchive {
  constructor(private readonly door: TenantDoor) {}

  async count({ from, until }: Period): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      'select count(*)::int as n from app.message m where m.tenant_id = $1 and m.at >= $2 and m.at < $3',
      [this.door.tenantId(), from, until],
    );
    return row!.n;
  }

  async list({ from, until }: Period, limit: number, after?: ArchivePosition): Promise<ArchivedMessage[]> {
    const rows = await this.door.query<Row & Record<string, unknown>>(
      `select m.id as "messageId", m.conversation_id as "conversationId", m.at, m.at::text as position, m.direction, m.network,
         m.author_handle as "authorHandle", m.text, m.deleted, m.permalink, c.involvement, c.step, c.status, c.topic, c.department, c.result,
         f.id is not null as known, f.within_norm as "withinNorm", f.open_minutes as "openMinutes",
         coalesce(f.due_at, case when f.id is not null and f.answered_at is null then c.due_at end) as "dueAt"
       from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       left join lateral (select e.id, e.within_norm, e.open_minutes, e.due_at, e.answered_at from app.fact e
         where e.tenant_id = $1 and e.conversation_id = m.conversation_id and e.asked_at <= m.at and m.direction = 'inbound'
           and e.question is not false order by e.asked_at desc, e.id desc limit 1) f on true
       where m.tenant_id = $1 and m.at >= $2 and m.at < $3 and ($5::timestamptz is null or (m.at, m.id) > ($5::timestamptz, $6::uuid))
       order by m.at, m.id limit $4`,
      [this.door.tenantId(), from, until, limit, after?.at ?? null, after?.id ?? null],
    );
    const work = await this.workOf([...new Set(rows.map(({ conversationId }) => conversationId))]);
    return rows.map(({ known, dueAt, withinNorm, openMinutes, ...row }) => ({
      ...row,
      episode: known ? { dueAt, withinNorm, openMinutes } : null,
      work: row.involvement === 'lead' ? (work.get(row.conversationId) ?? null) : null,
    }));
  }

  private async workOf(conversationIds: readonly string[]): Promise<Map<string, Work>> {
    const rows = await this.door.query<{ id: string; closedAt: Date | null; inbound: Date[]; outbound: Date[] }>(
      `select c.id, c.closed_at as "closedAt",
         coalesce(array_agg(m.at order by m.at) filter (where m.direction = 'inbound'), '{}') as inbound,
         coalesce(array_agg(m.at order by m.at) filter (where m.direction = 'outbound'), '{}') as outbound
       from app.conversation c join app.message m on m.tenant_id = $1 and m.conversation_id = c.id
       where c.tenant_id = $1 and c.id = any ($2::uuid[]) group by c.id, c.closed_at`,
      [this.door.tenantId(), conversationIds],
    );
    return new Map(rows.map(({ id, inbound, outbound, closedAt }) => [id, workIn(inbound, outbound, closedAt)]));
  }
}
