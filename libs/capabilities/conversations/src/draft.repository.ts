import type { TenantDoor } from '@samenspraak/platform/database';
import type { Colleague } from './conversation.js';
import { DraftEntity } from './draft.entity.js';

export interface Draft {
  readonly conversationId: string;
  readonly text: string;
  readonly answerId: string | null;
  /** Of that answer, as it was when the draft began with it. */
  readonly answerVersion: number | null;
  readonly savedAt: Date;
  readonly version: number;
}

/** What somebody else has written and not sent. */
export interface ColleagueDraft extends Draft {
  readonly colleague: Colleague;
}

type NewDraft = Omit<Draft, 'version'> & { readonly id: string; readonly savedBy: string };

/** Reads and writes drafts; each is of one person in one conversation. */
export class DraftRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Saves over the version that the writer saw (0 is none yet); undefined when there is another one. */
  async save(draft: NewDraft, seenVersion: number): Promise<Draft | undefined> {
    const values = [
      this.door.tenantId(),
      draft.id,
      draft.conversationId,
      draft.text,
      draft.answerId,
      draft.savedBy,
      draft.savedAt,
      seenVersion,
      draft.answerVersion,
    ];
    const rows = await this.door.query<{ version: number; answerVersion: number | null }>(
      seenVersion === 0
        ? `insert into app.draft (tenant_id, id, conversation_id, text, answer_id, saved_by, saved_at, version, answer_version)
           values ($1, $2, $3, $4, $5, $6, $7, $8::int + 1, $9) on conflict (tenant_id, conversation_id, saved_by) do nothing
           returning version, answer_version as "answerVersion"`
        : `update app.draft d set text = $4, answer_id = $5, saved_at = $7, version = d.version + 1,
             answer_version = case when d.answer_id = $5 then coalesce($9::int, d.answer_version) else $9::int end
           where d.tenant_id = $1 and d.conversation_id = $3 and d.saved_by = $6 and d.version = $8 and $2::uuid is not null
           returning d.version, d.answer_version as "answerVersion"`,
      values,
    );
    return rows[0] && { ...draft, ...rows[0] };
  }

  async find(conversationId: string, savedBy: string): Promise<Draft | undefined> {
    const manager = await this.door.manager();
    const where = { tenantId: this.door.tenantId(), conversationId, savedBy };
    return (await manager.getRepository(DraftEntity).findOneBy(where)) ?? undefined;
  }

  /** What others than this person wrote, the newest first; of who works here no longer too, so that nothing is lost. */
  async listOthers(conversationId: string, savedBy: string): Promise<ColleagueDraft[]> {
    const rows = await this.door.query<Draft & Omit<Colleague, 'me'> & { colleagueId: string }>(
      `select d.text, d.answer_id as "answerId", d.answer_version as "answerVersion", d.saved_at as "savedAt", d.version, m.id as "colleagueId", m.display_name as "displayName", m.initials
       from app.draft d join app.membership m on m.tenant_id = $1 and m.principal_id = d.saved_by
       where d.tenant_id = $1 and d.conversation_id = $2 and d.saved_by <> $3 and d.text <> '' order by d.saved_at desc, d.id limit 5`,
      [this.door.tenantId(), conversationId, savedBy],
    );
    return rows.map(({ colleagueId, displayName, initials, ...draft }) => ({
      ...draft,
      conversationId,
      colleague: { id: colleagueId, displayName, initials, me: false },
    }));
  }

  /** The person behind a membership, as drafts name who wrote them. */
  async writer(membershipId: string): Promise<string | undefined> {
    const [row] = await this.door.query<{ id: string }>(
      'select m.principal_id as id from app.membership m where m.tenant_id = $1 and m.id = $2',
      [this.door.tenantId(), membershipId],
    );
    return row?.id;
  }

  async remove(conversationId: string, savedBy: string): Promise<void> {
    const manager = await this.door.manager();
    const where = { tenantId: this.door.tenantId(), conversationId, savedBy };
    await manager.getRepository(DraftEntity).delete(where);
  }
}
