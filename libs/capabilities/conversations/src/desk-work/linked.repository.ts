import type { TenantDoor } from '@samenspraak/platform/database';

/** Another conversation with the same citizen, in this tenant. */
export interface LinkedConversation {
  readonly id: string;
  readonly snippet: string;
  readonly status: string;
  readonly topic: string | null;
  readonly lastInboundAt: Date;
}

/** Reads what else this tenant has of one author on one network. */
export class LinkedRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Newest first; never another tenant's, whoever the author is there. */
  list(conversationId: string, most: number): Promise<LinkedConversation[]> {
    return this.door.query<LinkedConversation & Record<string, unknown>>(
      `select c.id, c.snippet, upper(c.status) as status, c.topic, c.last_inbound_at as "lastInboundAt"
       from app.conversation o join app.conversation c on c.tenant_id = $1 and c.author_external_id = o.author_external_id
         and c.network = o.network and c.id <> o.id
       where o.tenant_id = $1 and o.id = $2 order by c.last_inbound_at desc, c.id desc limit $3`,
      [this.door.tenantId(), conversationId, most],
    );
  }
}
