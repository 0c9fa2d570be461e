import { dateOf, dayOf, localTimeOf } from '@samenspraak/language/time';
import { endDateInvalid, fieldInvalid } from './monitoring.errors.js';

export const queryDomains = ['SERVICE', 'COMMUNICATION', 'CRISIS'] as const;
export type QueryDomain = (typeof queryDomains)[number];

/** A stored query as a tenant sees it. */
export interface MonitoringQueryView {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  readonly ownerName: string;
  /** `2026-12-31`; on that day it still listens. */
  readonly endsOn: string;
  readonly active: boolean;
  readonly matchesLastMonth: number;
}

export interface QueryChange {
  readonly name: string;
  readonly text: string;
  readonly purpose: string;
  readonly domain: QueryDomain;
  readonly legalBasis: string;
  readonly endsOn: string;
  readonly active: boolean;
}

/** A query listens for a year at most before somebody looks at it again. */
export const MOST_DAYS = 366;

/** The day in the Netherlands. */
export const dutchToday = (now: Date): string => dateOf(localTimeOf(now, 'Europe/Amsterdam').day);

/**
 * The change with its texts trimmed.
 * @throws DomainError MONITORING_FIELD_INVALID, MONITORING_END_DATE_INVALID. AVG art. 5(1)(b): no listening without a purpose.
 */
export function checkChange(change: QueryChange, now: Date): QueryChange {
  const text = (field: 'name' | 'purpose' | 'legalBasis', most: number) => {
    const trimmed = change[field].replaceAll('\u0000', '').trim();
    if (trimmed.length < 1 || trimmed.length > most) throw fieldInvalid(field, most);
    return trimmed;
  };
  checkEndDate(change, now);
  return { ...change, name: text('name', 100), purpose: text('purpose', 500), legalBasis: text('legalBasis', 200) };
}

function checkEndDate({ endsOn, active }: QueryChange, now: Date): void {
  const today = dayOf(dutchToday(now));
  const last = /^\d{4}-\d{2}-\d{2}$/.test(endsOn) ? asDay(endsOn) : undefined;
  if (last === undefined || last > today + MOST_DAYS || (active && last < today)) throw endDateInvalid(MOST_DAYS);
}

function asDay(date: string): number | undefined {
  try {
    return dayOf(date);
  } catch {
    return undefined;
  }
}
