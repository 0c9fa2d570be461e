-- The name of a message among all is its network and the id there; the index that makes it unique finds it too.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
drop index app.message_external;
-- Four rows for each post, forgotten by a chore that reads all of its tenant anyway.
drop index app.look_alike_age;
