import type { TenantDoor } from '@samenspraak/platform/database';

/** A query as a book keeps it. */
export interface BookedQuery {
  readonly id: string;
  readonly version: number;
  readonly scope: 'own' | 'partnership';
  readonly endsOn: string;
  readonly text: string;
  /** It is about public order. */
  readonly order: boolean;
}

/** Reads what listens in a tenant: first what there is, then only what changed. */
export class QueryBookRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Versions of the queries that listen on this day, by id. */
  async listVersions(day: string): Promise<Map<string, number>> {
    const rows = await this.door.query<{ id: string; version: number }>(
      'select q.id, q.version from app.monitoring_query q where q.tenant_id = $1 and q.active and q.ends_on >= $2::date',
      [this.door.tenantId(), day],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  async list(ids: readonly string[]): Promise<BookedQuery[]> {
    if (ids.length === 0) return [];
    return this.door.query<BookedQuery & Record<string, unknown>>(
      `select q.id, q.version, q.scope, q.ends_on::text as "endsOn", q.text, q.domain = 'PUBLIC_ORDER' as "order" from app.monitoring_query q
       where q.tenant_id = $1 and q.id = any ($2::uuid[]) order by q.id`,
      [this.door.tenantId(), ids],
    );
  }
}
