import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import type { ApprovalRule } from './approval.js';

/** The tenant's own rules about who agrees with what. */
export class ApprovalRuleRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<ApprovalRule[]> {
    return this.door.query<ApprovalRule & Record<string, unknown>>(
      `select r.id, r.kind, r.value, r.tiers, r.version from app.approval_rule r where r.tenant_id = $1 order by r.kind, r.value, r.id limit 200`,
      [this.door.tenantId()],
    );
  }

  /** @returns undefined when there is one for this case already. */
  async insert(
    rule: Pick<ApprovalRule, 'kind' | 'value' | 'tiers'>,
    by: string,
    at: Date,
  ): Promise<string | undefined> {
    const rows = await this.door.query<{ id: string }>(
      `insert into app.approval_rule (tenant_id, id, kind, value, tiers, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing returning id`,
      [this.door.tenantId(), newId(), rule.kind, rule.value, rule.tiers, at, by],
    );
    return rows[0]?.id;
  }

  /** @returns false when it is gone or another version. */
  async saveTiers(id: string, version: number, tiers: readonly string[], by: string, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.approval_rule r set tiers = $4, changed_at = $5, changed_by = $6, version = r.version + 1
       where r.tenant_id = $1 and r.id = $2 and r.version = $3 returning r.id`,
      [this.door.tenantId(), id, version, tiers, at, by],
    );
    return rows.length === 1;
  }

  async remove(id: string, version: number): Promise<boolean> {
    const rows = await this.door.query(
      'delete from app.approval_rule r where r.tenant_id = $1 and r.id = $2 and r.version = $3 returning r.id',
      [this.door.tenantId(), id, version],
    );
    return rows.length === 1;
  }

  async has(id: string): Promise<boolean> {
    const rows = await this.door.query('select r.id from app.approval_rule r where r.tenant_id = $1 and r.id = $2', [
      this.door.tenantId(),
      id,
    ]);
    return rows.length === 1;
  }
}
