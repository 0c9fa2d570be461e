import type { Period } from '@samenspraak/conversations';
import { dayOf, instantOf } from '@samenspraak/language/time';
import { periodInvalid } from './insight.errors.js';

/** Days of one export at most: a year and a day. */
export const MOST_DAYS = 366;

const ZONE = 'Europe/Amsterdam';

/**
 * The instants of a period of whole days in the Netherlands, both days included.
 * @throws DomainError INSIGHT_PERIOD_INVALID
 */
export function periodOf(firstDay: string, lastDay: string): Period {
  const [first, last] = [dayNumber(firstDay), dayNumber(lastDay)];
  if (first === undefined || last === undefined || last < first || last - first >= MOST_DAYS) {
    throw periodInvalid(MOST_DAYS);
  }
  return { from: new Date(instantOf(first, 0, ZONE)), until: new Date(instantOf(last + 1, 0, ZONE)) };
}

function dayNumber(date: string): number | undefined {
  try {
    return dayOf(date);
  } catch {
    return undefined;
  }
}
