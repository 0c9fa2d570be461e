import type { TenantDoor } from '@samenspraak/platform/database';
import type { SavedView } from './saved-view.js';

type Written = Omit<SavedView, 'id' | 'version'>;

const VIEW = `v.id, v.name, v.owner_id is null as team, v.folder, v.sort, v.filters as filter, v.version`;

/** Keeps views: those of the team and, for their owner alone, personal ones. */
export class SavedViewRepository {
  constructor(private readonly door: TenantDoor) {}

  list(member: string): Promise<SavedView[]> {
    return this.door.query<SavedView>(
      `select ${VIEW} from app.saved_view v where v.tenant_id = $1 and (v.owner_id is null or v.owner_id = $2)
       order by v.owner_id is null, lower(v.name), v.id`,
      [this.door.tenantId(), member],
    );
  }

  async find(id: string, member: string): Promise<SavedView | undefined> {
    const [row] = await this.door.query<SavedView>(
      `select ${VIEW} from app.saved_view v where v.tenant_id = $1 and v.id = $3 and (v.owner_id is null or v.owner_id = $2)`,
      [this.door.tenantId(), member, id],
    );
    return row;
  }

  /** @returns nothing when the name is taken. */
  async add(view: Written, member: string): Promise<SavedView | undefined> {
    const [row] = await this.door.query<SavedView>(
      `insert into app.saved_view as v (tenant_id, name, owner_id, folder, sort, filters, made_by) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, owner_id, lower(name)) do nothing returning ${VIEW}`,
      [this.door.tenantId(), view.name, view.team ? null : member, view.folder, view.sort, view.filter, member],
    );
    return row;
  }

  /** @returns nothing when it has another version by now. @throws DomainError when the name is taken. */
  async change(id: string, version: number, view: Written, member: string): Promise<SavedView | undefined> {
    const [row] = await this.door.query<SavedView>(
      `update app.saved_view v set name = $4, owner_id = $5, folder = $6, sort = $7, filters = $8, version = v.version + 1
       where v.tenant_id = $1 and v.id = $2 and v.version = $3 returning ${VIEW}`,
      [this.door.tenantId(), id, version, view.name, view.team ? null : member, view.folder, view.sort, view.filter],
    );
    return row;
  }

  async isNameTaken(name: string, team: boolean, member: string, except: string | null): Promise<boolean> {
    const rows = await this.door.query(
      `select v.id from app.saved_view v where v.tenant_id = $1 and lower(v.name) = lower($2) and v.owner_id is not distinct from $3 and v.id is distinct from $4`,
      [this.door.tenantId(), name, team ? null : member, except],
    );
    return rows.length > 0;
  }

  async remove(id: string, version: number): Promise<boolean> {
    const rows = await this.door.query(
      'delete from app.saved_view v where v.tenant_id = $1 and v.id = $2 and v.version = $3 returning v.id',
      [this.door.tenantId(), id, version],
    );
    return rows.length > 0;
  }
}
