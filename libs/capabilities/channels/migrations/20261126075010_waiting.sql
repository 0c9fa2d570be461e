-- What waits is found by who must have it, not by the batch it came in.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create index envelope_unrouted on app.envelope (partnership_id, received_at, batch_id, position) where routed_at is null and body is not null;
drop index app.envelope_waiting;
drop index app.envelope_batch;
create index route_undelivered on app.route (tenant_id, id) where delivered_at is null;
drop index app.route_batch;
-- A copy that its tenant could not take waits longer each time, so that it holds up no other.
alter table app.route add column refusals smallint not null default 0;
alter table app.route add column retry_at timestamptz;
