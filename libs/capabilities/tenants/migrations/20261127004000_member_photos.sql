-- The photo that a person gives of themselves to one tenant, drawn anew as a small WebP. It goes with the membership.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.member_photo (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 65536), given_at timestamptz not null, primary key (tenant_id, id),
  unique (tenant_id, membership_id), foreign key (tenant_id, membership_id) references app.membership (tenant_id, id) on delete cascade);
comment on table app.member_photo is '@class tenant';
-- WebP is packed already.
alter table app.member_photo alter column bytes set storage external;
call app.protect('app.member_photo');
grant select, insert, delete on app.member_photo to app;
grant update (id, bytes, given_at) on app.member_photo to app;
-- The worker clears away what people left behind, and sees no picture.
grant select (tenant_id, id, membership_id), delete on app.member_photo to worker;
