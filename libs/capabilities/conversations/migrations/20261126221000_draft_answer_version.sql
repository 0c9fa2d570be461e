-- Which version of an answer a draft began with: a recall asks for it, also when the draft is finished on another screen.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.draft add column answer_version int check (answer_version > 0);
