import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Column, Table } from './columns.js';

type Row = Record<string, unknown>;

/** Who a sample row is about; a column that is absent in a table is passed over. */
export interface Place {
  readonly tenantId: string;
  readonly partnershipId: string;
  readonly roomId: string;
  readonly principalId: string;
}

/** Puts one row of every place into every table that has none of it, parents first, with real references. */
export async function fillTables(
  client: pg.Client,
  tables: readonly Table[],
  places: readonly Place[],
  skip: readonly string[],
): Promise<void> {
  for (const table of parentsFirst(tables)) {
    if (skip.includes(table.name)) continue;
    for (const place of placesOf(table, places)) await addRow(client, table, place);
  }
}

// Shared rows exist once per author and partnership; a tenant's own once per tenant.
function placesOf(table: Table, places: readonly Place[]): Place[] {
  const has = (name: string) => table.columns.some((column) => column.name === name);
  const facets: (keyof Place)[] = ['tenantId'];
  if (has('partnership_id')) facets.push('partnershipId');
  if (has('room_id')) facets.push('roomId');
  const seen = new Map(places.map((place) => [facets.map((facet) => place[facet]).join(), place]));
  return [...seen.values()];
}

async function addRow(client: pg.Client, table: Table, place: Place): Promise<void> {
  const row: Row = {};
  const given: Row = {
    tenant_id: place.tenantId,
    author_tenant_id: place.tenantId,
    member_id: place.tenantId,
    partnership_id: place.partnershipId,
    room_id: place.roomId,
    principal_id: place.principalId,
  };
  for (const column of table.columns) if (column.name in given) row[column.name] = given[column.name];
  for (const key of table.foreignKeys) {
    const fixed = key.columns.flatMap((column, index) =>
      row[column] === undefined ? [] : [[key.parentColumns[index], row[column]] as const],
    );
    const where = fixed.map(([column], index) => `${column} = $${index + 1}`).join(' and ') || 'true';
    const { rows } = await client.query(
      `select ${key.parentColumns.join(', ')} from ${key.parent} where ${where} limit 1`,
      fixed.map(([, value]) => value),
    );
    if (rows[0]) key.columns.forEach((column, index) => (row[column] = rows[0][key.parentColumns[index]!]));
    // The first row of a table that points into itself points nowhere.
    else if (key.parent === table.name) for (const column of key.columns) row[column] ??= null;
  }
  for (const column of table.columns) if (!(column.name in row) && !column.generated) row[column.name] = sample(column);
  const filled = Object.entries(row).filter(([, value]) => value !== undefined);
  await client.query(
    `insert into ${table.name} (${filled.map(([name]) => name).join(', ')}) values (${filled.map((_, index) => `$${index + 1}`).join(', ')})`,
    filled.map(([, value]) => value),
  );
}

let number = 0;

/** A value of the type; texts differ from row to row. Undefined leaves a column to its default. */
export function sample({ name, type, unique }: Pick<Column, 'name' | 'type' | 'unique'>): unknown {
  if (type.endsWith('[]')) return '{}';
  if (type === 'uuid') return randomUUID();
  if (type === 'text' || type === 'name') return `${name} ${randomUUID().slice(0, 8)}`;
  // Part of a key: two rows of one parent differ in it.
  if (unique && /^(smallint|integer|bigint)/.test(type)) return (number = (number % 30_000) + 1);
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return 1;
  if (type === 'boolean') return true;
  if (type === 'jsonb' || type === 'json') return '{}';
  if (type === 'bytea') return Buffer.from(randomUUID());
  if (type === 'date' || type.startsWith('timestamp')) return '2026-06-01';
  if (type === 'interval') return '1 hour';
  if (type === 'tsvector') return 'voorbeeld';
  throw new Error(`No sample for a column of type ${type}: ${name}`);
}

function parentsFirst(tables: readonly Table[]): Table[] {
  const done: Table[] = [];
  const visit = (table: Table, above: readonly Table[]) => {
    if (done.includes(table) || above.includes(table)) return;
    for (const key of table.foreignKeys) {
      const parent = tables.find((one) => one.name === key.parent);
      if (parent) visit(parent, [...above, table]);
    }
    done.push(table);
  };
  for (const table of tables) visit(table, []);
  return done;
}
