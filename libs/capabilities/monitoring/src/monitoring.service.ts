import { parseQuery } from '@samenspraak/language/query';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Memberships, Partnerships } from '@samenspraak/tenants';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import { checkChange, dutchToday, type MonitoringQueryView, type QueryChange } from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { queryNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';

const MONTH_MS = 30 * 24 * 60 * 60_000;

/** What the tenant listens for: who, why, on which legal basis, until when. */
export class MonitoringService {
  constructor(
    private readonly door: TenantDoor,
    private readonly queries: MonitoringQueryRepository,
    private readonly memberships: Memberships,
    private readonly partnerships: Partnerships,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MonitoringQueryView[]> {
    await this.door.require(monitoringPermissions.read);
    return this.show(await this.queries.list());
  }

  /** @throws DomainError QUERY_… with the place where the query goes wrong, MONITORING_… */
  async save(id: string | undefined, wanted: QueryChange): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.manage);
    const change = checkChange(wanted, this.clock.now());
    parseQuery(change.text);
    const before = id === undefined ? await this.fresh() : await this.get(id);
    const saved = { ...before, ...change, version: before.version + 1, changedAt: this.clock.now() };
    await this.queries.save(saved);
    await this.audit.record({
      action: id === undefined ? 'monitoring.query_made' : 'monitoring.query_changed',
      objectType: 'monitoring_query',
      objectId: saved.id,
      outcome: 'done',
      details: { active: saved.active, endsOn: saved.endsOn, domain: saved.domain, version: saved.version },
    });
    return (await this.show([saved]))[0]!;
  }

  /** Ends the queries whose last day has passed; the worker calls it. */
  async endExpired(): Promise<number> {
    const ended = await this.queries.endExpired(dutchToday(this.clock.now()));
    for (const objectId of ended) {
      await this.audit.record({
        action: 'monitoring.query_ended',
        objectType: 'monitoring_query',
        objectId,
        outcome: 'done',
      });
    }
    return ended.length;
  }

  private async get(id: string): Promise<MonitoringQueryEntity> {
    const found = isId(id) ? await this.queries.find(id) : null;
    if (!found) throw queryNotFound();
    return found;
  }

  private async fresh() {
    const [owner, partnership] = [await this.memberships.current(), await this.partnerships.find()];
    // What the holder of the licence listens for, it listens for on behalf of all.
    const scope = partnership?.holderId === this.door.tenantId() ? ('partnership' as const) : ('own' as const);
    return { tenantId: this.door.tenantId(), id: newId(), ownerId: owner.id, scope, version: 0 };
  }

  private async show(rows: readonly MonitoringQueryEntity[]): Promise<MonitoringQueryView[]> {
    const now = this.clock.now();
    const matches = await this.queries.countMatches(dutchToday(new Date(now.getTime() - MONTH_MS)));
    const names = new Map((await this.memberships.colleagues()).map((one) => [one.id, one.displayName]));
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      text: row.text,
      purpose: row.purpose,
      domain: row.domain,
      legalBasis: row.legalBasis,
      ownerName: names.get(row.ownerId) ?? '',
      endsOn: row.endsOn,
      active: row.active && row.endsOn >= dutchToday(now),
      matchesLastMonth: matches.get(row.id) ?? 0,
    }));
  }
}
