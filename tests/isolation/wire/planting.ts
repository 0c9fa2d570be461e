import type pg from 'pg';

interface Planted {
  /** Columns that hold a marker now. */
  readonly columns: readonly string[];
  readonly rows: number;
  /** Puts everything back as it was. */
  uproot(): Promise<void>;
}

/** Columns that are read by machines: a marker in them would test the parser and not the wall. */
const machine =
  /^(network|thread_key|source_id|external_id|author_external_id|month|account_id|connection_id|base_url|parent_source_id|root_source_id)$/;

/** Writes a marker behind every text of every row of a tenant that its checks allow; it names where it stands. */
export async function plant(admin: pg.Client, tenantId: string, marker: string): Promise<Planted> {
  const { rows: places } = await admin.query(`select c.oid::regclass::text as name, a.attname as column from pg_class c
      join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey::int2[])) order by 1, 2`);
  const columns: string[] = [];
  const undo: (() => Promise<unknown>)[] = [];
  let planted = 0;
  for (const { name, column } of places) {
    if (machine.test(column)) continue;
    const mark = `${marker}-${name.slice(4)}-${column}`;
    const { rows: type } = await admin.query(
      `select pg_typeof(${column})::text as type from ${name} where tenant_id = $1 limit 1`,
      [tenantId],
    );
    if (!type[0]) continue;
    const { rows: kept } = await admin.query(
      `select ctid::text as at, to_jsonb(t) as row from ${name} t where tenant_id = $1`,
      [tenantId],
    );
    const value =
      type[0].type === 'jsonb'
        ? `${column} || jsonb_build_object('marker', $2::text)`
        : `left(${column}, 60) || ' ' || $2 || ' ' || left(md5(t::text), 6)`;
    try {
      const { rowCount } = await admin.query(
        `update ${name} t set ${column} = ${value} where tenant_id = $1 and ${column} is not null`,
        [tenantId, mark],
      );
      if (!rowCount) continue;
      planted += rowCount;
      columns.push(`${name}.${column}`);
      undo.push(() =>
        restore(
          admin,
          name,
          column,
          tenantId,
          kept.map(({ row }) => row),
        ),
      );
    } catch (error) {
      // A closed list, a form or a key: no text of a person's can stand there.
      if (!/^(23|22)/.test((error as { code?: string }).code ?? '')) throw error;
    }
  }
  return {
    columns,
    rows: planted,
    uproot: async () => {
      for (const one of undo.reverse()) await one();
    },
  };
}

async function restore(
  admin: pg.Client,
  name: string,
  column: string,
  tenantId: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const { rows: keys } = await admin.query(
    `select array_agg(a.attname::text order by n) as key from pg_constraint k cross join lateral unnest(k.conkey) with ordinality u(num, n)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num where k.conrelid = $1::regclass and k.contype = 'p'`,
    [name],
  );
  const key = (keys[0].key as string[]).filter((one) => one !== column);
  const same = key.map((one) => `t.${one} = o.${one}`).join(' and ');
  await admin.query(
    `update ${name} t set ${column} = o.${column} from jsonb_populate_recordset(null::${name}, $2) o where t.tenant_id = $1 and ${same || 'true'}`,
    [tenantId, JSON.stringify(rows)],
  );
}
