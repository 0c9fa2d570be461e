-- One bell that nobody has begun to answer is enough for work that takes all that waits.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create unique index outbox_waiting on app.outbox (topic, ref_id) where attempts = 0 and topic in ('mention.route', 'mention.deliver');
