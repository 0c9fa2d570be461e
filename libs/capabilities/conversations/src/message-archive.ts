import type { TenantDoor } from '@samenspraak/platform/database';

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
    return this.door.query<ArchivedMessage>(
      `select m.id as "messageId", m.conversation_id as "conversationId", m.at, m.at::text as position, m.direction, m.network,
         m.author_handle as "authorHandle", m.text, m.deleted, m.permalink, c.involvement, c.step, c.status, c.topic, c.department, c.result
       from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       where m.tenant_id = $1 and m.at >= $2 and m.at < $3 and ($5::timestamptz is null or (m.at, m.id) > ($5::timestamptz, $6::uuid))
       order by m.at, m.id limit $4`,
      [this.door.tenantId(), from, until, limit, after?.at ?? null, after?.id ?? null],
    );
  }
}
