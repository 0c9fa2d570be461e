import type { TenantDoor } from '@samenspraak/platform/database';

/** Below this many a number would point at somebody. */
export const LEAST_ADOPTERS = 5;

/** How many use what this tenant shared. */
export class ContributionRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Null where fewer than five do. */
  async counts(): Promise<ReadonlyMap<string, number | null>> {
    const rows = await this.door.query<{ id: string; adopters: number | null }>(
      'select c.item_id as id, c.adopters from app.contribution c where c.tenant_id = $1',
      [this.door.tenantId()],
    );
    return new Map(rows.map(({ id, adopters }) => [id, adopters]));
  }

  async set(itemId: string, adopters: number, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.contribution (tenant_id, item_id, adopters, counted_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, item_id) do update set adopters = excluded.adopters, counted_at = excluded.counted_at`,
      [this.door.tenantId(), itemId, adopters >= LEAST_ADOPTERS ? adopters : null, at],
    );
  }
}
