/** One rule of the catalogue: a query that answers one row `x` per violation. */
export interface Rule {
  readonly name: string;
  readonly sql: string;
}

// The tables of the schema with the class that their comment states; nothing is guessed from their columns.
const tables = `t as (select c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity, c.relforcerowsecurity,
    substring(obj_description(c.oid, 'pg_class') from '@class (\\w+)') as class,
    (select attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not attisdropped) as tcol
  from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and c.relname !~ '_\\d{6,}$')`;
const law = (name: string, sql: string): Rule => ({ name, sql: `with ${tables} ${sql}` });
const keys = `pg_constraint k join t a on a.oid = k.conrelid join t b on b.oid = k.confrelid where k.contype = 'f'`;
const citus = `exists (select from pg_extension where extname = 'citus')`;

/** The schema law, from the first table on. */
export const schemaLaw: readonly Rule[] = [
  law(
    'each table states its class',
    `select relname as x from t where class is null or class not in ('tenant', 'shared', 'local')`,
  ),
  law(
    'a tenant table has tenant_id uuid not null',
    `select relname as x from t where class = 'tenant' and not exists (select from pg_attribute a where a.attrelid = t.oid
      and a.attname = 'tenant_id' and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
  ),
  law(
    'a tenant table has a primary key that begins with tenant_id',
    `select relname as x from t where class = 'tenant' and not relispartition and not exists (
      select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p' and k.conkey[1] = t.tcol)`,
  ),
  law(
    'each unique key of a tenant table holds tenant_id',
    `select i.indexrelid::regclass::text as x from pg_index i join t on t.oid = i.indrelid where class = 'tenant'
      and (i.indisunique or i.indisexclusion) and not (t.tcol = any ((i.indkey::int2[])[0:i.indnkeyatts - 1]))`,
  ),
  law(
    'a foreign key between tenant tables is composite on tenant_id',
    `select k.conname::text as x from ${keys} and a.class = 'tenant' and b.class = 'tenant'
      and not exists (select from generate_subscripts(k.conkey, 1) g where k.conkey[g] = a.tcol and k.confkey[g] = b.tcol)`,
  ),
  law(
    'no foreign key sets tenant_id to something else',
    `select k.conname::text as x from pg_constraint k join t a on a.oid = k.conrelid where k.contype = 'f' and a.class = 'tenant'
      and a.tcol = any (k.conkey) and (k.confdeltype in ('n', 'd') or k.confupdtype in ('c', 'n', 'd'))`,
  ),
  law(
    'nothing points into a tenant table from outside',
    `select k.conname::text as x from ${keys} and a.class <> 'tenant' and b.class = 'tenant'`,
  ),
  law(
    'no foreign key joins a local table and the rest',
    `select k.conname::text as x from ${keys} and (a.class = 'local') <> (b.class = 'local')`,
  ),
  law(
    'row security is enabled and forced on each table that no process is kept from altogether',
    `select relname as x from t where not relispartition and relname not in ('assertion_key', 'context_key', 'migration')
      and not (relrowsecurity and relforcerowsecurity)`,
  ),
  law(
    'on Citus a policy holds no sub-query',
    `select polname::text as x from pg_policy p join t on t.oid = p.polrelid where ${citus}
      and coalesce(polqual::text, '') || coalesce(polwithcheck::text, '') ~* 'sublink'`,
  ),
  {
    name: 'no role is granted a partition',
    sql: `select c.relname || ' to ' || r.rolname as x from pg_class c cross join pg_roles r where c.relnamespace = 'app'::regnamespace and c.relispartition
      and c.relkind = 'r' and r.rolname in ('app', 'worker', 'relay', 'jobs') and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')`,
  },
  law(
    // docs/decisions/0017
    'tenant and shared tables have no triggers but those that tally folders and mark templates for the search',
    `select tgname || ' on ' || relname as x from pg_trigger g join t on t.oid = g.tgrelid where not tgisinternal and class <> 'local'
      and not relispartition and tgname !~ '^(citus_|truncate_)'
      and not (relname = 'conversation' and tgname in ('folder_tally_insert', 'folder_tally_update', 'folder_tally_delete'))
      and not (relname = 'template' and tgname in ('template_stale_insert', 'template_stale_update'))`,
  ),
  law('no table has a rule', `select rulename::text as x from pg_rewrite r join t on t.oid = r.ev_class`),
  {
    name: 'each view is a security_invoker',
    sql: `select relname as x from pg_class where relnamespace = 'app'::regnamespace and relkind = 'v'
      and not coalesce(reloptions::text ~ 'security_invoker=(true|on|1)', false)`,
  },
  {
    name: 'no materialised view or foreign table is readable',
    sql: `select c.relname || ' by ' || r.rolname as x from pg_class c cross join pg_roles r where c.relnamespace = 'app'::regnamespace and c.relkind in ('m', 'f')
      and r.rolname in ('app', 'worker', 'relay', 'jobs') and has_any_column_privilege(r.oid, c.oid, 'select')`,
  },
  law('partitions have no partitions', `select relname as x from t where relkind = 'p' and relispartition`),
  law(
    'a tenant table counts nothing by itself',
    `select relname || '.' || attname as x from pg_attribute a join t on t.oid = a.attrelid where class = 'tenant' and attnum > 0 and (attidentity <> ''
      or exists (select from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'))`,
  ),
  law(
    'a default of a tenant table is stable or makes an id',
    `select relname || '.' || adnum as x from pg_attrdef d join t on t.oid = d.adrelid where class = 'tenant'
      and pg_get_expr(d.adbin, d.adrelid) ~ '(random\\(|set_config|clock_timestamp|app\\.next)'`,
  ),
];
