-- Until when the first answer of an episode was asked for, as the desk showed it when the answer went out: a norm that changes later changes no fact.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.fact add column due_at timestamptz;
