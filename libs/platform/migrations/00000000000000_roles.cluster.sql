-- Roles of the cluster. Runs as a superuser, again at every deploy, and changes nothing the second time.
do $$
declare r record;
begin
  for r in select * from (values
      ('owner', 'nologin bypassrls'), ('context_owner', 'nologin nobypassrls'), ('search_owner', 'nologin nobypassrls'),
      ('audit_owner', 'nologin nobypassrls'), ('statistics_owner', 'nologin nobypassrls'),
      ('app', 'login nobypassrls'), ('worker', 'login nobypassrls'), ('relay', 'login nobypassrls'), ('jobs', 'login nobypassrls'),
      ('migrator', 'login nobypassrls')) v(name, attributes) loop
    if to_regrole(r.name) is null then execute format('create role %I', r.name); end if;
    execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication noinherit %s', r.name, r.attributes);
  end loop;
end $$;
grant owner, context_owner, search_owner, audit_owner, statistics_owner to migrator;
-- isolation.md: five seconds per statement, ten per request; a transaction that waits for its client holds up everybody.
alter role app set statement_timeout = '5s';
alter role app set lock_timeout = '3s';
alter role app set idle_in_transaction_session_timeout = '10s';
alter role worker set statement_timeout = '30s';
alter role worker set lock_timeout = '5s';
alter role worker set idle_in_transaction_session_timeout = '30s';
alter role relay set statement_timeout = '5s';
-- A plan that is kept for all tenants looks dear on purpose (kept-plan.ts): compiling it would take longer than what it reads.
alter role app set jit = off;
alter role worker set jit = off;
