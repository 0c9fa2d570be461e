import type pg from 'pg';
import { readGrants, readPolicies, type Grants } from './catalogue.js';
import { schemaLaw } from './law.js';
import { policyPlan } from './policy-plan.js';
import { reviewed, tableLines } from './registers.js';
import { rightsLaw } from './rights.js';

// A cell of figures stands with its tenant; one function reads across, for those that signed.
const classes = {
  ...{ tenant: 'tenant', audit: 'tenant', statistics: 'tenant', library: 'shared', room: 'shared' },
  ...{ intake: 'local', platform: 'local', reference: 'shared' },
};

/** What the registers and the database say of the tables, in one form. */
export async function compareRegisters(client: pg.Client): Promise<{ registered: unknown[]; found: unknown[] }> {
  const { rows } =
    await client.query(`select c.oid::regclass::text as table, substring(obj_description(c.oid, 'pg_class') from '@class (\\w+)') as class,
      (select array_agg(a.attname::text order by n) from pg_constraint k, unnest(k.conkey) with ordinality u(num, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num where k.conrelid = c.oid and k.contype = 'p') as key
    from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  const registered = tableLines()
    .map((line) => ({ table: line.table, class: classes[line.class], key: line.key }))
    .sort((one, other) => (one.table < other.table ? -1 : 1));
  return { registered, found: rows };
}

/** The policies that should be there, in the form and order of `readPolicies`. */
export function plannedPolicies() {
  return policyPlan()
    .map(({ table, name, command, role, restrictive, using, check }) => ({
      ...{ table, name, command, role, restrictive, using, check },
    }))
    .sort((one, other) => (`${one.table} ${one.name}` < `${other.table} ${other.name}` ? -1 : 1));
}

/** The first thing in the catalogue that is not as it should be. */
export async function findViolation(client: pg.Client): Promise<string | undefined> {
  if (differs(await readPolicies(client), plannedPolicies())) return 'policies';
  for (const { name, sql } of [...rightsLaw, ...schemaLaw]) if ((await client.query(sql)).rowCount) return name;
  if (differs(await readGrants(client), reviewed<Grants>('grants'))) return 'grants';
  const { registered, found } = await compareRegisters(client);
  return differs(registered, found) ? 'registers' : undefined;
}

const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);
