-- What a template says about itself beside its blocks, and who of the tenant may use it.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.template add column details jsonb not null default '{}' check (length(details::text) <= 20000);
alter table app.template_version add column details jsonb not null default '{}' check (length(details::text) <= 20000);
alter table app.library_item add column details jsonb not null default '{}' check (length(details::text) <= 20000);

-- PERSONAL: its writer alone. TEAM: its writer and the colleagues that it names. Ids are memberships.
alter table app.template add column scope text not null default 'TENANT' check (scope in ('PERSONAL', 'TEAM', 'TENANT'));
alter table app.template add column writer_id uuid;
alter table app.template add column team_ids uuid[] not null default '{}' check (cardinality(team_ids) <= 50);
alter table app.template add constraint template_scope_writer check (scope = 'TENANT' or writer_id is not null);
