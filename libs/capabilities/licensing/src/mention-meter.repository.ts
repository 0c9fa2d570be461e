import { createHash } from 'node:crypto';
import type { TenantDoor } from '@samenspraak/platform/database';

/** Counts the mentions that the licence brought, in the transaction that delivers them. */
export class MentionMeter {
  constructor(private readonly door: TenantDoor) {}

  /** Each source counts once per tenant. @param month `2026-11`. @returns how many were new. */
  async count(sourceIds: readonly string[], month: string): Promise<number> {
    if (sourceIds.length === 0) return 0;
    const digests = [...new Set(sourceIds)].map((id) => createHash('sha256').update(id).digest());
    const [row] = await this.door.repeat<{ fresh: number }>(
      `with fresh as (insert into app.metered_mention as m (tenant_id, source, month) select $1, s, $3 from unnest($2::bytea[]) as u(s)
         on conflict (tenant_id, source) do nothing returning m.tenant_id),
       counted as (insert into app.meter as m (tenant_id, month, mentions) select $1, $3, count(*) from fresh having count(*) > 0
         on conflict (tenant_id, month) do update set mentions = m.mentions + excluded.mentions returning m.tenant_id)
       select count(*)::int as fresh from fresh`,
      [this.door.tenantId(), digests, month],
    );
    return row!.fresh;
  }
}
