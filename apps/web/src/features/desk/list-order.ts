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

/** A row with its moments beside it: looked up once, and not at each comparison of ten thousand rows. */
interface Timed {
  readonly row: ConversationRow;
  readonly due: number;
  readonly heard: number;
}

/** Where a row stands: by its norm clock; with a clock that stands still, by the day of its last message. */
function groupOf({ due, heard }: Timed, { now, today }: Moment): (typeof GROUPS)[number] {
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
  for (const one of byUrgency(rows)) parts.get(groupOf(one, moment))!.push(one.row);
  return [...parts].filter(([, part]) => part.length > 0).map(([group, part]) => ({ group, rows: part }));
}

function byUrgency(rows: readonly ConversationRow[]): Timed[] {
  const timed = rows.map((row) => {
    const { due, heard } = timesOf(row);
    return { row, due, heard };
  });
  return timed.sort((a, b) => {
    if (a.due !== b.due) return a.due < b.due ? -1 : 1;
    return a.heard !== b.heard ? a.heard - b.heard : a.row.id < b.row.id ? -1 : 1;
  });
}
