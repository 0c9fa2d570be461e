-- A name for what one looks for again and again: a folder, an order and filters, for oneself or for the team.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.saved_view (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 60),
  -- Nobody's: the team's.
  owner_id uuid, folder text not null check (folder in ('TEAM', 'MINE', 'FREE', 'WAITING', 'CLOSED')),
  sort text not null check (sort in ('DUE', 'NEWEST', 'OLDEST')), filters jsonb not null check (length(filters::text) <= 10000),
  version int not null default 1, made_by uuid not null, made_at timestamptz not null default now(), primary key (tenant_id, id),
  foreign key (tenant_id, owner_id) references app.membership (tenant_id, id), foreign key (tenant_id, made_by) references app.membership (tenant_id, id));
comment on table app.saved_view is '@class tenant';
create unique index saved_view_name on app.saved_view (tenant_id, owner_id, lower(name)) nulls not distinct;
call app.protect('app.saved_view');
grant select, insert, update, delete on app.saved_view to app;
