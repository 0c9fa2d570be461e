import type { DueReview, DueReviews } from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';

/** Own articles whose review day has come. */
export class DueArticleRepository implements DueReviews {
  constructor(private readonly door: TenantDoor) {}

  listDue(day: string, most: number): Promise<DueReview[]> {
    return this.door.query<DueReview & Record<string, unknown>>(
      `select a.id, m.id as "ownerId", a.review_on::text as "reviewOn" from app.article a
       left join app.membership m on m.tenant_id = $1 and m.status = 'active' and m.id = a.owner_id
       where a.tenant_id = $1 and a.review_on <= $2::date and a.review_told is distinct from a.review_on and a.archived_at is null
       order by a.review_on, a.id limit $3`,
      [this.door.tenantId(), day, most],
    );
  }

  async markTold(due: readonly DueReview[]): Promise<void> {
    await this.door.query(
      'update app.article a set review_told = a.review_on where a.tenant_id = $1 and a.id = any ($2::uuid[])',
      [this.door.tenantId(), due.map(({ id }) => id)],
    );
  }
}
