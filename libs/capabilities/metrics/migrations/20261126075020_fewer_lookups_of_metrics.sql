-- See 20261126075020_fewer_lookups_of_conversations: the policy knows the tenant already.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.fact drop constraint fact_tenant_id_fkey;
