import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import type { Recall } from '@samenspraak/library';

export type RecallMessageState = 'TODO' | 'CORRECTED' | 'NOT_NEEDED';

/** What this tenant sent with a version that was called back, and what became of it. */
export interface RecallMessage {
  readonly id: string;
  readonly recallId: string;
  readonly replyId: string;
  readonly conversationId: string;
  readonly state: RecallMessageState;
  readonly reason: string | null;
  readonly draftedAt: Date | null;
  readonly changedAt: Date;
  readonly version: number;
  readonly text: string;
  readonly sentAt: Date;
  readonly authorName: string;
  readonly network: string;
  readonly citizen: string;
  readonly removed: boolean;
  readonly override: boolean;
  readonly editedPercent: number | null;
}

/** How many of a recall's messages are in which state. */
export interface RecallCounts {
  readonly recallId: string;
  readonly sent: number;
  readonly corrected: number;
  readonly notNeeded: number;
  readonly open: number;
}

/** An answer of this tenant that has to do with what was called back. */
export interface TouchedReply {
  readonly id: string;
  readonly state: string;
}

type Row<T> = T & Record<string, unknown>;
const COUNTS = `count(*)::int as sent, (count(*) filter (where x.state = 'CORRECTED'))::int as corrected,
  (count(*) filter (where x.state = 'NOT_NEEDED'))::int as "notNeeded", (count(*) filter (where x.state = 'TODO'))::int as open`;
const SELECT = `select x.id, x.recall_id as "recallId", x.reply_id as "replyId", x.conversation_id as "conversationId", x.state, x.reason,
    x.drafted_at as "draftedAt", x.changed_at as "changedAt", x.version, y.text, y.sent_at as "sentAt", y.author_name as "authorName", y.network,
    c.author_name as citizen, y.removed_at is not null as removed, y.origin_override as override, y.edited_percent as "editedPercent"
  from app.recall_message x join app.reply y on y.tenant_id = $1 and y.id = x.reply_id
  join app.conversation c on c.tenant_id = $1 and c.id = x.conversation_id`;

/** The tenant's own list of what to set right. No neighbour sees it, nor does the author of what was called back. */
export class RecallMessageRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Answers with that version, held from now on: whatever they become after this moment sees the recall. */
  lockTouched({ itemId, version }: Recall): Promise<TouchedReply[]> {
    return this.door.query<Row<TouchedReply>>(
      `select y.id, y.state from app.reply y where y.tenant_id = $1 and y.origin_item_id = $2 and y.origin_version = $3 order by y.id for update`,
      [this.door.tenantId(), itemId, version],
    );
  }

  /** @returns how many are new on the list. */
  async add(recall: Recall, replyIds: readonly string[], at: Date): Promise<number> {
    if (replyIds.length === 0) return 0;
    const rows = await this.door.query(
      `insert into app.recall_message (tenant_id, id, partnership_id, recall_id, reply_id, conversation_id, changed_at)
       select $1, uuidv7(), $2, $3, y.id, y.conversation_id, $5 from app.reply y where y.tenant_id = $1 and y.id = any ($4::uuid[])
       on conflict (tenant_id, recall_id, reply_id) do nothing returning id`,
      [this.door.tenantId(), recall.partnershipId, recall.id, replyIds, at],
    );
    return rows.length;
  }

  /** An answer is on the network: with what was called back while it left, or as the correction of what stands in the list. */
  async noteSent(reply: {
    id: string;
    conversationId: string;
    originItemId: string | null;
    originVersion: number | null;
    at: Date;
  }): Promise<void> {
    const { id, conversationId, originItemId, originVersion, at } = reply;
    const tenantId = this.door.tenantId();
    if (originItemId !== null) {
      await this.door.query(
        `insert into app.recall_message (tenant_id, id, partnership_id, recall_id, reply_id, conversation_id, changed_at)
         select $1, $2, r.partnership_id, r.id, $3, $4, $7 from app.library_recall r where r.item_id = $5 and r.version = $6
         on conflict (tenant_id, recall_id, reply_id) do nothing returning id`,
        [tenantId, newId(), id, conversationId, originItemId, originVersion, at],
      );
    }
    await this.door.query(
      `update app.recall_message x set state = 'CORRECTED', corrected_by = $3, changed_at = $4, version = x.version + 1
       where x.tenant_id = $1 and x.conversation_id = $2 and x.state = 'TODO' and x.drafted_at is not null and x.reply_id <> $3`,
      [tenantId, conversationId, id, at],
    );
  }

  /** What is to do first, then the newest. */
  list(recallId: string): Promise<RecallMessage[]> {
    return this.door.query<Row<RecallMessage>>(
      `${SELECT} where x.tenant_id = $1 and x.recall_id = $2 order by x.state = 'TODO' desc, y.sent_at desc, x.id limit 500`,
      [this.door.tenantId(), recallId],
    );
  }

  async find(id: string): Promise<RecallMessage | undefined> {
    const [row] = await this.door.query<Row<RecallMessage>>(`${SELECT} where x.tenant_id = $1 and x.id = $2`, [
      this.door.tenantId(),
      id,
    ]);
    return row;
  }

  /** @returns false when it is another version. */
  async move(
    { id, version }: RecallMessage,
    to: { state: RecallMessageState; reason: string | null; draftedAt: Date | null; by: string; at: Date },
  ): Promise<boolean> {
    const rows = await this.door.query(
      `update app.recall_message x set state = $4, reason = $5, drafted_at = $6, changed_by = $7, changed_at = $8, version = x.version + 1
       where x.tenant_id = $1 and x.id = $2 and x.version = $3 returning x.id`,
      [this.door.tenantId(), id, version, to.state, to.reason, to.draftedAt, to.by, to.at],
    );
    return rows.length === 1;
  }

  /** Of the own tenant. */
  counts(): Promise<RecallCounts[]> {
    return this.door.query<Row<RecallCounts>>(
      `select x.recall_id as "recallId", ${COUNTS} from app.recall_message x where x.tenant_id = $1 group by x.recall_id`,
      [this.door.tenantId()],
    );
  }

  /** Of all adopters of what this tenant called back, together; nothing of what fewer than five adopted. */
  numbers(): Promise<RecallCounts[]> {
    return this.door.query<Row<RecallCounts>>(
      'select n.recall_id as "recallId", n.sent, n.corrected, n.not_needed as "notNeeded", n.open from app.recall_numbers() n',
    );
  }

  /** Whether this tenant has it at all: as its own, followed, changed in part or detached. */
  async uses(itemId: string): Promise<boolean> {
    const rows = await this.door.query(
      `select 1 from app.adoption d where d.tenant_id = $1 and d.item_id = $2 and d.state <> 'DECLINED'
       union all select 1 from app.template t where t.tenant_id = $1 and (t.item_id = $2 or t.origin_item_id = $2) limit 1`,
      [this.door.tenantId(), itemId],
    );
    return rows.length > 0;
  }

  /** Who has it in a draft, and where. */
  listDrafts(itemId: string): Promise<{ conversationId: string; membershipId: string }[]> {
    return this.door.query(
      `select d.conversation_id as "conversationId", m.id as "membershipId" from app.draft d
       join app.membership m on m.tenant_id = $1 and m.principal_id = d.saved_by
       where d.tenant_id = $1 and d.text <> '' and (d.answer_id = $2 or d.answer_id in
         (select t.id from app.template t where t.tenant_id = $1 and (t.item_id = $2 or t.origin_item_id = $2)))
       order by d.id limit 500`,
      [this.door.tenantId(), itemId],
    );
  }
}
