import type { Aspect } from '@samenspraak/language/proposals';
import type { TenantDoor } from '@samenspraak/platform/database';

/** What a person chose, beside what was proposed at that moment. */
export interface Choice {
  readonly aspect: Aspect;
  readonly proposed: string | null;
  readonly reason: string | null;
  readonly chosen: string | null;
}

/** Keeps every choice, so that proposals can be judged by them. */
export class InterpretationRepository {
  constructor(private readonly door: TenantDoor) {}

  async add(conversationId: string, choices: readonly Choice[], byId: string, at: Date): Promise<void> {
    for (const { aspect, proposed, reason, chosen } of choices) {
      await this.door.query(
        `insert into app.interpretation (tenant_id, conversation_id, aspect, proposed, reason, chosen, chosen_by, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [this.door.tenantId(), conversationId, aspect, proposed, reason, chosen, byId, at],
      );
    }
  }

  /** Aspects that a person decided on. */
  async listDecided(conversationId: string): Promise<Aspect[]> {
    const rows = await this.door.query<{ aspect: Aspect }>(
      'select distinct i.aspect from app.interpretation i where i.tenant_id = $1 and i.conversation_id = $2',
      [this.door.tenantId(), conversationId],
    );
    return rows.map(({ aspect }) => aspect);
  }
}
