import type { Policy } from './policy-plan.js';
import { scopes } from './scopes.js';

/** One thing that could go wrong with a wall. */
export interface Mutant {
  readonly name: string;
  readonly sql: string;
  /** The table whose rows are probed; without it only the catalogue is asked. */
  readonly table?: string;
  /** Probing rows alone must notice it: the list of what should be there does not have to. */
  readonly seenInRows?: boolean;
}

const processes = ['public', 'app', 'worker', 'relay'];
const partnerships = 'partnership_id = any ((select app.partnership_ids())::uuid[])';
const rooms = 'room_id = any ((select app.room_ids())::uuid[])';

/** Each policy dropped, opened on either side, without its author and given to all. */
export function policyMutants({ table, name, command, role, restrictive, backed, using, check }: Policy): Mutant[] {
  const seenInRows = processes.includes(role);
  const mutant = (what: string, sql: string, seen = seenInRows): Mutant => ({
    name: `${table}: policy ${name} ${what}`,
    sql,
    table,
    seenInRows: seen,
  });
  const alter = `alter policy ${name} on ${table}`;
  const mutants = [mutant('dropped', `drop policy ${name} on ${table}`)];
  if (using && using !== 'all')
    mutants.push(
      mutant('with its USING opened', `${alter} using (true)`, seenInRows && (!backed || restrictive === true)),
    );
  if (check && check !== 'all') mutants.push(mutant('with its WITH CHECK opened', `${alter} with check (true)`));
  if (restrictive)
    mutants.push(
      mutant(
        'made permissive',
        `drop policy ${name} on ${table}; create policy ${name} on ${table} for ${command} to ${role} using (${using && scopes[using].text})`,
      ),
    );
  // Without one, PostgreSQL takes USING for it: nothing changes until somebody widens USING.
  if (using && check) {
    const again = `create policy ${name} on ${table} for ${command} to ${role} using (${scopes[using].text})`;
    mutants.push(mutant('with its WITH CHECK removed', `drop policy ${name} on ${table}; ${again}`, false));
  }
  if (using === 'mine' || using === 'mineRoom') {
    mutants.push(
      mutant('with the author missing in USING', `${alter} using (${using === 'mine' ? partnerships : rooms})`),
    );
  }
  if (check === 'mine' || check === 'mineRoom') {
    mutants.push(
      mutant(
        'with the author missing in WITH CHECK',
        `${alter} with check (${check === 'mine' ? partnerships : rooms})`,
      ),
    );
  }
  if (check === 'ownSeen')
    mutants.push(mutant('without the partnership', `${alter} with check (tenant_id = (select app.tenant_id()))`));
  if (using === 'triage') mutants.push(mutant('without the role', `${alter} using (${partnerships})`));
  if (['worker', 'relay'].includes(role)) mutants.push(mutant('given to everybody', `${alter} to public`));
  return mutants;
}

/** Each table without its walls, or with a door beside them. @param backed whether another wall stands behind such a door */
export const tableMutants = (table: string, backed = false): Mutant[] => [
  { name: `${table}: FORCE dropped`, sql: `alter table ${table} no force row level security`, table },
  {
    name: `${table}: row security off`,
    sql: `alter table ${table} disable row level security`,
    table,
    seenInRows: true,
  },
  {
    name: `${table}: a second policy beside the first`,
    sql: `create policy more on ${table} to app using (true)`,
    table,
    seenInRows: !backed,
  },
  { name: `${table}: its class forgotten`, sql: `comment on table ${table} is null` },
  { name: `${table}: granted to relay`, sql: `grant select on ${table} to relay` },
  { name: `${table}: TRUNCATE granted`, sql: `grant truncate on ${table} to app` },
];

const helpers = [
  'challenge',
  'context',
  'tenant_id',
  'principal_id',
  'partnership_ids',
  'room_ids',
  'roles',
  'in_compartment',
];

