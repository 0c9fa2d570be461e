import type { TenantDoor } from '@samenspraak/platform/database';
import type { ConversationEvent, EventKind, NewEvent } from './conversation-event.js';

const MOST = 200;

/** Writes and reads what happened to a conversation besides messages. */
export class EventRepository {
  constructor(private readonly door: TenantDoor) {}

  /** With the version that the conversation has by now. */
  async add(conversationId: string, byId: string, event: NewEvent, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.conversation_event (tenant_id, conversation_id, kind, by_id, to_id, params, version, at)
       select $1, c.id, $3, $4, $5, $6, c.version, $7 from app.conversation c where c.tenant_id = $1 and c.id = $2`,
      [
        this.door.tenantId(),
        conversationId,
        event.kind,
        byId,
        event.toId ?? null,
        JSON.stringify({ what: event.what ?? [] }),
        at,
      ],
    );
  }

  /** The newest of them, oldest first. */
  async list(conversationId: string): Promise<ConversationEvent[]> {
    const rows = await this.door.query<ConversationEvent & Record<string, unknown>>(
      `select e.id, e.kind, e.at, b.display_name as by, t.display_name as "to", e.params -> 'what' as what
       from app.conversation_event e join app.membership b on b.tenant_id = $1 and b.id = e.by_id
       left join app.membership t on t.tenant_id = $1 and t.id = e.to_id
       where e.tenant_id = $1 and e.conversation_id = $2 order by e.at desc, e.id desc limit ${MOST}`,
      [this.door.tenantId(), conversationId],
    );
    return rows.reverse();
  }

  /** Who made the newest version of a conversation, and how; nobody when a network or a job did. */
  async findMaker(conversationId: string, version: number): Promise<{ by: string; kind: EventKind } | undefined> {
    const [row] = await this.door.query<{ by: string; kind: EventKind }>(
      `select b.display_name as by, e.kind from app.conversation_event e join app.membership b on b.tenant_id = $1 and b.id = e.by_id
       where e.tenant_id = $1 and e.conversation_id = $2 and e.version = $3 order by e.at desc, e.id desc limit 1`,
      [this.door.tenantId(), conversationId, version],
    );
    return row;
  }
}
