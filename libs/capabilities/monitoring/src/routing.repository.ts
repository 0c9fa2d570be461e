import type { LocalQuery, LocalStore } from '@samenspraak/platform/database';
import { ringLocally, type Topic } from '@samenspraak/platform/queue';
import type { Copy, RoutedAccount } from './attribution.js';
import { RouteMemory, type KnownRoute } from './route-memory.js';

export const DELIVER_TOPIC = 'mention.deliver' satisfies Topic;

/** Rests before a refused copy is tried again. */
const REFUSAL_SECONDS = [5, 30, 120, 600, 3600];

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

  /** Who works here now and has copies that one of these queries brought or would have brought. */
  async listReached(queryIds: readonly string[]): Promise<string[]> {
    const rows = await this.ask<{ id: string }>(
      'select distinct r.tenant_id as id from app.route r where r.also && $1::uuid[] and r.tenant_id in (select app.active_tenants()) order by 1',
      [queryIds],
    );
    return rows.map((row) => row.id);
  }

  async findVersions(tenantIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.ask<{ tenant_id: string; version: string }>(
      'select v.tenant_id, v.version::text as version from app.query_change v where v.tenant_id = any ($1::uuid[])',
      [tenantIds],
    );
    return new Map(rows.map((row) => [row.tenant_id, row.version]));
  }

  /** Where messages came in, by connection. */
  async listArrivals(query: LocalQuery, connectionIds: readonly string[]): Promise<Map<string, Arrival>> {
    const rows = await query<Arrival & { id: string }>(
      `select c.id, c.partnership_id as "partnershipId", c.network, c.base_url as "baseUrl", c.tenant_id as "tenantId", c.account_id as "accountId"
       from app.connection c where c.id = any ($1::uuid[])`,
      [connectionIds],
    );
    return new Map(rows.map(({ id, ...arrival }) => [id, arrival]));
  }

  /** One run of a partnership at a time: a message and its delete must not pass each other unseen. */
  async lockPartnership(query: LocalQuery, partnershipId: string): Promise<void> {
    await query('select pg_advisory_xact_lock(761209, hashtext($1))', [partnershipId]);
  }

  /** What is known of these messages: who has which revision of them, and which are deleted. */
  async remember(
    query: LocalQuery,
    partnershipId: string,
    network: string,
    externalIds: readonly string[],
  ): Promise<RouteMemory> {
    const rows = await query<KnownRoute & { deleted: boolean }>(
      `select r.external_id as "externalId", r.tenant_id as "tenantId", r.involvement, r.revision::text as revision,
         r.why_code as "whyCode", false as deleted from app.route r
       where r.partnership_id = $1 and r.network = $2 and r.external_id = any ($3::text[])
       union all select distinct e.external_id, null::uuid, null, null, null, true from app.envelope e
       where e.partnership_id = $1 and e.network = $2 and e.external_id = any ($3::text[]) and e.kind = 'deleted'`,
      [partnershipId, network, externalIds],
    );
    const deleted = rows.filter((row) => row.deleted).map((row) => row.externalId);
    return RouteMemory.of(
      rows.filter((row) => !row.deleted),
      deleted,
    );
  }

  async insertRoutes(
    query: LocalQuery,
    partnershipId: string,
    batchId: string,
    routes: readonly NewRoute[],
  ): Promise<void> {
    if (routes.length === 0) return;
    await query(
      `insert into app.route as r (batch_id, partnership_id, envelope_id, tenant_id, network, external_id, kind, revision, involvement, why_code, query_id, account_id, also)
       select $1, $2, u.envelope_id, u.tenant_id, u.network, u.external_id, u.kind, u.revision, u.involvement, u.why_code, u.query_id, u.account_id, u.also::uuid[]
       from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::uuid[], $12::uuid[], $13::text[])
         as u(envelope_id, tenant_id, network, external_id, kind, revision, involvement, why_code, query_id, account_id, also)
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
        routes.map((route) => `{${(route.also ?? []).join()}}`),
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

  /** A copy that its tenant could not take waits longer each time; after the last it is left for a person. */
  async refuse(tenantId: string, id: string): Promise<void> {
    await this.store.transaction(async (query) => {
      const [row] = await query<{ retry_at: Date | null }>(
        `update app.route r set refusals = r.refusals + 1, retry_at = case when r.refusals + 1 >= $3 then 'infinity'
           else now() + make_interval(secs => ($4::int[])[r.refusals + 1]) end
         where r.tenant_id = $1 and r.id = $2 and r.delivered_at is null returning nullif(r.retry_at, 'infinity') as retry_at`,
        [tenantId, id, REFUSAL_SECONDS.length + 1, REFUSAL_SECONDS],
      );
      if (row?.retry_at)
        await ringLocally(query, [{ topic: DELIVER_TOPIC, refId: tenantId, tenantId, dueAt: row.retry_at }]);
    });
  }

  /** Rings again for tenants for whom something has waited for so long without a bell. @returns how many. */
  async ringForgotten(olderThanSeconds: number): Promise<number> {
    return this.store.transaction(async (query) => {
      const rows = await query<{ tenant_id: string }>(
        `select distinct r.tenant_id from app.route r
         where r.delivered_at is null and r.made_at < now() - make_interval(secs => $1) and (r.retry_at is null or r.retry_at <= now())
           and not exists (select from app.outbox o where o.topic = $2 and o.tenant_id = r.tenant_id)`,
        [olderThanSeconds, DELIVER_TOPIC],
      );
      await ringLocally(
        query,
        rows.map(({ tenant_id }) => ({ topic: DELIVER_TOPIC, refId: tenant_id, tenantId: tenant_id })),
      );
      return rows.length;
    });
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
    return this.store.ask<Row>(sql, parameters);
  }
}
