import type { TenantDoor } from '@samenspraak/platform/database';
import type { ListFilter } from './list-wish.js';

export interface FilterChoices {
  readonly topics: readonly string[];
  readonly departments: readonly string[];
  readonly tags: readonly { readonly id: string; readonly name: string }[];
  readonly colleagues: readonly { readonly id: string; readonly displayName: string }[];
}

interface Choice {
  readonly kind: 'topic' | 'department' | 'tag' | 'colleague';
  readonly id: string;
  readonly name: string;
}

/** Reads what the tenant's lists can be filtered by, each by name. */
export class FilterChoiceRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Who filters by a topic or department also means what bears a name that it had, or has by now. */
  async widen(filter: ListFilter): Promise<ListFilter> {
    const { topics, departments } = filter;
    return {
      ...filter,
      ...(topics?.length ? { topics: await this.allNames('topic', topics) } : {}),
      ...(departments?.length ? { departments: await this.allNames('department', departments) } : {}),
    };
  }

  private async allNames(table: 'topic' | 'department', names: readonly string[]): Promise<string[]> {
    const rows = await this.door.query<{ names: string[] }>(
      `select t.former || t.name as names from app.${table} t where t.tenant_id = $1 and t.former <> '{}' and t.former || t.name && $2::text[]`,
      [this.door.tenantId(), names],
    );
    return [...new Set([...names, ...rows.flatMap((row) => row.names)])];
  }

  async list(): Promise<FilterChoices> {
    const rows = await this.door.query<Choice>(
      `select c.kind, c.id, c.name from (
         select 'topic' as kind, t.id, t.name from app.topic t where t.tenant_id = $1
         union all select 'department', d.id, d.name from app.department d where d.tenant_id = $1
         union all select 'tag', g.id, g.name from app.tag g where g.tenant_id = $1
         union all select 'colleague', m.id, m.display_name from app.membership m where m.tenant_id = $1 and m.status = 'active'
           and m.roles && array['agent', 'approver', 'coordinator', 'spokesperson']) c
       order by c.kind, lower(c.name), c.id limit 1000`,
      [this.door.tenantId()],
    );
    const of = (kind: Choice['kind']) => rows.filter((row) => row.kind === kind);
    return {
      topics: of('topic').map(({ name }) => name),
      departments: of('department').map(({ name }) => name),
      tags: of('tag').map(({ id, name }) => ({ id, name })),
      colleagues: of('colleague').map(({ id, name }) => ({ id, displayName: name })),
    };
  }
}
