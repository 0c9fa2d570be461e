-- The outbox: what must happen after this transaction. Ids only; a job is a doorbell, this row is the truth.
set local role owner;
create table app.outbox (
  id uuid primary key default uuidv7(), tenant_id uuid, topic text not null check (topic ~ '^[a-z]+\.[a-z]+$'), ref_id uuid not null,
  due_at timestamptz not null default now(), lease_until timestamptz not null default '-infinity', attempts smallint not null default 0,
  made_at timestamptz not null default now());
comment on table app.outbox is '@class local';
create index outbox_due on app.outbox (lease_until, due_at, id);
create index outbox_ref on app.outbox (ref_id);
alter table app.outbox enable row level security; alter table app.outbox force row level security;
-- The app rings for its own tenant only; the worker answers; the relay sees ids and leases.
create policy ring on app.outbox for insert to app with check (tenant_id = (select app.tenant_id()));
create policy withdraw on app.outbox for delete to app using (tenant_id = (select app.tenant_id()));
create policy withdraw_seen on app.outbox for select to app using (tenant_id = (select app.tenant_id()));
create policy worker on app.outbox for all to worker using (true) with check (true);
create policy relay_reads on app.outbox for select to relay using (true);
create policy relay_leases on app.outbox for update to relay using (true) with check (true);
grant select, insert, delete on app.outbox to app;
grant select, insert, update, delete on app.outbox to worker;
grant select (id, tenant_id, topic, ref_id, due_at, lease_until, attempts), update (lease_until) on app.outbox to relay;

-- Who did what, when, from where, to what, with which outcome (BIO2). Appended freely, sealed in batches.
create table app.audit_entry (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), at timestamptz not null default now(),
  principal_id uuid not null, action text not null, object_type text not null, object_id text not null, outcome text not null check (outcome in ('done', 'refused', 'failed')),
  origin text not null, correlation_id text not null, details jsonb not null default '{}', primary key (tenant_id, id));
create index audit_entry_object on app.audit_entry (tenant_id, object_type, object_id, id);
create table app.audit_seal (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), last_entry_id uuid not null, entries int not null,
  hash bytea not null, sealed_at timestamptz not null default now(), primary key (tenant_id, id));
comment on table app.audit_entry is '@class tenant'; comment on table app.audit_seal is '@class tenant';
call app.protect('app.audit_entry');
call app.protect('app.audit_seal');
create policy audit_reads on app.audit_entry for select to audit_owner using (tenant_id = (select app.tenant_id()));
grant select, insert on app.audit_entry to app, worker;
grant select on app.audit_seal to app, worker;
grant select on app.audit_entry to audit_owner;
grant select, insert on app.audit_seal to audit_owner;
set local role audit_owner;
-- Seals all entries older than five seconds (a slower transaction than that would fall outside the chain) that no seal covers yet.
create function app.seal_audit() returns int language plpgsql volatile security definer set search_path = '' as $$
declare me uuid := app.tenant_id(); previous app.audit_seal; body text; n int; last uuid;
begin
  select * into previous from app.audit_seal s where s.tenant_id = me order by s.id desc limit 1;
  select count(*), string_agg(row(e.*)::text, E'\n' order by e.id), max(e.id::text)::uuid into n, body, last from app.audit_entry e
    where e.tenant_id = me and e.at < now() - interval '5 seconds' and (previous.last_entry_id is null or e.id > previous.last_entry_id);
  if n = 0 then return 0; end if;
  insert into app.audit_seal (tenant_id, last_entry_id, entries, hash)
    values (me, last, n, sha256(coalesce(previous.hash, ''::bytea) || convert_to(body, 'UTF8')));
  return n;
end $$;
grant execute on function app.seal_audit() to worker;
