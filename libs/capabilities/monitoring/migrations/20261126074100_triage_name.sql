-- What the sentence on the desk names: a street or a road too, about which no rule can be made.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.triage_post add column why_name text check (length(why_name) <= 100);
