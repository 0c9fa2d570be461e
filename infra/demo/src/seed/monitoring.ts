import { demoPeople } from '@samenspraak/identity';
import { MessageRouter, parseQuery } from '@samenspraak/language/query';
import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import { demoQueries, type DemoQuery } from '../content/queries.js';
import { dutchDay } from '../history/moments.js';
import { membershipId, PARTNERSHIP_ID, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';
import type { SeedMessage } from './threads.js';

/** A query listens for a year at most before somebody looks at it again. */
const LISTENS_DAYS = 300;
const DAY = 24 * 60 * 60_000;

export const queries: readonly DemoQuery[] = demoQueries(
  (code) => demoPeople.find(({ tenants }) => tenants.includes(code))!.username,
);

const idOf = ({ code, name }: DemoQuery) => namedId(`query ${code} ${name}`);

/** Stored queries, and on how many posts of the history each of them matched. */
export async function seedMonitoring(
  database: SeedRepository,
  messages: readonly SeedMessage[],
  since: Date,
  now: Date,
): Promise<void> {
  await database.insert(
    'monitoring_query',
    queries.map((query) => ({
      tenant_id: tenantId(query.code),
      id: idOf(query),
      name: query.name,
      text: query.text,
      purpose: query.purpose,
      domain: query.domain,
      legal_basis: query.legalBasis,
      owner_id: membershipId(query.code, query.owner),
      ends_on: dutchDay(new Date(now.getTime() + (query.endedDays ? -query.endedDays : LISTENS_DAYS) * DAY)),
      active: !query.held && !query.endedDays,
      held: query.held ?? false,
      text_by: membershipId(query.code, query.owner),
      tests: query.tests ?? [],
      shared: query.shared ?? false,
      scope: query.scope,
      version: 1,
      created_at: since,
      changed_at: since,
    })),
  );
  await database.insert(
    'query_change',
    [...new Set(queries.map(({ code }) => code))].map((code) => ({ tenant_id: tenantId(code), version: 1 })),
  );
  await database.insert('query_tally', [...tally(messages).values()]);
  await database.insert(
    'query_history',
    queries.flatMap((query) => history(query, since)),
  );
  await database.insert(
    'shared_query',
    queries.filter(({ shared }) => shared).map((query) => published(query, since)),
  );
}

function history(query: DemoQuery, at: Date) {
  const actions = ['MADE', ...(query.held ? ['HELD'] : []), ...(query.shared ? ['SHARED'] : [])];
  return actions.map((action) => ({
    tenant_id: tenantId(query.code),
    id: namedId(`query history ${query.code} ${query.name} ${action}`),
    query_id: idOf(query),
    at,
    by_id: membershipId(query.code, query.owner),
    action,
    fields: action === 'MADE' ? [{ field: 'text', before: null, after: query.text }] : [],
  }));
}

function published(query: DemoQuery, at: Date) {
  const publisher = participants.find(({ code }) => code === query.code)!;
  return {
    partnership_id: PARTNERSHIP_ID,
    id: idOf(query),
    author_tenant_id: tenantId(query.code),
    name: query.name,
    text: query.text,
    purpose: query.purpose,
    domain: query.domain,
    legal_basis: query.legalBasis,
    publisher_code: publisher.code,
    publisher_name: publisher.name,
    publisher_kind: publisher.kind,
    publisher_theme: publisher.theme,
    published_at: at,
  };
}

function tally(messages: readonly SeedMessage[]) {
  const router = new MessageRouter<DemoQuery>();
  for (const query of queries.filter(({ held }) => !held)) router.add(query, parseQuery(query.text));
  const days = new Map<string, { tenant_id: string; query_id: string; day: string; matches: number }>();
  for (const { direction, text, at } of messages) {
    if (direction === 'outbound') continue;
    for (const query of router.route({ text })) {
      const day = dutchDay(at);
      const key = `${idOf(query)} ${day}`;
      const row = days.get(key) ?? { tenant_id: tenantId(query.code), query_id: idOf(query), day, matches: 0 };
      row.matches += 1;
      days.set(key, row);
    }
  }
  return days;
}
