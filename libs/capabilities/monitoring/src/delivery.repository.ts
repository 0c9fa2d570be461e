import type { LocalQuery, TenantDoor } from '@samenspraak/platform/database';
import type { Route } from './routing.repository.js';

/** What a tenant must still get, read and marked in the tenant's own transaction: a copy and its mark are one. */
export class DeliveryRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Local tables, in the transaction of the tenant. */
  readonly local: LocalQuery = (sql, parameters) => this.door.repeat(sql, parameters);

  /** One delivery of a tenant at a time, so that nothing is done twice and an edit does not pass its message. */
  async lock(): Promise<void> {
    await this.door.repeat('select pg_advisory_xact_lock(761210, hashtext($1))', [this.door.tenantId()]);
  }

  /** In the order in which it was routed. @param ids only these. */
  listWaiting(most: number, ids?: readonly string[]): Promise<Route[]> {
    return this.door.repeat<Route & Record<string, unknown>>(
      `select r.id, r.envelope_id as "envelopeId", r.tenant_id as "tenantId", r.kind, r.external_id as "externalId", r.revision::text as revision,
         r.involvement, r.why_code as "whyCode", r.query_id as "queryId", r.account_id as "accountId"
       from app.route r where r.tenant_id = $1 and r.delivered_at is null and (r.retry_at is null or r.retry_at <= now() or r.id = any ($3::uuid[]))
         and ($3::uuid[] is null or r.id = any ($3::uuid[])) order by r.id limit $2`,
      [this.door.tenantId(), most, ids ?? null],
    );
  }

  async markDelivered(ids: readonly string[]): Promise<void> {
    await this.door.repeat(
      'update app.route r set delivered_at = now() where r.tenant_id = $1 and r.id = any ($2::uuid[])',
      [this.door.tenantId(), ids],
    );
  }

  async listQueryNames(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.door.repeat<{ id: string; name: string }>(
      'select q.id, q.name from app.monitoring_query q where q.tenant_id = $1 and q.id = any ($2::uuid[])',
      [this.door.tenantId(), ids],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
