import type { ConversationSort, DeskHeadQuery, Folder } from '../../gql/graphql';
import type { AskFailed } from '../../app/ask';
import { timesOf } from './first-due';

type Listed = DeskHeadQuery['conversations']['items'][number];
/** A row; one that came by itself has no line that was found. */
export type ConversationRow = Omit<Listed, 'found'> & Partial<Pick<Listed, 'found'>>;
/** A page; rows that were found bear their line. */
export type Page = Omit<DeskHeadQuery['conversations'], 'items'> & { items: readonly ConversationRow[] };
export type Counts = DeskHeadQuery['folderCounts'];

/** What the desk holds of one tenant in the folder that is shown. */
export interface TenantPages {
  rows: ReadonlyMap<string, ConversationRow>;
  endCursor: string | null;
  hasMore: boolean;
  /** The last row of what was paged in: what sorts behind it comes with a page of its own. */
  edge: ConversationRow | undefined;
  counts: Counts | undefined;
  failed: AskFailed | undefined;
  loaded: boolean;
  /** Rows that were read by themselves, and which reading that was: an older first page says nothing about them. */
  touched: ReadonlyMap<string, number>;
}

export type DeskList = ReadonlyMap<string, TenantPages>;

/** More than can change while a first page is on its way. */
const MOST_TOUCHED = 1_000;

export const NOTHING: TenantPages = {
  rows: new Map(),
  endCursor: null,
  hasMore: false,
  edge: undefined,
  counts: undefined,
  failed: undefined,
  loaded: false,
  touched: new Map(),
};

export type DeskEvent =
  | { type: 'cleared' }
  /** `asked` counts the readings in the order in which they were asked for. */
  | { type: 'head'; tenantId: string; page: Page; counts: Counts; span: number; asked: number }
  | { type: 'more'; tenantId: string; page: Page }
  | {
      type: 'rows';
      tenantId: string;
      /** Those that were asked for; of these, what has no row stands in the list no longer. */
      ids: readonly string[];
      rows: readonly ConversationRow[];
      counts: Counts;
      sort: ConversationSort;
      asked: number;
    }
  | { type: 'failed'; tenantId: string; failed: AskFailed };

/** The list of a joint desk, made of one list per tenant; a row of one tenant never enters the list of another. */
export function reduceDesk(list: DeskList, event: DeskEvent): DeskList {
  if (event.type === 'cleared') return new Map();
  const old = list.get(event.tenantId) ?? NOTHING;
  return new Map(list).set(event.tenantId, next(old, event));
}

function next(old: TenantPages, event: Exclude<DeskEvent, { type: 'cleared' }>): TenantPages {
  switch (event.type) {
    case 'head':
      return withHead(old, event);
    case 'more': {
      const rows = new Map(old.rows);
      for (const row of ownRows(event.page.items, event.tenantId)) rows.set(row.id, newest(rows.get(row.id), row));
      const edge = event.page.items.at(-1) ?? old.edge;
      return { ...old, rows, endCursor: event.page.endCursor ?? null, hasMore: event.page.hasMore, edge };
    }
    case 'rows':
      return withRows(old, event);
    case 'failed':
      return { ...old, failed: event.failed, loaded: true };
  }
}

/** A new first page replaces as many rows as it spans; what was paged in behind it stays, and so does its cursor. */
function withHead(old: TenantPages, event: Extract<DeskEvent, { type: 'head' }>): TenantPages {
  const head = ownRows(event.page.items, event.tenantId);
  const behind = event.page.hasMore ? [...old.rows.values()].slice(event.span) : [];
  const rows = new Map<string, ConversationRow>();
  for (const row of [...head, ...behind]) if (!rows.has(row.id)) rows.set(row.id, newest(old.rows.get(row.id), row));
  const touched = new Map([...old.touched].filter(([, asked]) => asked > event.asked));
  for (const id of touched.keys()) {
    const known = old.rows.get(id);
    if (known) rows.set(id, newest(rows.get(id), known));
    else rows.delete(id);
  }
  const keepsCursor = behind.length > 0;
  return {
    rows,
    endCursor: keepsCursor ? old.endCursor : (event.page.endCursor ?? null),
    hasMore: keepsCursor ? old.hasMore : event.page.hasMore,
    edge: keepsCursor ? old.edge : head.at(-1),
    counts: event.counts,
    failed: undefined,
    loaded: true,
    touched,
  };
}

/** Rows that were read by themselves take their place, or leave it. */
function withRows(old: TenantPages, event: Extract<DeskEvent, { type: 'rows' }>): TenantPages {
  const rows = new Map(old.rows);
  const read = new Map(event.rows.map((row) => [row.id, row]));
  const touched = new Map([...old.touched, ...event.ids.map((id) => [id, event.asked] as const)].slice(-MOST_TOUCHED));
  for (const id of event.ids) {
    const row = read.get(id);
    const known = rows.get(id);
    const isBehind =
      old.hasMore && old.edge !== undefined && row !== undefined && compareBy(event.sort)(row, old.edge) > 0;
    if (!row || row.tenantId !== event.tenantId || (isBehind && !known)) rows.delete(id);
    else rows.set(id, newest(known, row));
  }
  return { ...old, rows, touched, counts: event.counts, failed: undefined };
}

type DueRow = Pick<ConversationRow, 'id' | 'dueAt' | 'followUpAt' | 'lastInboundAt'>;

const dueOf = (row: DueRow) => timesOf(row).due;
const heardOf = (row: DueRow) => timesOf(row).heard;

/** The order in which the api pages through a list. */
export function compareBy(sort: ConversationSort): (a: DueRow, b: DueRow) => number {
  const [key, way] = sort === 'DUE' ? [dueOf, 1] : [heardOf, sort === 'OLDEST' ? 1 : -1];
  return (a, b) => {
    const [one, other] = [key(a), key(b)];
    if (one !== other) return one < other ? -way : way;
    return a.id === b.id ? 0 : a.id < b.id ? -way : way;
  };
}

const ownRows = (rows: readonly ConversationRow[], tenantId: string) => rows.filter((row) => row.tenantId === tenantId);

// Answers may overtake each other; the higher version is the later truth. A row that says the same stays the same object:
// what shows it need not be drawn again.
const newest = (known: ConversationRow | undefined, read: ConversationRow) =>
  known && (known.version > read.version || (known.version === read.version && saysTheSame(known, read)))
    ? known
    : read;

const saysTheSame = (one: ConversationRow, other: ConversationRow) => JSON.stringify(one) === JSON.stringify(other);

/** Whether it is known what stands in the list of a tenant, be it nothing. */
export const isRead = (pages: TenantPages | undefined): boolean =>
  pages !== undefined && pages.loaded && !(pages.rows.size === 0 && pages.hasMore && !pages.failed);

/** All rows of the tenants that are switched on. */
export function rowsOf(list: DeskList, tenantIds: readonly string[]): ConversationRow[] {
  return tenantIds.flatMap((id) => [...(list.get(id)?.rows.values() ?? [])]);
}

const COUNT_OF: Readonly<Record<Folder, keyof Counts | undefined>> = {
  TEAM: 'team',
  MINE: 'mine',
  FREE: 'free',
  WAITING: 'waiting',
  CLOSED: undefined,
};

/** How many conversations a folder holds over these tenants; undefined when nobody counts them. */
export function countOf(list: DeskList, tenantIds: readonly string[], folder: Folder): number | undefined {
  const key = COUNT_OF[folder];
  if (!key) return undefined;
  const known = tenantIds.map((id) => list.get(id)?.counts).filter((counts) => counts !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, counts) => sum + counts[key], 0);
}
