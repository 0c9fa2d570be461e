import type { AuditTrail } from '@samenspraak/platform/audit';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import type { QueryAction, QueryFieldChange, QueryHistoryRepository } from './query-history.repository.js';

export type JournalledQuery = Pick<MonitoringQueryEntity, 'id' | 'domain'>;

const FIELDS = ['name', 'text', 'purpose', 'domain', 'legalBasis', 'ownerId', 'endsOn', 'paused', 'shared'] as const;

/** What differs between two states of a query; of its test texts only how many there are, for they quote people. */
export function fieldChanges(
  before: MonitoringQueryEntity | undefined,
  after: MonitoringQueryEntity,
): QueryFieldChange[] {
  const changes = FIELDS.map((field) => ({
    field,
    before: before ? String(before[field]) : null,
    after: String(after[field]),
  }));
  const count = (query?: MonitoringQueryEntity) => (query ? String(query.tests.length) : null);
  const tests = { field: 'testCases', before: count(before), after: count(after) };
  const sameTests = before && JSON.stringify(before.tests) === JSON.stringify(after.tests);
  return [
    ...changes.filter((change) => change.before !== change.after),
    ...(sameTests || (!before && after.tests.length === 0) ? [] : [tests]),
  ];
}

/** Writes each step of a query down twice in its transaction, in its own history and in the audit trail, and tells the open screens. */
export class QueryJournal {
  constructor(
    private readonly history: QueryHistoryRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async write(
    query: JournalledQuery,
    action: QueryAction,
    fields: readonly QueryFieldChange[] = [],
    details: Readonly<Record<string, string | number | boolean | null>> = {},
  ): Promise<void> {
    await this.history.add(query.id, action, this.clock.now(), fields);
    await this.audit.record({
      action: `monitoring.query_${action.toLowerCase()}`,
      objectType: 'monitoring_query',
      objectId: query.id,
      outcome: 'done',
      details: { ...details, fields: fields.map(({ field }) => field).join(' ') },
    });
    // Everybody in the tenant hears it, so also that there is something of public order: of that nobody is told.
    if (query.domain !== 'PUBLIC_ORDER') await this.announcer.announce('QUERY', [query.id]);
  }
}
