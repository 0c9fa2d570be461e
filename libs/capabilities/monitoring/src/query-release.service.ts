import { parseQuery } from '@samenspraak/language/query';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import { checkText, dutchToday, type MonitoringQueryView } from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import { notHeld, ownRelease, queryChanged, queryNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import type { OfficialAccounts } from './official-accounts.js';
import { findPersons } from './person-filter.js';
import { findingKeys } from './query-hold.js';
import type { QueryJournal } from './query-journal.js';
import type { QueryViews } from './query-views.js';

const LONGEST_REASON = 500;

/** Decides about queries that point at a person: only the privacy officer, with a reason, never about their own. */
export class QueryReleaseService {
  constructor(
    private readonly door: TenantDoor,
    private readonly queries: MonitoringQueryRepository,
    private readonly views: QueryViews,
    private readonly accounts: OfficialAccounts,
    private readonly journal: QueryJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError MONITORING_QUERY_NOT_FOUND, …_CHANGED, …_NOT_HELD, MONITORING_OWN_RELEASE, MONITORING_FIELD_INVALID */
  async decide(
    id: string,
    version: number,
    { released, reason }: { released: boolean; reason: string },
  ): Promise<MonitoringQueryView> {
    await this.door.require(monitoringPermissions.release);
    const releaseReason = checkText('reason', reason, LONGEST_REASON);
    const before = isId(id) ? await this.queries.find(id) : null;
    if (!before) throw queryNotFound();
    if (before.version !== version) throw queryChanged(before.version);
    const { membershipId } = await this.door.entrance();
    if (membershipId === before.ownerId || membershipId === before.textBy) throw ownRelease();
    const found = findPersons(before.text, parseQuery(before.text), await this.accounts.find());
    if (found.length === 0 && !before.held) throw notHeld();
    const now = this.clock.now();
    const after = {
      ...before,
      ...{ held: !released, released, releaseBy: membershipId, releaseAt: now, releaseReason },
      ...{ releaseFindings: findingKeys(found), version: version + 1, changedAt: now },
      active: released && !before.paused && before.endsOn >= dutchToday(now),
    };
    if (!(await this.queries.update(after, version))) throw queryChanged(version);
    await this.journal.write(after, released ? 'RELEASED' : 'REFUSED', [
      { field: 'reason', before: null, after: releaseReason },
    ]);
    return this.views.showOne(after);
  }
}
