-- Which click or fetch a bell came of: random numbers in the form of W3C Trace Context, so that its job goes on in that trace.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.outbox add column trace text check (length(trace) = 55);
grant select (trace) on app.outbox to relay;
