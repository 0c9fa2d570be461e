import type { TenantDoor } from '@samenspraak/platform/database';

/** What a message may be about, as the tenant lists it. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /** Answered with four eyes. */
  readonly sensitive: boolean;
  readonly active: boolean;
  /** Words that propose it. */
  readonly words: readonly string[];
  /** The department that it goes to. */
  readonly department: string | null;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** Reads the tenant's own lists of topics and departments. */
export class TopicRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<Topic[]> {
    return this.door.query<Topic & Record<string, unknown>>(
      `select t.id, t.name, t.sensitive, t.active, t.words, d.name as department from app.topic t
       left join app.department d on d.tenant_id = $1 and d.id = t.department_id
       where t.tenant_id = $1 order by lower(t.name) limit 500`,
      [this.door.tenantId()],
    );
  }

  listDepartments(): Promise<Department[]> {
    return this.door.query<Department & Record<string, unknown>>(
      'select d.id, d.name, d.active from app.department d where d.tenant_id = $1 order by lower(d.name) limit 500',
      [this.door.tenantId()],
    );
  }

  async isSensitive(name: string): Promise<boolean> {
    const rows = await this.door.query(
      'select t.id from app.topic t where t.tenant_id = $1 and lower(t.name) = lower($2) and t.sensitive limit 1',
      [this.door.tenantId(), name],
    );
    return rows.length > 0;
  }
}
