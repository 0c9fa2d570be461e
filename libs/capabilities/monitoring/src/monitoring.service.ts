import { parseQuery } from '@samenspraak/language/query';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Memberships, Partnerships } from '@samenspraak/tenants';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import {
  addDays,
  checkChange,
  checkEndDate,
  dutchToday,
  type MonitoringQueryView,
  type QueryChange,
  type QueryOwner,
} from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { ownerInvalid, queryChanged, queryNotFound, sharingRefused } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import type { OfficialAccounts } from './official-accounts.js';
import { findPersons, type PersonFinding } from './person-filter.js';
import type { QueryFieldChange, QueryHistoryEntry, QueryHistoryRepository } from './query-history.repository.js';
import { fieldChanges, type QueryJournal } from './query-journal.js';
import { holdFor } from './query-hold.js';
import type { QueryNews } from './query-news.js';
import type { QuerySharing } from './query-sharing.js';
import type { QueryViews } from './query-views.js';

/** Half a year: somebody else's query is looked at again sooner. */
const ADOPTED_DAYS = 183;

/** What the tenant listens for: who, why, on which legal basis, until when. */
export class MonitoringService {
  constructor(
    private readonly door: TenantDoor,
    private readonly queries: MonitoringQueryRepository,
    private readonly history: QueryHistoryRepository,
    private readonly views: QueryViews,
    private readonly sharing: QuerySharing,
    private readonly accounts: OfficialAccounts,
    private readonly memberships: Memberships,
    private readonly partnerships: Partnerships,
    private readonly journal: QueryJournal,
    private readonly news: QueryNews,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MonitoringQueryView[]> {
    await this.door.require(monitoringPermissions.read);
    return this.views.show(await this.queries.list());
  }

  async get(id: string): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.read);
    return this.views.showOne(await this.own(id));
  }

  /** Owners by name; of one who left only the id is there. */
  async listHistory(id: string): Promise<QueryHistoryEntry[]> {
    await this.door.require(monitoringPermissions.read);
    const history = await this.history.list((await this.own(id)).id);
    const names = new Map((await this.memberships.colleagues()).map((one) => [one.id, one.displayName]));
    const named = (id: string | null) => id && (names.get(id) ?? id);
    const shown = (change: QueryFieldChange) =>
      change.field === 'ownerId' ? { ...change, before: named(change.before), after: named(change.after) } : change;
    return history.map((entry) => ({ ...entry, fields: entry.fields.map(shown) }));
  }

  /** Who can be the owner of a query. */
  async listOwners(): Promise<QueryOwner[]> {
    await this.door.require(monitoringPermissions.manage);
    const { membershipId } = await this.door.entrance();
    const inCompartment = await this.queries.listWithRole(monitoringPermissions.compartment.roles);
    const colleagues = await this.memberships.colleagues();
    return colleagues.map(({ id, displayName }) => {
      return { id, displayName, me: id === membershipId, inCompartment: inCompartment.has(id) };
    });
  }

  /**
   * Keeps a query. One that points at a person is kept too, but held: it listens to nothing until it is released.
   * @throws DomainError QUERY_… with the place where the query goes wrong, MONITORING_…
   */
  async save(id: string | undefined, wanted: QueryChange, version?: number | null): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.manage);
    const change = checkChange(wanted, this.clock.now());
    if (change.domain === 'PUBLIC_ORDER') await this.door.require(monitoringPermissions.compartment);
    const found = await this.persons(change.text);
    const before = id === undefined ? undefined : await this.own(id, version);
    const after = await this.changed(before, change, found);
    await this.write(before, after);
    return this.views.showOne(after);
  }

  /** Stops or starts a query without changing it. */
  async pause(id: string, version: number, paused: boolean): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.manage);
    const before = await this.own(id, version);
    if (!paused) checkEndDate({ endsOn: before.endsOn, active: true }, this.clock.now());
    if (before.paused === paused) return this.views.showOne(before);
    const after = this.next(before, { paused });
    await this.replace(before, after);
    await this.journal.write(after, paused ? 'PAUSED' : 'RESUMED', fieldChanges(before, after));
    return this.views.showOne(after);
  }

  /** Gives a query a new last day, also one that ended: what it caught then stays. */
  async renew(id: string, version: number, endsOn: string): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.manage);
    const before = await this.own(id, version);
    checkEndDate({ endsOn, active: true }, this.clock.now());
    const after = this.next(before, { endsOn, purgedAt: null });
    await this.replace(before, after);
    await this.journal.write(after, 'RENEWED', fieldChanges(before, after));
    return this.views.showOne(after);
  }

  /** Copies a neighbour's query, paused, to be looked at first; a second time answers the copy that is there. */
  async adopt(sharedId: string): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.manage);
    const { id: adoptedFromId, name, text, purpose, domain, legalBasis } = await this.sharing.get(sharedId);
    const there = await this.queries.findAdopted(adoptedFromId);
    if (there) return this.views.showOne(there);
    const endsOn = addDays(dutchToday(this.clock.now()), ADOPTED_DAYS);
    const change = { name, text, purpose, domain, legalBasis, endsOn, active: false };
    const copy = { ...(await this.changed(undefined, change, await this.persons(text))), adoptedFromId };
    await this.queries.insert(copy);
    await this.journal.write(copy, 'ADOPTED', fieldChanges(undefined, copy), { shared: adoptedFromId });
    if (copy.held) await this.news.held(copy.id);
    return this.views.showOne(copy);
  }

  /** Ends the queries whose last day has passed; the worker calls it. */
  async endExpired(): Promise<number> {
    const ended = await this.queries.endExpired(dutchToday(this.clock.now()));
    for (const query of ended) await this.journal.write(query, 'ENDED');
    return ended.length;
  }

  private async write(before: MonitoringQueryEntity | undefined, after: MonitoringQueryEntity): Promise<void> {
    if (before) await this.replace(before, after);
    else await this.queries.insert(after);
    const { active, endsOn, version } = after;
    // What becomes public order is told as what it was, so that it goes from the screens that show it.
    const told = before?.domain === 'PUBLIC_ORDER' || !before ? after : before;
    await this.journal.write(told, before ? 'CHANGED' : 'MADE', fieldChanges(before, after), {
      active,
      endsOn,
      version,
    });
    if (after.held && !before?.held) {
      await this.journal.write(after, 'HELD');
      await this.news.held(after.id);
    }
    if (after.shared) await this.sharing.publish(after);
    else if (before?.shared) await this.sharing.withdraw(after.id);
    if (after.shared !== (before?.shared ?? false))
      await this.journal.write(after, after.shared ? 'SHARED' : 'WITHDRAWN');
  }

  private async replace(before: MonitoringQueryEntity, after: MonitoringQueryEntity): Promise<void> {
    if (!(await this.queries.update(after, before.version))) throw queryChanged(before.version);
  }

  private async changed(
    before: MonitoringQueryEntity | undefined,
    change: QueryChange,
    found: readonly PersonFinding[],
  ): Promise<MonitoringQueryEntity> {
    const { name, text, purpose, domain, legalBasis, endsOn } = change;
    const me = await this.memberships.current();
    const textBy = before && before.text === text ? before.textBy : me.id;
    const kept = before ?? (await this.fresh(me.id));
    const scope = domain === 'PUBLIC_ORDER' ? ('own' as const) : kept.scope;
    return this.next(kept, {
      ...{ name, text, purpose, domain, legalBasis, endsOn, textBy, scope, paused: !change.active },
      ownerId: await this.owner(change.ownerId ?? kept.ownerId, domain),
      tests: change.testCases ?? kept.tests,
      purgedAt: null,
      shared: mayShare(kept.shared, change, found),
      ...holdFor(before, found),
    });
  }

  /** The next version, with `active` as it follows from the rest. */
  private next(before: MonitoringQueryEntity, change: Partial<MonitoringQueryEntity>): MonitoringQueryEntity {
    const after = { ...before, ...change, version: before.version + 1, changedAt: this.clock.now() };
    const active = !after.paused && !after.held && after.endsOn >= dutchToday(this.clock.now());
    return { ...after, active };
  }

  /** Works here now; of public order, in its compartment: an owner is told of the query. */
  private async owner(id: string, domain: QueryChange['domain']): Promise<string> {
    const owner = (await this.listOwners()).find((one) => one.id === id);
    if (!owner || (domain === 'PUBLIC_ORDER' && !owner.inCompartment)) throw ownerInvalid();
    return id;
  }

  private async persons(text: string): Promise<PersonFinding[]> {
    return findPersons(text, parseQuery(text), await this.accounts.find());
  }

  /** @throws DomainError MONITORING_QUERY_NOT_FOUND, or MONITORING_QUERY_CHANGED when a version is named and it is another. */
  private async own(id: string, version?: number | null): Promise<MonitoringQueryEntity> {
    const found = isId(id) ? await this.queries.find(id) : null;
    if (!found) throw queryNotFound();
    if (version !== undefined && version !== found.version) throw queryChanged(found.version);
    return found;
  }

  private async fresh(ownerId: string): Promise<MonitoringQueryEntity> {
    const partnership = await this.partnerships.find();
    const now = this.clock.now();
    return {
      ...{ tenantId: this.door.tenantId(), id: newId(), ownerId, version: 0, changedAt: now },
      ...{ name: '', text: '', purpose: '', domain: 'SERVICE', legalBasis: '', endsOn: '', tests: [] },
      ...{ active: false, paused: false, held: false, shared: false, textBy: null, adoptedFromId: null },
      purgedAt: null,
      ...{ released: null, releaseBy: null, releaseAt: null, releaseReason: null, releaseFindings: [] },
      // What the holder of the licence listens for, it listens for on behalf of all.
      scope: partnership?.holderId === this.door.tenantId() ? 'partnership' : 'own',
    };
  }
}

/** Public order and a person's name stay inside: whoever asks to share them is refused, and what was shared is taken back. */
function mayShare(was: boolean, { shared, domain }: QueryChange, found: readonly PersonFinding[]): boolean {
  const why = domain === 'PUBLIC_ORDER' ? 'public_order' : found.length > 0 ? 'person' : undefined;
  if (why && shared) throw sharingRefused(why);
  return why ? false : (shared ?? was);
}
