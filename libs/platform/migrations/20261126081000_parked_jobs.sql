-- Work that failed too often waits for a person of its tenant, who sees why and may have it done again.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- A code of ours, never a message: that may quote a citizen.
alter table app.outbox add column error_code text check (error_code ~ '^[A-Z0-9_]{1,80}$');
create index outbox_parked on app.outbox (tenant_id, made_at) where lease_until = 'infinity';
create policy replay on app.outbox for update to app
  using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()));
grant update (lease_until, attempts, error_code) on app.outbox to app;
