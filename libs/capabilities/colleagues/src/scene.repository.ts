import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';

/** Who the running tenant is, and its people by name. */
export class SceneRepository {
  constructor(private readonly door: TenantDoor) {}

  async findCouncil(): Promise<TenantView> {
    const [row] = await this.door.query<TenantView & Record<string, unknown>>(
      'select t.id, t.code, t.name, t.kind, t.theme from app.tenant t where t.id = $1',
      [this.door.tenantId()],
    );
    return row!;
  }

  async findName(membershipId: string): Promise<string> {
    const [row] = await this.door.query<{ name: string }>(
      'select m.display_name as name from app.membership m where m.tenant_id = $1 and m.id = $2',
      [this.door.tenantId(), membershipId],
    );
    return row?.name ?? '';
  }
}
