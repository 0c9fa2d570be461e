-- Variables that a tenant thought of itself, besides the list that everybody has; and who has a template open to edit.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.own_variable (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 80),
  kind text not null check (kind in ('TEXT', 'LINK', 'PHONE', 'DATE', 'NUMBER')), format text check (format in ('LONG', 'WEEKDAY', 'SHORT', 'PLAIN', 'EURO')),
  description text not null check (length(description) between 1 and 120), added_at timestamptz not null, added_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id, name));
comment on table app.own_variable is '@class tenant';
call app.protect('app.own_variable');

-- One row per open page; a row of the past counts as none.
create unlogged table app.template_presence (
  tenant_id uuid not null references app.tenant, template_id uuid not null, membership_id uuid not null, screen_id uuid not null,
  since timestamptz not null, until timestamptz not null, primary key (tenant_id, template_id, membership_id, screen_id));
comment on table app.template_presence is '@class tenant';
call app.protect('app.template_presence');

grant select, insert, delete on app.own_variable to app;
grant select on app.own_variable to worker;
grant select, insert, update, delete on app.template_presence to app;
