import type { TenantDoor } from '@samenspraak/platform/database';
import type { ReplyChange, ReplyChangeState } from './reply-change.js';

const COLUMNS = `x.tenant_id as "tenantId", x.id, x.command_id as "commandId", x.reply_id as "replyId", x.kind, x.text, x.before_text as "beforeText",
  x.author_id as "authorId", x.author_name as "authorName", x.state, x.due_at as "dueAt", x.attempt, x.tries, x.lease_until as "leaseUntil",
  x.refusal, x.created_at as "createdAt"`;

/** What is changed of the tenant's answers after they went out. Every move names the state and the attempt it starts from. */
export class ReplyChangeRepository {
  constructor(private readonly door: TenantDoor) {}

  /** @returns false when the command is known or another change of the same answer is under way. */
  async insert(
    change: Pick<
      ReplyChange,
      'id' | 'commandId' | 'replyId' | 'kind' | 'text' | 'beforeText' | 'authorId' | 'authorName'
    >,
    now: Date,
  ): Promise<boolean> {
    const { id, commandId, replyId, kind, text, beforeText, authorId, authorName } = change;
    const rows = await this.door.query(
      `insert into app.reply_change (tenant_id, id, command_id, reply_id, kind, text, before_text, author_id, author_name, state, due_at, created_at,
         changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'QUEUED', $10, $10, $10) on conflict do nothing returning id`,
      [this.door.tenantId(), id, commandId, replyId, kind, text, beforeText, authorId, authorName, now],
    );
    return rows.length === 1;
  }

  async findByCommand(commandId: string): Promise<ReplyChange | undefined> {
    const rows = await this.door.query<ReplyChange>(
      `select ${COLUMNS} from app.reply_change x where x.tenant_id = $1 and x.command_id = $2`,
      [this.door.tenantId(), commandId],
    );
    return rows[0];
  }

  /** Nobody else moves it until this transaction ends. */
  async lock(id: string): Promise<ReplyChange | undefined> {
    const rows = await this.door.query<ReplyChange>(
      `select ${COLUMNS} from app.reply_change x where x.tenant_id = $1 and x.id = $2 for update`,
      [this.door.tenantId(), id],
    );
    return rows[0];
  }

  /** Oldest first. */
  async list(replyIds: readonly string[]): Promise<ReplyChange[]> {
    if (replyIds.length === 0) return [];
    return this.door.query<ReplyChange>(
      `select ${COLUMNS} from app.reply_change x where x.tenant_id = $1 and x.reply_id = any ($2::uuid[]) order by x.created_at, x.id limit 1000`,
      [this.door.tenantId(), replyIds],
    );
  }

  /** @returns false when somebody else moved it first. */
  async move(
    from: ReplyChange,
    to: { state: ReplyChangeState } & Partial<
      Pick<ReplyChange, 'dueAt' | 'attempt' | 'tries' | 'leaseUntil' | 'refusal'>
    >,
    now: Date,
  ): Promise<boolean> {
    const { dueAt, attempt, tries, leaseUntil = null, refusal = null } = { ...pick(from), ...to };
    const rows = await this.door.query(
      `update app.reply_change x set state = $5, due_at = $6, attempt = $7, tries = $8, lease_until = $9, refusal = $10, changed_at = $11
       where x.tenant_id = $1 and x.id = $2 and x.state = $3 and x.attempt = $4 returning x.id`,
      [
        this.door.tenantId(),
        from.id,
        from.state,
        from.attempt,
        to.state,
        dueAt,
        attempt,
        tries,
        leaseUntil,
        refusal,
        now,
      ],
    );
    return rows.length === 1;
  }
}

const pick = ({ dueAt, attempt, tries }: ReplyChange) => ({ dueAt, attempt, tries });
