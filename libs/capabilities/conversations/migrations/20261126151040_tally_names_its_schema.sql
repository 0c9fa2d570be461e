-- The trigger runs with the rights and the path of whoever changes a conversation; it looks in no schema but the one it names.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter function app.tally_folders() set search_path = '';
