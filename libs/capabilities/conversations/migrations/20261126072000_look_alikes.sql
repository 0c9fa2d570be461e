-- Copies of one text (reposts, a letter that many send) stand together on the desk; each stays a conversation of its own.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- Set on the first conversation of a group and on its copies, once there is a copy; the id of the first.
alter table app.conversation add column group_id uuid;
create index conversation_group on app.conversation (tenant_id, group_id, last_inbound_at desc, id desc) where group_id is not null;

-- Hashes under which a text of the last two weeks is found again; no text can be read from them.
create table app.look_alike (
  tenant_id uuid not null references app.tenant, key bigint not null, group_id uuid not null, sketch bytea not null, seen_at timestamptz not null,
  primary key (tenant_id, key));
comment on table app.look_alike is '@class tenant';
create index look_alike_age on app.look_alike (tenant_id, seen_at);
call app.protect('app.look_alike');
grant select, insert, update, delete on app.look_alike to worker;
