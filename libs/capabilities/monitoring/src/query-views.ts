import { formatQuery, parseQuery, type QueryNode } from '@samenspraak/language/query';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Memberships } from '@samenspraak/tenants';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import { addDays, dutchToday, PURGE_DAYS, type MonitoringQueryView, type QueryState } from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import type { OfficialAccounts } from './official-accounts.js';
import { findPersons } from './person-filter.js';
import { textMatcher } from './query-matching.js';
import type { SharedQueryRepository } from './shared-query.repository.js';

const MONTH_DAYS = 30;

/** Shows stored queries to people: with names for ids, their state, and what their test texts say today. */
export class QueryViews {
  constructor(
    private readonly queries: MonitoringQueryRepository,
    private readonly shared: SharedQueryRepository,
    private readonly memberships: Memberships,
    private readonly accounts: OfficialAccounts,
    private readonly clock: Clock,
  ) {}

  async show(rows: readonly MonitoringQueryEntity[]): Promise<MonitoringQueryView[]> {
    const today = dutchToday(this.clock.now());
    const matches = await this.queries.countMatches(addDays(today, -MONTH_DAYS));
    const names = new Map((await this.memberships.colleagues()).map((one) => [one.id, one.displayName]));
    const publishers = await this.shared.listPublishers(rows.flatMap((row) => row.adoptedFromId ?? []));
    const official = await this.accounts.find();
    return rows.map((row) => {
      const node = readable(row.text);
      const state = stateOf(row, today);
      return {
        id: row.id,
        name: row.name,
        text: row.text,
        canonical: node ? formatQuery(node) : row.text,
        purpose: row.purpose,
        domain: row.domain,
        legalBasis: row.legalBasis,
        ownerId: row.ownerId,
        ownerName: names.get(row.ownerId) ?? '',
        endsOn: row.endsOn,
        active: state === 'ACTIVE',
        matchesLastMonth: matches.get(row.id) ?? 0,
        state,
        version: row.version,
        shared: row.shared,
        adoptedFrom: (row.adoptedFromId && publishers.get(row.adoptedFromId)) || null,
        personFindings: findPersons(row.text, node, official),
        release: releaseOf(row, names),
        testCases: testsOf(row, node),
        purgesOn: state === 'ENDED' && row.purgedAt === null ? addDays(row.endsOn, PURGE_DAYS) : null,
      };
    });
  }

  async showOne(row: MonitoringQueryEntity): Promise<MonitoringQueryView> {
    return (await this.show([row]))[0]!;
  }
}

/** What a query does on this day. */
export function stateOf(
  { active, paused, held, endsOn }: Pick<MonitoringQueryEntity, 'active' | 'paused' | 'held' | 'endsOn'>,
  today: string,
): QueryState {
  if (endsOn < today) return 'ENDED';
  if (held) return 'HELD';
  return paused || !active ? 'PAUSED' : 'ACTIVE';
}

function releaseOf(row: MonitoringQueryEntity, names: ReadonlyMap<string, string>): MonitoringQueryView['release'] {
  const { released, releaseBy, releaseAt, releaseReason } = row;
  if (released === null || releaseBy === null || releaseAt === null || releaseReason === null) return null;
  return { released, at: releaseAt, reason: releaseReason, byName: names.get(releaseBy) ?? '' };
}

function testsOf({ tests }: MonitoringQueryEntity, node: QueryNode | undefined): MonitoringQueryView['testCases'] {
  const matches = node && tests.length > 0 ? textMatcher(node) : () => false;
  return tests.map(({ text, mustMatch }) => ({ text, mustMatch, matches: matches(text) }));
}

/** Undefined for a query that an older grammar let in. */
function readable(text: string): QueryNode | undefined {
  try {
    return parseQuery(text);
  } catch {
    return undefined;
  }
}
