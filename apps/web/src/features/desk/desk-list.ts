import type { DeskHeadQuery, Folder } from '../../gql/graphql';
import type { AskFailed } from '../../app/ask';

export type ConversationRow = DeskHeadQuery['conversations']['items'][number];
export type Counts = DeskHeadQuery['folderCounts'];

/** What the desk holds of one tenant in the folder that is shown. */
export interface TenantPages {
  rows: ReadonlyMap<string, ConversationRow>;
  endCursor: string | null;
  hasMore: boolean;
  counts: Counts | undefined;
  failed: AskFailed | undefined;
  loaded: boolean;
}

export type DeskList = ReadonlyMap<string, TenantPages>;

export const NOTHING: TenantPages = {
  rows: new Map(),
  endCursor: null,
  hasMore: false,
  counts: undefined,
  failed: undefined,
  loaded: false,
};

export type DeskEvent =
  | { type: 'cleared' }
  | { type: 'head'; tenantId: string; page: DeskHeadQuery['conversations']; counts: Counts; span: number }
  | { type: 'more'; tenantId: string; page: DeskHeadQuery['conversations'] }
  | { type: 'row'; tenantId: string; id: string; row: ConversationRow | undefined }
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
      return { ...old, rows, endCursor: event.page.endCursor ?? null, hasMore: event.page.hasMore };
    }
    case 'row': {
      const rows = new Map(old.rows);
      if (event.row && event.row.tenantId === event.tenantId) rows.set(event.id, event.row);
      else rows.delete(event.id);
      return { ...old, rows };
    }
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
  const keepsCursor = behind.length > 0;
  return {
    rows,
    endCursor: keepsCursor ? old.endCursor : (event.page.endCursor ?? null),
    hasMore: keepsCursor ? old.hasMore : event.page.hasMore,
    counts: event.counts,
    failed: undefined,
    loaded: true,
  };
}

const ownRows = (rows: readonly ConversationRow[], tenantId: string) => rows.filter((row) => row.tenantId === tenantId);

// Answers may overtake each other; the higher version is the later truth.
const newest = (known: ConversationRow | undefined, read: ConversationRow) =>
  known && known.version > read.version ? known : read;

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
