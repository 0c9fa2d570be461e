-- What a query caught goes 30 days after its end, unless somebody renewed it or worked on what it caught.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- Own queries of the tenant that matched beside the one that the copy names.
alter table app.route add column also uuid[] not null default '{}';
alter table app.monitoring_query add column purged_at timestamptz;
grant update (purged_at) on app.monitoring_query to worker;
grant delete on app.conversation to worker;
