import { plainText } from '@samenspraak/platform/kernel';
import { dateOf, dayOf, localTimeOf } from '@samenspraak/language/time';
import type { TenantView } from '@samenspraak/tenants';
import { endDateInvalid, fieldInvalid, testsInvalid } from './monitoring.errors.js';
import type { PersonFinding } from './person-filter.js';

export const queryDomains = ['SERVICE', 'COMMUNICATION', 'CRISIS', 'PUBLIC_ORDER'] as const;
export type QueryDomain = (typeof queryDomains)[number];

/** HELD: the person filter keeps it silent until the privacy officer decides. */
export const queryStates = ['ACTIVE', 'PAUSED', 'ENDED', 'HELD'] as const;
export type QueryState = (typeof queryStates)[number];

/** A text that a query must match, or must not match. */
export interface QueryTest {
  readonly text: string;
  readonly mustMatch: boolean;
}

/** What the privacy officer decided about the persons in a query. */
export interface QueryRelease {
  readonly byName: string;
  readonly at: Date;
  readonly reason: string;
  readonly released: boolean;
}

/** A stored query as a tenant sees it. */
export interface MonitoringQueryView {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The same query as the formatter writes it; the text itself when an older grammar let it in. */
  readonly canonical: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** `2026-12-31`; on that day it still listens. */
  readonly endsOn: string;
  readonly active: boolean;
  readonly matchesLastMonth: number;
  readonly state: QueryState;
  readonly version: number;
  readonly shared: boolean;
  readonly adoptedFrom: TenantView | null;
  readonly personFindings: readonly PersonFinding[];
  readonly release: QueryRelease | null;
  readonly testCases: readonly (QueryTest & { readonly matches: boolean })[];
  /** The day on which what only this query caught goes, when nobody renews it; null while it listens. */
  readonly purgesOn: string | null;
}

/** A colleague who can be the owner of a query. */
export interface QueryOwner {
  readonly id: string;
  readonly displayName: string;
  readonly me: boolean;
  /** Sees queries of public order, so can own them. */
  readonly inCompartment: boolean;
}

export interface QueryChange {
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  readonly endsOn: string;
  readonly active: boolean;
  /** A membership of this tenant; nobody named is who saves, or who was the owner already. */
  readonly ownerId?: string | null;
  readonly shared?: boolean | null;
  readonly testCases?: readonly QueryTest[] | null;
}

/** A query listens for a year at most before somebody looks at it again. */
export const MOST_DAYS = 366;

/** Days after the end of a query in which renewing it keeps what it caught. */
export const PURGE_DAYS = 30;

const MOST_TESTS = 50;
const LONGEST_TEST = 2_000;

/** The day in the Netherlands. */
export const dutchToday = (now: Date): string => dateOf(localTimeOf(now, 'Europe/Amsterdam').day);

/** @param day `2026-01-31` */
export const addDays = (day: string, days: number): string => dateOf(dayOf(day) + days);

/**
 * The change with its texts trimmed.
 * @throws DomainError MONITORING_FIELD_INVALID, MONITORING_END_DATE_INVALID. AVG art. 5(1)(b): no listening without a purpose.
 */
export function checkChange(change: QueryChange, now: Date): QueryChange {
  const text = (field: 'name' | 'purpose' | 'legalBasis', most: number) => checkText(field, change[field], most);
  checkEndDate(change, now);
  return {
    ...change,
    name: text('name', 100),
    purpose: text('purpose', 500),
    legalBasis: text('legalBasis', 200),
    testCases: change.testCases ? checkTests(change.testCases) : change.testCases,
  };
}

/** @throws DomainError MONITORING_FIELD_INVALID */
export function checkText(field: string, text: string, most: number): string {
  const trimmed = plainText(text);
  if (trimmed.length < 1 || trimmed.length > most) throw fieldInvalid(field, most);
  return trimmed;
}

/** @throws DomainError MONITORING_END_DATE_INVALID also for a passed day, when the query is to listen. */
export function checkEndDate({ endsOn, active }: Pick<QueryChange, 'endsOn' | 'active'>, now: Date): void {
  const today = dayOf(dutchToday(now));
  const last = /^\d{4}-\d{2}-\d{2}$/.test(endsOn) ? asDay(endsOn) : undefined;
  if (last === undefined || last > today + MOST_DAYS || (active && last < today)) throw endDateInvalid(MOST_DAYS);
}

function checkTests(tests: readonly QueryTest[]): QueryTest[] {
  const kept = tests.map(({ text, mustMatch }) => ({ text: plainText(text), mustMatch }));
  const wrong = kept.length > MOST_TESTS || kept.some(({ text }) => text.length < 1 || text.length > LONGEST_TEST);
  if (wrong) throw testsInvalid(MOST_TESTS, LONGEST_TEST);
  return kept;
}

function asDay(date: string): number | undefined {
  try {
    return dayOf(date);
  } catch {
    return undefined;
  }
}
