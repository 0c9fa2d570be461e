import type { TenantDoor } from '@samenspraak/platform/database';
import type { Visibility, Why } from './inbound-message.js';

/** A citizen's message of a conversation, by the name that the network knows it by. */
export interface HandedMessage {
  readonly network: string;
  readonly externalId: string;
  readonly text: string;
  readonly visibility: Visibility;
  readonly receivedAt: Date;
}

export interface Watched {
  readonly id: string;
  readonly network: string;
  readonly involvement: 'lead' | 'watch';
}

/** What changes in a tenant's threads when one member gives a conversation to another. */
export class HandOnRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Oldest first. */
  async listInbound(conversationId: string): Promise<HandedMessage[]> {
    return this.door.query<HandedMessage & Record<string, unknown>>(
      `select m.network, m.external_id as "externalId", m.text, m.visibility, m.received_at as "receivedAt"
       from app.message m where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'inbound' and not m.deleted
       order by m.at, m.id limit 100`,
      [this.door.tenantId(), conversationId],
    );
  }

  async hasOutbound(conversationId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select m.id from app.message m where m.tenant_id = $1 and m.conversation_id = $2 and m.direction = 'outbound' limit 1`,
      [this.door.tenantId(), conversationId],
    );
    return rows.length > 0;
  }

  /** Closed, watching, in no figure. */
  async giveAway(id: string, why: Why, at: Date): Promise<void> {
    await this.door.query(
      `update app.conversation c set status = 'closed', closed_at = $3, result = 'REFERRED', involvement = 'watch', due_at = null, snoozed_until = null,
         unread = false, question = false, excluded_reason = 'DUPLICATE', why_code = $4, why_params = $5, version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id, at, why.code, JSON.stringify(why.params)],
    );
  }

  /** The conversation that holds a message, locked until the transaction ends. */
  async findBySource(sourceId: string): Promise<Watched | undefined> {
    const [row] = await this.door.query<Watched & Record<string, unknown>>(
      `select c.id, c.network, c.involvement from app.message m join app.conversation c on c.tenant_id = $1 and c.id = m.conversation_id
       where m.tenant_id = $1 and m.source_id = $2 for update of c`,
      [this.door.tenantId(), sourceId],
    );
    return row;
  }

  async takeLead(id: string, why: Why, deadline: { dueAt: Date | null; normMinutes: number | null }): Promise<void> {
    await this.door.query(
      `update app.conversation c set involvement = 'lead', status = 'open', closed_at = null, result = null, snoozed_until = null, unread = true,
         question = null, excluded_reason = null, due_at = $3, norm_minutes = coalesce($4, c.norm_minutes), why_code = $5, why_params = $6,
         version = c.version + 1
       where c.tenant_id = $1 and c.id = $2`,
      [this.door.tenantId(), id, deadline.dueAt, deadline.normMinutes, why.code, JSON.stringify(why.params)],
    );
  }
}
