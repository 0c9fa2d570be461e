import type { TenantDoor } from '@samenspraak/platform/database';
import type { AnswerTarget, ConversationRow } from './conversation.js';
import { COLLEAGUE, COLUMNS, toRow } from './conversation-columns.js';
import type { Visibility } from './inbound-message.js';

const RELATIONS = `app.conversation c ${COLLEAGUE}`;

/** Reads conversations of the tenant: one, its copies, and what an answer needs. */
export class ConversationRepository {
  constructor(private readonly door: TenantDoor) {}

  async find(id: string): Promise<ConversationRow | undefined> {
    const [row] = await this.read(`where c.tenant_id = $1 and c.id = $2`, [id]);
    return row;
  }

  /** What opens with a copy of the same text, newest first, whatever its state. */
  async listSimilar(id: string, limit: number): Promise<ConversationRow[]> {
    return this.read(
      `where c.tenant_id = $1 and c.id <> $2
         and c.group_id = (select o.group_id from app.conversation o where o.tenant_id = $1 and o.id = $2)
       order by c.last_inbound_at desc, c.id desc limit $3`,
      [id, limit],
    );
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

  private async read(where: string, values: readonly unknown[]): Promise<ConversationRow[]> {
    const tenantId = this.door.tenantId();
    const [{ membershipId }, rows] = await Promise.all([
      this.door.entrance(),
      this.door.tuples(`select ${COLUMNS} from ${RELATIONS} ${where}`, [tenantId, ...values]),
    ]);
    return rows.map((row) => toRow(row, tenantId, membershipId));
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
