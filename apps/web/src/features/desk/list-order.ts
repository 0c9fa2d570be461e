import type { ConversationSort } from '../../gql/graphql';
import { compareBy, type ConversationRow } from './desk-list';
import { timesOf } from './first-due';

export const GROUPS = ['late', 'soon', 'today', 'later'] as const;
/** Lists that are not sorted by what is due stand in one piece. */
export type Group = (typeof GROUPS)[number] | 'newest' | 'oldest' | 'found';

const TWO_HOURS = 2 * 60 * 60 * 1000;

export interface Moment {
  now: number;
  /** Today in Europe/Amsterdam, in milliseconds since 1970; `until` is tomorrow's midnight. */
  today: { from: number; until: number };
}

/** Where a row stands: by its norm clock; with a clock that stands still, by the day of its last message. */
export function groupOf(row: ConversationRow, { now, today }: Moment): (typeof GROUPS)[number] {
  const { due, heard } = timesOf(row);
  if (due === Infinity) return heard >= today.from ? 'today' : 'later';
  if (due <= now) return 'late';
  if (due - now <= TWO_HOURS) return 'soon';
  return due < today.until ? 'today' : 'later';
}

export interface ListPart {
  group: Group;
  rows: ConversationRow[];
}

/** Rows in the order in which one works: group, then what is due first, then what waits longest. */
export function inOrder(
  rows: readonly ConversationRow[],
  moment: Moment,
  sort: ConversationSort = 'DUE',
  isSearch = false,
): ListPart[] {
  if (isSearch || sort !== 'DUE') {
    const group = isSearch ? 'found' : sort === 'OLDEST' ? 'oldest' : 'newest';
    return rows.length > 0 ? [{ group, rows: [...rows].sort(compareBy(sort)) }] : [];
  }
  const parts = new Map<(typeof GROUPS)[number], ConversationRow[]>(GROUPS.map((group) => [group, []]));
  for (const row of rows) parts.get(groupOf(row, moment))!.push(row);
  return [...parts].filter(([, part]) => part.length > 0).map(([group, part]) => ({ group, rows: byUrgency(part) }));
}

function byUrgency(rows: ConversationRow[]): ConversationRow[] {
  return rows.sort((a, b) => {
    const [one, other] = [timesOf(a), timesOf(b)];
    if (one.due !== other.due) return one.due < other.due ? -1 : 1;
    return one.heard !== other.heard ? one.heard - other.heard : a.id < b.id ? -1 : 1;
  });
}
