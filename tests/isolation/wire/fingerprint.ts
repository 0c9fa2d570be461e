import type pg from 'pg';

/** Written by the house itself while it runs: seals, doorbells, leases. */
const alive = ['app.audit_seal', 'app.outbox', 'app.connection'];

/** One value per table that changes when any row of the tenant changes there. */
export async function fingerprint(admin: pg.Client, tenantId: string): Promise<string[]> {
  const { rows } =
    await admin.query(`select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const parts: string[] = [];
  for (const { name } of rows.filter((row) => !alive.includes(row.name))) {
    const found = await admin.query(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as print from ${name} t where tenant_id = $1`,
      [tenantId],
    );
    parts.push(`${name} ${found.rows[0].print}`);
  }
  return parts;
}
