-- The register of queries: pause, hold by the person filter and its release, test texts, sharing, history; and the compartment of public order.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.monitoring_query drop constraint monitoring_query_domain_check;
alter table app.monitoring_query add constraint monitoring_query_domain_check check (domain in ('SERVICE', 'COMMUNICATION', 'CRISIS', 'PUBLIC_ORDER'));
-- `active` is what the workers read: not paused, not held, not ended.
alter table app.monitoring_query add column paused boolean not null default false;
alter table app.monitoring_query add column held boolean not null default false;
-- Who wrote the text that stands there now; null before anybody kept it.
alter table app.monitoring_query add column text_by uuid;
alter table app.monitoring_query add column tests jsonb not null default '[]';
alter table app.monitoring_query add column shared boolean not null default false;
alter table app.monitoring_query add column adopted_from_id uuid;
alter table app.monitoring_query add column released boolean;
alter table app.monitoring_query add column release_by uuid;
alter table app.monitoring_query add column release_at timestamptz;
alter table app.monitoring_query add column release_reason text;
-- For which persons it was released: other ones hold the query again.
alter table app.monitoring_query add column release_findings text[] not null default '{}';
update app.monitoring_query set paused = true where not active and ends_on >= current_date;
alter table app.monitoring_query add constraint monitoring_query_listens check (not active or (not paused and not held));
alter table app.monitoring_query add constraint monitoring_query_compartment check (domain <> 'PUBLIC_ORDER' or (scope = 'own' and not shared));
alter table app.monitoring_query add constraint monitoring_query_release check
  ((released is null) = (release_by is null) and (released is null) = (release_at is null) and (released is null) = (release_reason is null));
alter table app.monitoring_query add constraint monitoring_query_release_reason check (length(release_reason) between 1 and 500);

-- PUBLIC ORDER is not webcare. Who may look into its compartment is said here and nowhere else.
set local role context_owner;
create function app.in_compartment() returns boolean language sql stable parallel restricted
begin atomic select (app.context()).roles && array['analyst', 'privacy_officer']; end;
grant execute on function app.in_compartment() to app, worker, owner;
set local role owner;
-- Restrictive: it takes rows away from whoever the tenant's own policy lets in, on reading and on writing.
create policy compartment on app.monitoring_query as restrictive for all to app
  using (domain <> 'PUBLIC_ORDER' or (select app.in_compartment()));

create table app.query_history (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), query_id uuid not null, at timestamptz not null, by_id uuid not null,
  action text not null check (action in ('MADE', 'CHANGED', 'PAUSED', 'RESUMED', 'RENEWED', 'HELD', 'RELEASED', 'REFUSED', 'SHARED', 'WITHDRAWN', 'ADOPTED', 'ENDED', 'PURGED')),
  fields jsonb not null default '[]', primary key (tenant_id, id),
  foreign key (tenant_id, query_id) references app.monitoring_query (tenant_id, id),
  foreign key (tenant_id, by_id) references app.membership (tenant_id, id));
comment on table app.query_history is '@class tenant';
create index query_history_query on app.query_history (tenant_id, query_id, id);
call app.protect('app.query_history');
-- What nobody may see of a query, nobody may see of its past: the policies of the query decide.
create policy compartment on app.query_history as restrictive for all to app
  using (exists (select from app.monitoring_query q where q.tenant_id = query_history.tenant_id and q.id = query_history.query_id));
grant select, insert on app.query_history to app, worker;
create policy compartment on app.query_tally as restrictive for select to app
  using (exists (select from app.monitoring_query q where q.tenant_id = query_tally.tenant_id and q.id = query_tally.query_id));

-- Published copies of queries, as examples. Never deleted: who adopted one still sees from whom.
create table app.shared_query (
  partnership_id uuid not null references app.partnership, id uuid not null, author_tenant_id uuid not null references app.tenant,
  name text not null, text text not null, purpose text not null, domain text not null check (domain in ('SERVICE', 'COMMUNICATION', 'CRISIS')), legal_basis text not null,
  publisher_code text not null, publisher_name text not null, publisher_kind text not null, publisher_theme text not null,
  published_at timestamptz not null, withdrawn_at timestamptz, primary key (partnership_id, id));
comment on table app.shared_query is '@class shared';
create index shared_query_name on app.shared_query (partnership_id, name, id);
call app.protect('app.shared_query', 'library');
grant select, insert, update on app.shared_query to app;

-- The official accounts of the partnerships of the context: a query may name them, for they are no persons.
create policy accounts_reads on app.connection for select to context_owner using (true);
grant select (partnership_id, kind, network, handle, base_url) on app.connection to context_owner;
set local role context_owner;
create function app.member_accounts() returns table (network text, handle text, base_url text) language sql stable security definer set search_path = '' as $$
  select distinct c.network, c.handle, c.base_url from app.connection c
  where c.kind = 'account' and c.handle is not null and c.partnership_id = any ((app.context()).partnership_ids) order by 1, 2, 3 $$;
grant execute on function app.member_accounts() to app, worker;
