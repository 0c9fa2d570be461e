-- A row gets in under a policy, for the tenant of the context, which has a live membership. Looking that tenant up again for
-- every row was a part of each insert that one feels at hundreds of messages a second. A message still needs its conversation.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.message drop constraint message_tenant_id_fkey;
alter table app.look_alike drop constraint look_alike_tenant_id_fkey;
