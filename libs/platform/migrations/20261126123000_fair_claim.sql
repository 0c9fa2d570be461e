-- Who floods a queue must not hold up the others: the relay claims by queue and by lane, and each relay knows what it carries.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.outbox
  add column queue text generated always as (split_part(topic, '.', 1)) stored,
  -- One per tenant, and one for all that belongs to none.
  add column lane uuid generated always as (coalesce(tenant_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
  add column ready_at timestamptz generated always as (greatest(due_at, lease_until)) stored,
  -- The relay that handed it to the queue; null again when its work failed, or nobody carries it.
  add column carrier uuid;
drop index app.outbox_due;
create index outbox_ready on app.outbox (queue, ready_at);
create index outbox_lane on app.outbox (queue, lane, ready_at, id);
create index outbox_carried on app.outbox (carrier, queue) where carrier is not null;
grant select (queue, lane, ready_at, carrier), update (carrier) on app.outbox to relay;
