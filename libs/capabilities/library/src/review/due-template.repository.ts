import type { TenantDoor } from '@samenspraak/platform/database';
import type { DueReview, DueReviews } from './review-watch.js';

/** Own templates whose review day has come. Of a template without an owner its writer looks. */
export class DueTemplateRepository implements DueReviews {
  constructor(private readonly door: TenantDoor) {}

  listDue(day: string, most: number): Promise<DueReview[]> {
    return this.door.query<DueReview & Record<string, unknown>>(
      `select t.id, m.id as "ownerId", t.details ->> 'reviewOn' as "reviewOn" from app.template t
       left join app.membership m on m.tenant_id = $1 and m.status = 'active'
         and m.id = coalesce((t.details ->> 'ownerId')::uuid, t.writer_id)
       where t.tenant_id = $1 and t.details ->> 'reviewOn' <= $2 and t.review_told is distinct from t.details ->> 'reviewOn'
       order by t.details ->> 'reviewOn', t.id limit $3`,
      [this.door.tenantId(), day, most],
    );
  }

  async markTold(due: readonly DueReview[]): Promise<void> {
    await this.door.query(
      `update app.template t set review_told = t.details ->> 'reviewOn' where t.tenant_id = $1 and t.id = any ($2::uuid[])`,
      [this.door.tenantId(), due.map(({ id }) => id)],
    );
  }
}
