import type { LocalQuery, LocalStore } from '@samenspraak/platform/database';
import type { Copy, EarlierRoute, RoutedAccount } from './attribution.js';

/** What routing keeps of a message: ids only. */
export interface Route extends Copy {
  readonly id: string;
  readonly envelopeId: string;
  readonly kind: 'created' | 'edited' | 'deleted';
  readonly externalId: string;
  readonly revision: string;
}

export interface NewRoute extends Copy {
  readonly envelopeId: string;
  readonly kind: Route['kind'];
  readonly network: string;
  readonly externalId: string;
  readonly revision: number;
}

export interface Arrival {
  readonly partnershipId: string;
  readonly network: string;
  readonly baseUrl: string;
  readonly tenantId: string | null;
  readonly accountId: string | null;
}

/** Where messages go: routes, and what routing must know to make them. Local tables only. */
export class RoutingRepository {
  constructor(private readonly store: LocalStore) {}

  /** Who of a partnership has work now, ids only. */
  async listMembers(partnershipId: string): Promise<string[]> {
    const rows = await this.ask<{ id: string }>('select app.workplaces($1) as id', [partnershipId]);
    return rows.map((row) => row.id);
  }

  async isMember(query: LocalQuery, partnershipId: string, tenantId: string): Promise<boolean> {
    const rows = await query<{ id: string }>('select w.id from app.workplaces($1) as w(id) where w.id = $2', [
      partnershipId,
      tenantId,
    ]);
    return rows.length > 0;
  }

  listAccounts(partnershipId: string): Promise<RoutedAccount[]> {
    return this.ask<RoutedAccount>(
      `select c.tenant_id as "tenantId", c.account_id as "accountId", c.network, c.base_url as "baseUrl",
         coalesce(c.external_id, '') as "externalId", coalesce(c.handle, '') as handle
       from app.connection c where c.kind = 'account' and c.partnership_id = $1 order by c.id`,
      [partnershipId],
    );
  }

  async findVersions(tenantIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.ask<{ tenant_id: string; version: string }>(
      'select v.tenant_id, v.version::text as version from app.query_change v where v.tenant_id = any ($1::uuid[])',
      [tenantIds],
    );
    return new Map(rows.map((row) => [row.tenant_id, row.version]));
  }

  /** Where a batch came in; all its envelopes are of one connection. */
  async findArrival(batchId: string): Promise<Arrival | undefined> {
    const [row] = await this.ask<Arrival>(
      `select c.partnership_id as "partnershipId", c.network, c.base_url as "baseUrl", c.tenant_id as "tenantId", c.account_id as "accountId"
       from app.envelope e join app.connection c on c.id = e.connection_id where e.batch_id = $1 limit 1`,
      [batchId],
    );
    return row;
  }

  /** One batch of a partnership at a time: a message and its delete must not pass each other unseen. */
  async lockPartnership(query: LocalQuery, partnershipId: string): Promise<void> {
    await query('select pg_advisory_xact_lock(761209, hashtext($1))', [partnershipId]);
  }

  /** The routes of these messages, by external id; the first leads. */
  async listEarlier(
    query: LocalQuery,
    { partnershipId, network }: Arrival,
    externalIds: readonly string[],
  ): Promise<Map<string, EarlierRoute[]>> {
    const rows = await query<EarlierRoute & { external_id: string }>(
      `select r.external_id, r.tenant_id as "tenantId", min(r.involvement) as involvement from app.route r
       where r.partnership_id = $1 and r.network = $2 and r.external_id = any ($3::text[]) group by r.external_id, r.tenant_id order by 3, 2`,
      [partnershipId, network, externalIds],
    );
    const found = new Map<string, EarlierRoute[]>();
    for (const { external_id, tenantId, involvement } of rows) {
      found.set(external_id, [...(found.get(external_id) ?? []), { tenantId, involvement }]);
    }
    return found;
  }