/** What could go wrong elsewhere in the catalogue. */
export const catalogueMutants: readonly Mutant[] = [
  ...helpers.flatMap((name): Mutant[] => [
    { name: `app.${name}() made IMMUTABLE`, sql: `alter function app.${name}() immutable` },
    { name: `app.${name}() made VOLATILE`, sql: `alter function app.${name}() volatile` },
    { name: `app.${name}() made leakproof`, sql: `alter function app.${name}() leakproof` },
    { name: `app.${name}() made safe for parallel workers`, sql: `alter function app.${name}() parallel safe` },
    { name: `app.${name}() open to everybody`, sql: `grant execute on function app.${name}() to public` },
  ]),
  { name: 'full-text search leakproof', sql: `alter function ts_match_vq(tsvector, tsquery) leakproof` },
  { name: 'app.enter without a search path', sql: `alter function app.enter(text) reset search_path` },
  { name: 'app.search owned by owner', sql: `alter function app.search(text, timestamptz, uuid, int) owner to owner` },
  {
    name: 'one more definer function',
    sql: `create function app.peek() returns bigint language sql security definer set search_path = '' as 'select count(*) from app.tenant'`,
  },
  { name: 'app past policies', sql: `alter role app bypassrls` },
  { name: 'app inherits', sql: `alter role app inherit` },
  { name: 'owner without BYPASSRLS', sql: `alter role owner nobypassrls` },
  { name: 'owner may log in', sql: `alter role owner login` },
  { name: 'app a member of owner', sql: `grant owner to app` },
  { name: 'worker reads all', sql: `grant pg_read_all_data to worker` },
  { name: 'app reads the keys', sql: `grant select on app.context_key to app` },
  { name: 'app numbers snapshots', sql: `grant execute on function pg_export_snapshot() to app` },
  {
    name: 'app makes temporary tables',
    sql: `do $$ begin execute format('grant temporary on database %I to app', current_database()); end $$`,
  },
  { name: 'app makes tables', sql: `grant create on schema app to app` },
  { name: 'search_owner makes tables', sql: `grant create on schema app to search_owner` },
  { name: 'app sees the activity of others', sql: `grant select on pg_stat_activity to app` },
  { name: 'app makes large objects', sql: `grant execute on function lo_create(oid) to app` },
  { name: 'app owns a table', sql: `alter table app.outbox owner to app` },
  { name: 'the queue looks into the schema of the tenants', sql: `grant usage on schema app to jobs` },
  { name: 'everybody reads a table', sql: `grant select on app.membership to public` },
  { name: 'a right that may be handed on', sql: `grant select on app.membership to app with grant option` },
  {
    name: 'a view past policies',
    sql: `create view app.peek as select * from app.membership; grant select on app.peek to app`,
  },
  {
    name: 'a materialised view',
    sql: `create materialized view app.peek as select * from app.membership; grant select on app.peek to app`,
  },
  { name: 'a sequence in use', sql: `create sequence app.peek; grant usage on sequence app.peek to app` },
  {
    name: 'a table that no register knows',
    sql: `create table app.peek (id uuid primary key); comment on table app.peek is '@class local'`,
  },
  {
    name: 'a granted partition',
    sql: `create table app.peek (tenant_id uuid not null, id uuid, at date) partition by range (at); create table app.peek_1 partition of app.peek default; grant select on app.peek_1 to app`,
  },
  { name: 'a unique key without tenant', sql: `create unique index peek on app.audit_seal (last_entry_id)` },
  {
    name: 'a primary key without tenant',
    sql: `alter table app.audit_seal drop constraint audit_seal_pkey; alter table app.audit_seal add primary key (id)`,
  },
  {
    name: 'a foreign key without tenant',
    sql: `alter table app.membership add unique (id); alter table app.audit_seal add foreign key (id) references app.membership (id) not valid`,
  },
  {
    name: 'a foreign key that forgets its tenant',
    sql: `alter table app.audit_seal add foreign key (tenant_id, last_entry_id) references app.audit_entry (tenant_id, id) on delete set null not valid`,
  },
  {
    name: 'a foreign key from outside',
    sql: `alter table app.outbox add foreign key (tenant_id, ref_id) references app.membership (tenant_id, id) not valid`,
  },
  {
    name: 'a trigger',
    sql: `create function app.peek() returns trigger language plpgsql set search_path = '' as 'begin return new; end'; create trigger peek before insert on app.membership for each row execute function app.peek()`,
  },
  { name: 'a rule', sql: `create rule peek as on delete to app.membership do instead nothing` },
  { name: 'a counting column', sql: `alter table app.membership add column peek bigint generated always as identity` },
  {
    name: 'a default by chance',
    sql: `alter table app.membership alter column display_name set default random()::text`,
  },
  {
    name: 'a tenant column that may be empty',
    sql: `alter table app.audit_seal drop constraint audit_seal_pkey; alter table app.audit_seal alter tenant_id drop not null`,
  },
];
