-- Two tenants may be rung for one row: of work that takes all that waits, one bell waits for each.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create unique index outbox_waiting_lane on app.outbox (topic, ref_id, lane) where attempts = 0 and topic in ('mention.route', 'mention.deliver');
drop index app.outbox_waiting;