  /** Which of these messages are known to be deleted. */
  async listDeleted(
    query: LocalQuery,
    { partnershipId, network }: Arrival,
    externalIds: readonly string[],
  ): Promise<Set<string>> {
    const rows = await query<{ external_id: string }>(
      `select distinct e.external_id from app.envelope e
       where e.partnership_id = $1 and e.network = $2 and e.external_id = any ($3::text[]) and e.kind = 'deleted'`,
      [partnershipId, network, externalIds],
    );
    return new Set(rows.map((row) => row.external_id));
  }

  /** Whether a tenant has this revision already, by another way in. */
  async listDelivered(
    query: LocalQuery,
    { partnershipId, network }: Arrival,
    externalIds: readonly string[],
  ): Promise<Set<string>> {
    const rows = await query<{ key: string }>(
      `select distinct r.tenant_id || ' ' || r.revision || ' ' || r.external_id as key from app.route r
       where r.partnership_id = $1 and r.network = $2 and r.external_id = any ($3::text[])`,
      [partnershipId, network, externalIds],
    );
    return new Set(rows.map((row) => row.key));
  }

  async insertRoutes(
    query: LocalQuery,
    partnershipId: string,
    batchId: string,
    routes: readonly NewRoute[],
  ): Promise<void> {
    if (routes.length === 0) return;
    await query(
      `insert into app.route as r (batch_id, partnership_id, envelope_id, tenant_id, network, external_id, kind, revision, involvement, why_code, query_id, account_id)
       select $1, $2, u.* from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::uuid[], $12::uuid[]) as u
       on conflict (envelope_id, tenant_id) do nothing returning r.id`,
      [
        batchId,
        partnershipId,
        routes.map((route) => route.envelopeId),
        routes.map((route) => route.tenantId),
        routes.map((route) => route.network),
        routes.map((route) => route.externalId),
        routes.map((route) => route.kind),
        routes.map((route) => route.revision),
        routes.map((route) => route.involvement),
        routes.map((route) => route.whyCode),
        routes.map((route) => route.queryId),
        routes.map((route) => route.accountId),
      ],
    );
  }

  async countMatches(
    query: LocalQuery,
    day: string,
    matched: readonly { tenantId: string; id: string }[],
  ): Promise<void> {
    const counts = new Map<string, { tenantId: string; id: string; n: number }>();
    for (const { tenantId, id } of matched) {
      counts.set(id, { tenantId, id, n: (counts.get(id)?.n ?? 0) + 1 });
    }
    if (counts.size === 0) return;
    // In one order, so that two batches never wait for each other.
    const rows = [...counts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await query(
      `insert into app.query_tally as t (tenant_id, query_id, day, matches)
       select u.tenant_id, u.query_id, $4::date, u.n from unnest($1::uuid[], $2::uuid[], $3::int[]) as u(tenant_id, query_id, n)
       on conflict (tenant_id, query_id, day) do update set matches = t.matches + excluded.matches returning t.query_id`,
      [rows.map((row) => row.tenantId), rows.map((row) => row.id), rows.map((row) => row.n), day],
    );
  }

  /** What of a batch a tenant must still get. */
  async listWaiting(batchId: string, tenantId: string): Promise<Route[]> {
    return this.ask<Route>(
      `select r.id, r.envelope_id as "envelopeId", r.tenant_id as "tenantId", r.kind, r.external_id as "externalId", r.revision::text as revision,
         r.involvement, r.why_code as "whyCode", r.query_id as "queryId", r.account_id as "accountId"
       from app.route r where r.batch_id = $1 and r.tenant_id = $2 and r.delivered_at is null`,
      [batchId, tenantId],
    );
  }

  async markDelivered(ids: readonly string[]): Promise<void> {
    await this.ask('update app.route r set delivered_at = now() where r.id = any ($1::uuid[])', [ids]);
  }

  /** Routes tell whom a later edit or delete concerns; after 400 days nobody edits any more. */
  async purge(): Promise<void> {
    await this.ask(
      `delete from app.route r where r.delivered_at is not null and r.made_at < now() - interval '400 days'`,
      [],
    );
    await this.ask(`delete from app.query_tally t where t.day < current_date - 400`, []);
  }

  private ask<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.store.transaction((query) => query<Row>(sql, parameters));
  }
}
