import type { Rule } from './law.js';

const processes = `('app', 'worker', 'relay', 'jobs')`;
const definers = `('context_owner', 'search_owner', 'audit_owner', 'statistics_owner')`;

/** Each SECURITY DEFINER function that may exist, with its owner: all read past a policy, so all are small and few. */
const definerFunctions = [
  ...['enter', 'context', 'put_assertion_key', 'rotate_context_key', 'principal_of', 'memberships', 'workplaces'].map(
    (name) => `context_owner.${name}`,
  ),
  ...['active_tenants', 'active_partnerships', 'member_accounts'].map((name) => `context_owner.${name}`),
  'context_owner.end_session',
  'context_owner.ended_sessions',
  // What a visitor with a link may do, by the hash of its token: docs/decisions/0027.
  'context_owner.open_link',
  'context_owner.settle_link',
  'search_owner.search',
  'search_owner.posts_with',
  ...['knowledge_search', 'knowledge_counts', 'knowledge_fit', 'knowledge_held', 'knowledge_candidates'].map(
    (name) => `search_owner.${name}`,
  ),
  'audit_owner.seal_audit',
  'statistics_owner.licence_usage',
  'statistics_owner.named_cells',
  'statistics_owner.recall_numbers',
  'statistics_owner.text_figures',
];

