-- What only a superuser may set in one database. Idempotent.
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to app, worker, relay, jobs, migrator', current_database());
  -- BullMQ adds many jobs at once through a temporary table.
  execute format('grant temporary on database %I to jobs', current_database());
end $$;
revoke all on schema public from public;
revoke execute on function pg_export_snapshot() from public;
grant execute on function pg_export_snapshot() to context_owner, owner;
-- Query texts of other sessions of the same login role are nobody's business.
revoke select on pg_stat_activity from public;
revoke execute on function pg_stat_get_activity(int), pg_stat_get_backend_activity(int) from public;
-- Large objects have no policies.
revoke execute on function lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea), lo_open(oid, int) from public;
alter default privileges revoke execute on functions from public;
alter default privileges for role owner revoke execute on functions from public;
alter default privileges for role context_owner revoke execute on functions from public;
alter default privileges for role search_owner revoke execute on functions from public;
alter default privileges for role audit_owner revoke execute on functions from public;
alter default privileges for role statistics_owner revoke execute on functions from public;
create extension if not exists btree_gin;
create schema if not exists app authorization owner;
create schema if not exists jobs authorization jobs;
grant usage, create on schema app to context_owner, search_owner, audit_owner, statistics_owner;
grant usage on schema app to app, worker, relay;
-- How search reads words: stems of Dutch, and names as they are; both without accents, as libs/language folds them.
create extension if not exists unaccent;
do $$ begin
  if not exists (select from pg_catalog.pg_ts_config where cfgname = 'names' and cfgnamespace = 'app'::regnamespace) then
    create text search configuration app.dutch (copy = pg_catalog.dutch);
    alter text search configuration app.dutch alter mapping for word, hword, hword_part with public.unaccent, pg_catalog.dutch_stem;
    alter text search configuration app.dutch alter mapping for numword, numhword, hword_numpart with public.unaccent, pg_catalog.simple;
    create text search configuration app.names (copy = pg_catalog.simple);
    alter text search configuration app.names alter mapping for word, hword, hword_part, numword, numhword, hword_numpart
      with public.unaccent, pg_catalog.simple;
  end if;
end $$;
