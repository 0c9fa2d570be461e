import type { TenantDoor } from '@samenspraak/platform/database';
import { MonitoringQueryEntity } from './monitoring-query.entity.js';
import type { JournalledQuery } from './query-journal.js';

/** The stored queries of the tenant of the running operation. */
export class MonitoringQueryRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(): Promise<MonitoringQueryEntity[]> {
    return (await this.rows()).find({ where: { tenantId: this.door.tenantId() }, order: { name: 'asc', id: 'asc' } });
  }

  async find(id: string): Promise<MonitoringQueryEntity | null> {
    return (await this.rows()).findOneBy({ tenantId: this.door.tenantId(), id });
  }

  async findAdopted(sharedId: string): Promise<MonitoringQueryEntity | null> {
    return (await this.rows()).findOneBy({ tenantId: this.door.tenantId(), adoptedFromId: sharedId });
  }

  async insert(query: MonitoringQueryEntity): Promise<void> {
    await (await this.rows()).insert(query as object);
    await this.tellRouters();
  }

  /** @returns false when it no longer has the version that was read: nothing was written. */
  async update(query: MonitoringQueryEntity, readVersion: number): Promise<boolean> {
    const { tenantId, id, ...columns } = query;
    const { affected } = await (await this.rows()).update({ tenantId, id, version: readVersion }, columns as object);
    if (affected !== 1) return false;
    await this.tellRouters();
    return true;
  }

  /** Ends what listened until before this day, and tells what that was. */
  async endExpired(day: string): Promise<JournalledQuery[]> {
    const rows = await this.door.query<JournalledQuery & Record<string, unknown>>(
      `update app.monitoring_query q set active = false, version = q.version + 1, changed_at = now()
       where q.tenant_id = $1 and q.active and q.ends_on < $2 returning q.id, q.domain`,
      [this.door.tenantId(), day],
    );
    if (rows.length > 0) await this.tellRouters();
    return rows;
  }

  /** Matches per query since a day. */
  async countMatches(since: string): Promise<Map<string, number>> {
    const rows = await this.door.query<{ query_id: string; n: number }>(
      'select t.query_id, sum(t.matches)::int as n from app.query_tally t where t.tenant_id = $1 and t.day >= $2 group by t.query_id',
      [this.door.tenantId(), since],
    );
    return new Map(rows.map((row) => [row.query_id, row.n]));
  }

  /** Memberships with one of these roles. */
  async listWithRole(roles: readonly string[]): Promise<Set<string>> {
    const rows = await this.door.query<{ id: string }>(
      'select m.id from app.membership m where m.tenant_id = $1 and m.roles && $2::text[]',
      [this.door.tenantId(), roles],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The official accounts of the tenant's partnerships. */
  listOfficialAccounts(): Promise<{ handle: string; baseUrl: string }[]> {
    return this.door.query('select a.handle, a.base_url as "baseUrl" from app.member_accounts() a');
  }

  /** In the same transaction, so that no worker reads the new version before the new queries. */
  private async tellRouters(): Promise<void> {
    await this.door.query(
      `insert into app.query_change as v (tenant_id) values ($1) on conflict (tenant_id) do update set version = v.version + 1 returning v.version`,
      [this.door.tenantId()],
    );
  }

  private async rows() {
    return (await this.door.manager()).getRepository(MonitoringQueryEntity);
  }
}