/** What roles and functions may be and do. */
export const rightsLaw: readonly Rule[] = [
  {
    name: 'each role has the attributes of its task',
    sql: `select v.name || coalesce('', '') as x from (values ('owner', false, true), ('context_owner', false, false), ('search_owner', false, false),
        ('audit_owner', false, false), ('statistics_owner', false, false), ('app', true, false), ('worker', true, false), ('relay', true, false),
        ('jobs', true, false), ('migrator', true, false)) v(name, login, bypass)
      left join pg_roles r on r.rolname = v.name where r.oid is null or r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolinherit
        or r.rolcanlogin <> v.login or r.rolbypassrls <> v.bypass`,
  },
  {
    name: 'no role is a member of another, except the migrator of the owners',
    sql: `select m.member::regrole || ' of ' || m.roleid::regrole as x from pg_auth_members m where m.member::regrole::text in ${processes}
        or m.member::regrole::text in ${definers} or m.member::regrole::text = 'owner'
        or m.roleid::regrole::text in ('pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program', 'pg_read_server_files', 'pg_maintain')
        or (m.member::regrole::text = 'migrator' and m.roleid::regrole::text not in ('owner', 'context_owner', 'search_owner', 'audit_owner', 'statistics_owner'))`,
  },
  {
    name: 'processes own nothing in the schema of the tenants',
    sql: `select c.relname as x from pg_class c where c.relnamespace = 'app'::regnamespace and c.relowner::regrole::text in ${processes}
      union all select proname::text from pg_proc where pronamespace = 'app'::regnamespace and proowner::regrole::text in ${processes}
      union all select nspname::text from pg_namespace where nspname <> 'jobs' and nspowner::regrole::text in ${processes}
      union all select relname from pg_class where relowner::regrole::text in ('app', 'worker', 'relay')`,
  },
  {
    name: 'tables of tenants belong to owner',
    sql: `select relname as x from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p', 'v', 'm')
      and relowner::regrole::text <> case when relname in ('assertion_key', 'context_key') then 'context_owner' else 'owner' end`,
  },
  {
    name: 'helpers of policies are STABLE, never IMMUTABLE',
    sql: `select proname::text as x from pg_proc where pronamespace = 'app'::regnamespace
      and proname ~ '^(challenge|context|verified_assertion|roles|in_compartment|search|posts_with)$|_ids?$' and provolatile <> 's'`,
  },
  {
    name: 'helpers of policies are evaluated by the leader of a parallel plan',
    sql: `select proname::text as x from pg_proc where pronamespace = 'app'::regnamespace and proname ~ '^(challenge|context|roles|in_compartment)$|_ids?$' and proparallel = 's'`,
  },
  {
    name: 'nothing is leakproof that need not be',
    sql: `select proname::text as x from pg_proc where proleakproof and (pronamespace = 'app'::regnamespace or proname in ('ts_match_vq', 'textlike', 'enum_eq'))`,
  },
  {
    name: 'no function is executable by everybody',
    sql: `select oid::regprocedure::text as x from pg_proc where pronamespace = 'app'::regnamespace and has_function_privilege('public', oid, 'execute')`,
  },
  {
    name: 'a function that reads past policies is on the list, belongs to a small role and looks nowhere but where it says',
    sql: `select oid::regprocedure::text as x from pg_proc where pronamespace = 'app'::regnamespace and prosecdef
      and not (coalesce(proconfig @> array['search_path=""'], false)
        and proowner::regrole::text || '.' || proname in (${definerFunctions.map((name) => `'${name}'`).join(', ')}))`,
  },
  {
    name: 'functions in plpgsql name what they use in full',
    sql: `select oid::regprocedure::text as x from pg_proc where pronamespace = 'app'::regnamespace and prolang = (select oid from pg_language where lanname = 'plpgsql')
      and not coalesce(proconfig @> array['search_path=""'], false)`,
  },
  {
    name: 'definer roles may not make anything',
    sql: `select rolname || ' may create' as x from pg_roles where (rolname in ${definers} or rolname in ('app', 'worker', 'relay', 'jobs'))
      and has_schema_privilege(oid, 'app', 'create')`,
  },
  {
    name: 'no process may truncate, refer, trigger or maintain',
    sql: `select r.rolname || ' on ' || c.relname as x from pg_class c cross join pg_roles r where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and r.rolname in ${processes} and has_table_privilege(r.oid, c.oid, 'truncate, references, trigger, maintain')`,
  },
  {
    name: 'no process reads the keys or numbers snapshots',
    sql: `select r.rolname::text as x from pg_roles r where (r.rolname in ${processes} or r.rolname in ('search_owner', 'audit_owner', 'statistics_owner'))
      and (has_any_column_privilege(r.oid, 'app.context_key', 'select') or has_any_column_privilege(r.oid, 'app.assertion_key', 'select, insert, update')
        or has_function_privilege(r.oid, 'pg_export_snapshot()', 'execute'))`,
  },
  {
    name: 'no process makes tables of its own, reads sequences or lists what others ask',
    sql: `select r.rolname || ' ' || v.what as x from pg_roles r cross join lateral (values
        ('makes temporary tables', r.rolname <> 'jobs' and has_database_privilege(r.oid, current_database(), 'temp')),
        ('makes schemas', has_database_privilege(r.oid, current_database(), 'create')),
        ('uses schema public', r.rolname <> 'jobs' and has_schema_privilege(r.oid, 'public', 'create')),
        ('reads the activity of others', has_table_privilege(r.oid, 'pg_stat_activity', 'select')),
        ('makes large objects', has_function_privilege(r.oid, 'lo_create(oid)', 'execute')),
        ('uses schema jobs', r.rolname <> 'jobs' and has_schema_privilege(r.oid, 'jobs', 'usage')),
        ('uses schema app', r.rolname = 'jobs' and has_schema_privilege(r.oid, 'app', 'usage')),
        ('uses a sequence', exists (select from pg_class s where s.relnamespace = 'app'::regnamespace
          and case when s.relkind = 'S' then has_sequence_privilege(r.oid, s.oid, 'usage, select, update') end))) v(what, yes)
      where r.rolname in ${processes} and v.yes`,
  },
  {
    name: 'nobody else has a right on the schema of the tenants',
    sql: `select distinct coalesce(g.rolname, 'public') as x from pg_class c, aclexplode(c.relacl) a left join pg_roles g on g.oid = a.grantee
      where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and coalesce(g.rolname, 'public') not in ('owner', 'context_owner', 'search_owner', 'audit_owner', 'statistics_owner', 'app', 'worker', 'relay')
      union all select 'with grant option: ' || c.relname from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'app'::regnamespace
        and a.is_grantable and a.grantee <> c.relowner`,
  },
];
