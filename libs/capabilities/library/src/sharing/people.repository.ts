import type { Role, TenantDoor } from '@samenspraak/platform/database';

export interface Person {
  readonly id: string;
  readonly principalId: string;
  readonly displayName: string;
}

const LIVE = `m.status = 'active' and m.valid_from <= now() and m.valid_until > now() and not ('system' = any (m.roles))`;
const PERSON = 'm.id, m.principal_id as "principalId", m.display_name as "displayName"';

/** The people of this tenant, by what they may do. */
export class PeopleRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Members now with one of these roles, by name. */
  async listByRoles(roles: readonly Role[]): Promise<Person[]> {
    return this.door.query<Person>(
      `select ${PERSON} from app.membership m where m.tenant_id = $1 and ${LIVE} and m.roles && $2::text[] order by m.display_name, m.id limit 200`,
      [this.door.tenantId(), roles],
    );
  }

  /** Also who left: their name stands under what they wrote. */
  async namesOf(principalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.door.query<Person>(
      `select ${PERSON} from app.membership m where m.tenant_id = $1 and m.principal_id = any ($2::uuid[])`,
      [this.door.tenantId(), [...new Set(principalIds)]],
    );
    return new Map(rows.map((row) => [row.principalId, row.displayName]));
  }
}
