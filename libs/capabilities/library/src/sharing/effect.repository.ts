import type { TenantDoor } from '@samenspraak/platform/database';

/** What became of the answers of this tenant that went out with one text. */
export interface AnswerEffect {
  /** Of an own template or of an adopted item. */
  readonly answerId: string;
  readonly sent: number;
  /** How much of the text was other words than ours, on average. */
  readonly editedPercent: number;
}

const MOST = 5_000;

/** How the tenant's own texts do. Nobody else reads it. */
export class EffectRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(): Promise<AnswerEffect[]> {
    const rows = await this.door.query<{ answerId: string; sent: number; edited: number }>(
      `select e.answer_id as "answerId", e.sent, e.edited_total as edited from app.answer_effect e where e.tenant_id = $1 order by e.answer_id limit ${MOST}`,
      [this.door.tenantId()],
    );
    return rows.map(({ answerId, sent, edited }) => ({ answerId, sent, editedPercent: Math.round(edited / sent) }));
  }

  async count(answerId: string, editedPercent: number, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.answer_effect as e (tenant_id, answer_id, sent, edited_total, counted_at) values ($1, $2, 1, $3, $4)
       on conflict (tenant_id, answer_id) do update set sent = e.sent + excluded.sent, edited_total = e.edited_total + excluded.edited_total,
         counted_at = excluded.counted_at`,
      [this.door.tenantId(), answerId, editedPercent, at],
    );
  }
}
