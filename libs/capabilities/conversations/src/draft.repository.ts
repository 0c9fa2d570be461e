import type { TenantDoor } from '@samenspraak/platform/database';
import { DraftEntity } from './draft.entity.js';

export interface Draft {
  readonly conversationId: string;
  readonly text: string;
  readonly answerId: string | null;
  readonly savedAt: Date;
  readonly version: number;
}

type NewDraft = Omit<Draft, 'version'> & { readonly id: string; readonly savedBy: string };

/** Reads and writes drafts. */
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
    ];
    const rows = await this.door.query<{ version: number }>(
      seenVersion === 0
        ? `insert into app.draft (tenant_id, id, conversation_id, text, answer_id, saved_by, saved_at, version)
           values ($1, $2, $3, $4, $5, $6, $7, $8::int + 1) on conflict (tenant_id, conversation_id) do nothing returning version`
        : `update app.draft d set text = $4, answer_id = $5, saved_by = $6, saved_at = $7, version = d.version + 1
           where d.tenant_id = $1 and d.conversation_id = $3 and d.version = $8 and $2::uuid is not null returning d.version`,
      values,
    );
    return rows[0] && { ...draft, version: rows[0].version };
  }

  async find(conversationId: string): Promise<Draft | undefined> {
    const manager = await this.door.manager();
    const row = await manager.getRepository(DraftEntity).findOneBy({ tenantId: this.door.tenantId(), conversationId });
    return row ?? undefined;
  }

  async remove(conversationId: string): Promise<void> {
    const manager = await this.door.manager();
    await manager.getRepository(DraftEntity).delete({ tenantId: this.door.tenantId(), conversationId });
  }
}
