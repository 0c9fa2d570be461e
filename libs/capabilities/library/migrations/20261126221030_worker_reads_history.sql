-- What a tenant declined is read with the text that it used last, by the worker too.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
grant select on app.adoption_version to worker;
