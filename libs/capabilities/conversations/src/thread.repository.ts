import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { steps, type Step } from './conversation.js';
import { NoteEntity } from './note.entity.js';

export interface ThreadMessage {
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly at: Date;
  readonly text: string;
  readonly authorName: string;
  readonly permalink: string | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly replyId: string | null;
}

export interface ThreadNote {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  readonly authorId: string;
  readonly authorName: string;
}

export interface StepResult {
  readonly step: Step;
  readonly result: string | null;
  readonly doneAt: Date | null;
}

const MOST_MESSAGES = 500;

/** Reads and writes what stands in a thread: messages, notes and the results of steps. */
export class ThreadRepository {
  constructor(private readonly door: TenantDoor) {}

  /** The newest messages of a thread, oldest first. */
  async listMessages(conversationId: string): Promise<ThreadMessage[]> {
    const rows = await this.door.query<ThreadMessage>(
      `select m.id, m.direction, m.at, m.text, case when m.author_name = '' then m.author_handle else m.author_name end as "authorName",
         m.permalink, m.edited, m.deleted, m.reply_id as "replyId"
       from app.message m where m.tenant_id = $1 and m.conversation_id = $2 order by m.at desc, m.id desc limit ${MOST_MESSAGES}`,
      [this.door.tenantId(), conversationId],
    );
    return rows.reverse();
  }

  async listNotes(conversationId: string): Promise<ThreadNote[]> {
    return this.door.query<ThreadNote>(
      `select n.id, n.at, n.text, n.author_id as "authorId", a.display_name as "authorName" from app.note n join app.membership a on a.tenant_id = $1 and a.id = n.author_id
       where n.tenant_id = $1 and n.conversation_id = $2 order by n.at, n.id limit ${MOST_MESSAGES}`,
      [this.door.tenantId(), conversationId],
    );
  }

  async addNote(note: { conversationId: string; authorId: string; text: string; at: Date }): Promise<string> {
    const id = newId();
    const manager = await this.door.manager();
    await manager.getRepository(NoteEntity).insert({ tenantId: this.door.tenantId(), id, ...note });
    return id;
  }

  async addMentions(noteId: string, membershipIds: readonly string[], at: Date): Promise<void> {
    if (membershipIds.length === 0) return;
    await this.door.query(
      'insert into app.note_mention (tenant_id, note_id, membership_id, at) select $1, $2, m, $4 from unnest($3::uuid[]) m',
      [this.door.tenantId(), noteId, membershipIds, at],
    );
  }

  async findName(membershipId: string): Promise<string> {
    const [row] = await this.door.query<{ name: string }>(
      'select m.display_name as name from app.membership m where m.tenant_id = $1 and m.id = $2',
      [this.door.tenantId(), membershipId],
    );
    return row?.name ?? '';
  }

  async listSteps(conversationId: string): Promise<StepResult[]> {
    const rows = await this.door.query<{ step: number; result: string | null; done_at: Date | null }>(
      'select s.step, s.result, s.done_at from app.conversation_step s where s.tenant_id = $1 and s.conversation_id = $2',
      [this.door.tenantId(), conversationId],
    );
    return steps.map((step, at) => {
      const row = rows.find((one) => one.step === at + 1);
      return { step, result: row?.result ?? null, doneAt: row?.done_at ?? null };
    });
  }

  async saveStep(conversationId: string, step: Step, result: string | null, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.conversation_step (tenant_id, conversation_id, step, result, done_at, done_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, conversation_id, step) do update set result = excluded.result, done_at = excluded.done_at, done_by = excluded.done_by`,
      [this.door.tenantId(), conversationId, steps.indexOf(step) + 1, result, at, this.door.actor().principalId],
    );
  }

  /** What stands in the thread of an answer that was changed (`text` null: taken away) after it went out. */
  async changeSent(change: {
    conversationId: string;
    replyId: string;
    text: string | null;
    revision: number;
  }): Promise<void> {
    await this.door.query(
      `update app.message m set text = coalesce($3, ''), edited = m.edited or $3::text is not null, deleted = m.deleted or $3::text is null,
         revision = greatest(m.revision, $4::bigint)
       where m.tenant_id = $1 and m.conversation_id = $5 and m.reply_id = $2`,
      [this.door.tenantId(), change.replyId, change.text, change.revision, change.conversationId],
    );
  }

  /** Puts an answer that went out into its thread; the network's echo may have come first. */
  async addSent(message: SentAnswer): Promise<void> {
    await this.door.query(
      `insert into app.message (tenant_id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle,
         author_name, text, at, permalink, visibility, parent_source_id, root_source_id, revision, reply_id)
       select $1, c.id, c.network, $3, $4, 'outbound', $5, $6, $7, $8, $9, $10, $11, $12, c.thread_key, $13, $14
       from app.conversation c where c.tenant_id = $1 and c.id = $2
       on conflict (tenant_id, source_id) do update set reply_id = excluded.reply_id, author_name = excluded.author_name, text = excluded.text`,
      [
        this.door.tenantId(),
        message.conversationId,
        message.sourceId,
        message.externalId,
        message.accountId ?? '',
        message.accountHandle,
        message.authorName,
        message.text,
        message.at,
        message.permalink,
        message.visibility,
        message.parentSourceId,
        message.revision,
        message.replyId,
      ],
    );
  }
}

export interface SentAnswer {
  readonly conversationId: string;
  readonly replyId: string;
  readonly sourceId: string;
  readonly externalId: string;
  readonly accountId: string | null;
  readonly accountHandle: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: Date;
  readonly permalink: string | null;
  readonly visibility: string;
  readonly parentSourceId: string | null;
  readonly revision: number;
}
