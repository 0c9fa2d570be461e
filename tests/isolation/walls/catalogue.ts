import type pg from 'pg';
import type { Command, Policy } from './policy-plan.js';
import { scopes, type Scope } from './scopes.js';

/** Table to role to privilege; `*` is the whole table, otherwise the columns. */
export type Grants = Record<string, Record<string, Record<string, '*' | string[]>>>;

const commands: Record<string, Command | 'all'> = { '*': 'all', r: 'select', a: 'insert', w: 'update', d: 'delete' };

/** Every policy of the schema; an expression that nobody knows stands there as its text. */
export async function readPolicies(client: pg.Client): Promise<Omit<Policy, 'reason'>[]> {
  const { rows } =
    await client.query(`select polrelid::regclass::text as table, polname::text as name, polcmd as cmd, polpermissive as permissive,
      array(select coalesce(r.rolname, 'public')::text from unnest(polroles) o left join pg_roles r on r.oid = o) as roles,
      pg_get_expr(polqual, polrelid) as using, pg_get_expr(polwithcheck, polrelid) as check
    from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'app'::regnamespace order by 1, 2`);
  return rows
    .map((row) => ({
      table: row.table as string,
      name: row.name as string,
      command: commands[row.cmd]!,
      role: row.roles.join(' ') as string,
      restrictive: row.permissive ? undefined : (true as const),
      using: scopeOf(row.using),
      check: scopeOf(row.check),
    }))
    .sort((one, other) => (`${one.table} ${one.name}` < `${other.table} ${other.name}` ? -1 : 1));
}

function scopeOf(text: string | null): Scope | undefined {
  if (text === null) return undefined;
  const found = Object.entries(scopes).find(([, scope]) => scope.text === text);
  return (found?.[0] ?? text) as Scope;
}

/** What each role was granted on each table, the owners left out. */
export async function readGrants(client: pg.Client): Promise<Grants> {
  const { rows } = await client.query(`
    select c.oid::regclass::text as table, coalesce(g.rolname, 'public')::text as role, a.privilege_type as privilege, null as column
      from pg_class c, aclexplode(c.relacl) a left join pg_roles g on g.oid = a.grantee
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and a.grantee <> c.relowner
    union all select c.oid::regclass::text, coalesce(g.rolname, 'public')::text, a.privilege_type, t.attname::text
      from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a left join pg_roles g on g.oid = a.grantee
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    order by 1, 2, 3, 4`);
  const grants: Grants = {};
  for (const { table, role, privilege, column } of rows) {
    const privileges = ((grants[table] ??= {})[role] ??= {});
    if (column === null) privileges[privilege] = '*';
    else if (privileges[privilege] !== '*') privileges[privilege] = [...(privileges[privilege] ?? []), column];
  }
  return grants;
}
