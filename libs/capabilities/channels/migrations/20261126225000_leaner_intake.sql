-- Each post goes through these tables once, and is written again when it is routed and delivered: an index that nobody reads
-- row by row costs more here than it gives. What comes in order of time needs no tree to be found by time.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
drop index app.envelope_age;
create index envelope_age on app.envelope using brin (received_at) with (pages_per_range = 32);
drop index app.route_age;
create index route_age on app.route using brin (made_at) with (pages_per_range = 32);
-- Routing asks what was deleted; a post itself is found by its routes.
create index envelope_deleted on app.envelope (partnership_id, network, external_id) where kind = 'deleted';
drop index app.envelope_source;
