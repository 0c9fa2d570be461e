import { DEAR, keptPlan, type TenantDoor } from '@samenspraak/platform/database';
import type { ConversationRow } from '../conversation.js';
import { COLLEAGUE, COLUMNS, toRow } from '../conversation-columns.js';
import type { Position } from './list-cursor.js';
import { inFolder, ofFilter, ORDER, Parameters } from './list-conditions.js';
import type { ListFilter, ListWish } from './list-wish.js';

/** Rows of a folder that one page of a filtered list looks at, so that it costs the same however few there are. */
export const MOST_LOOKED_AT = 4_000;
/** Pages of these lengths have statements of their own, whose plans are kept. */
const USUAL_LENGTHS = [51, 101];

export interface ListPart {
  readonly rows: readonly ConversationRow[];
  /** Where in the list the row with this number stands. */
  readonly positionOf: (n: number) => Position;
  /** Where the look ended before the folder did, with fewer rows found than were asked for. */
  readonly lookedUntil: Position | undefined;
}

/** Where words were found: in a message or a note of a conversation. */
export interface Hit {
  readonly id: string;
  readonly conversationId: string;
  readonly inNote: boolean;
  readonly position: Position;
}

/** Reads lists of conversations of the tenant by keyset: a page costs the same at any depth. */
export class ListRepository {
  constructor(private readonly door: TenantDoor) {}

  async listPage(wish: ListWish, member: string, limit: number, after?: Position): Promise<ListPart> {
    const tenantId = this.door.tenantId();
    const page = pageStatement(tenantId, wish, member, limit, after);
    const read = await this.door.tuples(page.sql, page.values, keep(USUAL_LENGTHS.includes(limit) && !page.filtered));
    const rows = read.map((row) => toRow(row, tenantId, member));
    const positionOf = (n: number) => ({ key: read[n]!.at(-1) as string, id: rows[n]!.id });
    if (!page.filtered || rows.length >= limit) return { rows, positionOf, lookedUntil: undefined };
    const end = endStatement(tenantId, wish, member, after);
    const [last] = await this.door.query<{ key: string; id: string }>(end.sql, end.values);
    return { rows, positionOf, lookedUntil: last && { key: last.key, id: last.id } };
  }

  /** Those of the ids that stand in a folder and that a filter leaves. */
  async listByIds(wish: Omit<ListWish, 'sort'>, member: string, ids: readonly string[]): Promise<ConversationRow[]> {
    if (ids.length === 0) return [];
    const tenantId = this.door.tenantId();
    const { sql, values, filtered } = byIdsStatement(tenantId, wish, member, ids);
    const rows = await this.door.tuples(sql, values, keep(!filtered));
    return rows.map((row) => toRow(row, tenantId, member));
  }

  /** Messages and notes that hold the words, newest first, at most `limit` (of at most a hundred). */
  async search(words: string, limit: number, before?: Position): Promise<Hit[]> {
    const rows = await this.door.repeat<{ id: string; conversation_id: string; in_note: boolean; key: string }>(
      `select s.id, s.conversation_id, s.in_note, s.at::text as key
       from app.search($1, coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'), $4) s
       order by s.at desc, s.id desc`,
      [words, before?.key ?? null, before?.id ?? null, limit],
    );
    return rows.map((row) => ({
      id: row.id,
      conversationId: row.conversation_id,
      inNote: row.in_note,
      position: { key: row.key, id: row.id },
    }));
  }

  /** The texts of hits, by id. */
  async readTexts(hits: readonly Hit[]): Promise<Map<string, string>> {
    const rows = await this.door.query<{ id: string; text: string }>(
      `select m.id, m.text from app.message m where m.tenant_id = $1 and m.id = any ($2::uuid[])
       union all select n.id, n.text from app.note n where n.tenant_id = $1 and n.id = any ($3::uuid[])`,
      [
        this.door.tenantId(),
        hits.filter((hit) => !hit.inNote).map((hit) => hit.id),
        hits.filter((hit) => hit.inNote).map((hit) => hit.id),
      ],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
  }
}

const keep = (usual: boolean) => (usual ? 'kept' : undefined);

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** One page. With a filter only so many rows of the folder are looked at. */
export function pageStatement(
  tenantId: string,
  wish: ListWish,
  member: string,
  limit: number,
  after?: Position,
): Statement & { filtered: boolean } {
  const parameters = new Parameters(tenantId);
  const { key, order, where } = stretch(wish, member, parameters, after);
  const filter = ofFilter(wish.filter, member, parameters);
  const rows =
    filter.length === 0
      ? 'app.conversation c'
      : `(select * from app.conversation c where ${where} order by ${order} limit ${MOST_LOOKED_AT}) c`;
  const sql = `select ${COLUMNS}, ${key}::text as position_key from ${rows} ${COLLEAGUE}
    where ${filter.length === 0 ? `${where} and ${keptPlan('c.version >= 0', parameters.add(DEAR))}` : filter.join(' and ')} order by ${order} limit ${Math.trunc(limit)}`;
  return { sql, values: parameters.values, filtered: filter.length > 0 };
}

/** The last of the rows that a page of a filtered list looks at; no row when the folder ends before. */
function endStatement(tenantId: string, wish: ListWish, member: string, after?: Position): Statement {
  const parameters = new Parameters(tenantId);
  const { key, order, where } = stretch(wish, member, parameters, after);
  const sql = `select ${key}::text as key, c.id from app.conversation c where ${where} order by ${order} limit 1 offset ${MOST_LOOKED_AT - 1}`;
  return { sql, values: parameters.values };
}

export function byIdsStatement(
  tenantId: string,
  wish: { folder: ListWish['folder']; filter: ListFilter },
  member: string,
  ids: readonly string[],
): Statement & { filtered: boolean } {
  const parameters = new Parameters(tenantId);
  const names = parameters.add(ids);
  const folder = inFolder(wish.folder, member, parameters);
  const filter = ofFilter(wish.filter, member, parameters);
  const filtered = filter.length > 0;
  // Every live event asks this: making its plan takes longer than reading the rows.
  const rest = filtered ? filter : [keptPlan('c.version >= 0', parameters.add(DEAR))];
  // One key at a time: for a list the database may choose to read all that is open.
  const sql = `select ${COLUMNS} from unnest(${names}::uuid[]) as u(id)
    cross join lateral (select * from app.conversation o where o.tenant_id = $1 and o.id = u.id offset 0) c ${COLLEAGUE}
    where ${[folder, ...rest].join(' and ')}`;
  return { sql, values: parameters.values, filtered };
}

function stretch({ folder, sort }: ListWish, member: string, parameters: Parameters, after: Position | undefined) {
  const { key, descending } = ORDER[sort];
  const way = descending ? 'desc' : 'asc';
  const behind = after
    ? ` and (${key}, c.id) ${descending ? '<' : '>'} (${parameters.add(after.key)}::timestamptz, ${parameters.add(after.id)}::uuid)`
    : '';
  return {
    key,
    order: `${key} ${way}, c.id ${way}`,
    where: `c.tenant_id = $1 and ${inFolder(folder, member, parameters)}${behind}`,
  };
}
