import { fold } from '@samenspraak/language/text';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import type { PersonFinding } from './person-filter.js';

type Hold = Pick<
  MonitoringQueryEntity,
  'held' | 'released' | 'releaseBy' | 'releaseAt' | 'releaseReason' | 'releaseFindings'
>;

const UNDECIDED = { released: null, releaseBy: null, releaseAt: null, releaseReason: null, releaseFindings: [] };

/** The persons of a query as a set that can be compared with a later one. */
export function findingKeys(found: readonly PersonFinding[]): string[] {
  return [...new Set(found.map(({ kind, text }) => `${kind} ${fold(text)}`))].sort();
}

/** Whether persons keep a query silent: a decision stands as long as it is about exactly the same persons. */
export function holdFor(before: Hold | undefined, found: readonly PersonFinding[]): Hold {
  const keys = findingKeys(found);
  if (keys.length === 0) return { ...UNDECIDED, held: false };
  if (before?.released == null || before.releaseFindings.join('\n') !== keys.join('\n'))
    return { ...UNDECIDED, held: true };
  const { released, releaseBy, releaseAt, releaseReason } = before;
  return { held: !released, released, releaseBy, releaseAt, releaseReason, releaseFindings: keys };
}
