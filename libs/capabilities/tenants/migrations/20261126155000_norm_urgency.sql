-- A norm per network and urgency, the tenant's own response rate, and a tenant that sets its own clock.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.norm add column urgency text not null default 'NORMAL' check (urgency in ('LOW', 'NORMAL', 'HIGH', 'URGENT'));
alter table app.norm drop constraint norm_tenant_id_network_key;
alter table app.norm add constraint norm_once unique (tenant_id, network, urgency);
alter table app.calendar add column response_rate smallint not null default 90 check (response_rate between 1 and 100);
-- Which version the open deadlines were made by, of how many conversations, and when.
alter table app.calendar add column applied_version int, add column applied_count int, add column applied_at timestamptz;
alter table app.closing_day add constraint closing_day_reason check (length(reason) <= 100);
grant insert, update on app.calendar to app;
grant update (applied_version, applied_count, applied_at) on app.calendar to worker;
grant insert, delete on app.opening_block, app.closing_day, app.norm to app;
