-- A tenant keeps its own lists of topics and departments: in its own order, by names that may change. Rows are never deleted.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.department
  add column position int not null default 0, add column former text[] not null default '{}', add column changed_at timestamptz, add column changed_by uuid;
alter table app.topic
  -- Names it had before: what bears one of them is still about this topic.
  add column position int not null default 0, add column former text[] not null default '{}', add column changed_at timestamptz, add column changed_by uuid;
alter table app.department add foreign key (tenant_id, changed_by) references app.membership (tenant_id, id);
alter table app.topic add foreign key (tenant_id, changed_by) references app.membership (tenant_id, id);
