import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { VariableEntity } from './template.entity.js';

/** The tenant's own values for variables. */
export class VariableRepository {
  constructor(private readonly door: TenantDoor) {}

  async values(): Promise<Record<string, string>> {
    const manager = await this.door.manager();
    const rows = await manager.getRepository(VariableEntity).findBy({ tenantId: this.door.tenantId() });
    return Object.fromEntries(rows.map((row) => [row.name, row.value]));
  }

  async set(name: string, value: string, at: Date): Promise<void> {
    const { tenantId, principalId } = this.door.actor();
    await this.door.query(
      `insert into app.variable as v (tenant_id, id, name, value, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, name) do update set value = excluded.value, version = v.version + 1, changed_at = excluded.changed_at,
         changed_by = excluded.changed_by`,
      [tenantId, newId(), name, value, at, principalId],
    );
  }
}
