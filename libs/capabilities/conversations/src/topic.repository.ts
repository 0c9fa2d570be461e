import type { TenantDoor } from '@samenspraak/platform/database';

/** What a message may be about, as the tenant lists it. */
export interface Topic {
  readonly id: string;
  readonly name: string;
  /** Answered with four eyes. */
  readonly sensitive: boolean;
  readonly active: boolean;
  /** Names it had before. */
  readonly former: readonly string[];
  /** Words that propose it. */
  readonly words: readonly string[];
  /** The department that it goes to. */
  readonly department: string | null;
}

export interface Department {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly former: readonly string[];
}

/** Reads the tenant's own lists of topics and departments. */
export class TopicRepository {
  constructor(private readonly door: TenantDoor) {}

  list(): Promise<Topic[]> {
    return this.door.query<Topic & Record<string, unknown>>(
      `select t.id, t.name, t.sensitive, t.active, t.former, t.words, d.name as department from app.topic t
       left join app.department d on d.tenant_id = $1 and d.id = t.department_id
       where t.tenant_id = $1 order by t.position, lower(t.name) limit 500`,
      [this.door.tenantId()],
    );
  }

  listDepartments(): Promise<Department[]> {
    return this.door.query<Department & Record<string, unknown>>(
      `select d.id, d.name, d.active, d.former from app.department d
       where d.tenant_id = $1 order by d.position, lower(d.name) limit 500`,
      [this.door.tenantId()],
    );
  }

  /** All names of the topic that bears, or bore, this one; the name alone when there is none. */
  async namesOf(name: string): Promise<string[]> {
    const rows = await this.named(name);
    return [...new Set([name, ...rows.flatMap((topic) => [topic.name, ...topic.former])])];
  }

  /** Also by a name that it had before. */
  async isSensitive(name: string): Promise<boolean> {
    return (await this.named(name)).some(({ sensitive }) => sensitive);
  }

  private named(name: string) {
    return this.door.query<{ name: string; former: string[]; sensitive: boolean }>(
      `select t.name, t.former, t.sensitive from app.topic t
       where t.tenant_id = $1 and (lower(t.name) = lower($2) or exists (select from unnest(t.former) f where lower(f) = lower($2)))`,
      [this.door.tenantId(), name],
    );
  }
}
