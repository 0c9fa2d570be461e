import type pg from 'pg';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly generated: boolean;
  readonly unique: boolean;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly key: readonly string[];
}

/** All tables of the tenants' schema as the database has them. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query(`
    select c.oid::regclass::text as name,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull, 'generated', a.attgenerated <> '',
          'unique', exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey::int2[]))) order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg(json_build_object('name', k.conname, 'parent', k.confrelid::regclass::text,
          'columns', (select json_agg(a.attname order by n) from unnest(k.conkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num),
          'parentColumns', (select json_agg(a.attname order by n) from unnest(k.confkey) with ordinality u(num, n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num))
          order by k.conname), '[]')
        from pg_constraint k where k.conrelid = c.oid and k.contype = 'f') as "foreignKeys",
      (select coalesce(json_agg(a.attname order by n), '[]') from pg_constraint k, unnest(k.conkey) with ordinality u(num, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num where k.conrelid = c.oid and k.contype = 'p') as key
    from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  return rows as Table[];
}

export const columnNames = (table: Table) => table.columns.map((column) => column.name);
