-- Files that people add: whose, for what, and since when something refers to them.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.file
  add column purpose text not null default 'task' check (purpose ~ '^[a-z_]{1,40}$'),
  add column owner_id uuid, add column width int check (width > 0), add column height int check (height > 0), add column attached_at timestamptz,
  add constraint file_owner foreign key (tenant_id, owner_id) references app.membership (tenant_id, id);
create index file_unattached on app.file (tenant_id, owner_id) where attached_at is null;
-- The api adds a file and clears away what never became whole. What a task still offers, its foreign key holds.
grant insert, delete on app.file to app;
grant update (state, parts, bytes, expires_at, attached_at) on app.file to app;
