-- What a tenant listens for, why and until when; and the desk for what nobody can place.
set local role owner;
create table app.monitoring_query (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 100),
  text text not null check (length(text) between 1 and 4096), purpose text not null check (length(purpose) between 1 and 500),
  domain text not null check (domain in ('SERVICE', 'COMMUNICATION', 'CRISIS')), legal_basis text not null check (length(legal_basis) between 1 and 200),
  owner_id uuid not null, ends_on date not null, active boolean not null default true,
  -- own: copies for this tenant. partnership: for whom attribution names, under the agreement; only the holder's count.
  scope text not null default 'own' check (scope in ('own', 'partnership')), version int not null default 1,
  created_at timestamptz not null default now(), changed_at timestamptz not null default now(), primary key (tenant_id, id),
  foreign key (tenant_id, owner_id) references app.membership (tenant_id, id));
comment on table app.monitoring_query is '@class tenant';
create index monitoring_query_active on app.monitoring_query (tenant_id, ends_on) where active;
call app.protect('app.monitoring_query');
grant select, insert, update on app.monitoring_query to app;
grant select, update (active, version, changed_at) on app.monitoring_query to worker;

-- Rises with every change of a tenant's queries, so that each worker sees at its next batch that it must read them again.
create table app.query_change (tenant_id uuid primary key, version bigint not null default 1);
create table app.query_tally (tenant_id uuid not null, query_id uuid not null, day date not null, matches int not null, primary key (tenant_id, query_id, day));
comment on table app.query_change is '@class local'; comment on table app.query_tally is '@class local';
call app.protect('app.query_change', 'platform');
call app.protect('app.query_tally', 'platform');
create policy own_seen on app.query_change for select to app using (tenant_id = (select app.tenant_id()));
create policy own_add on app.query_change for insert to app with check (tenant_id = (select app.tenant_id()));
create policy own_change on app.query_change for update to app using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()));
create policy own_seen on app.query_tally for select to app using (tenant_id = (select app.tenant_id()));
grant select, insert, update on app.query_change to app, worker;
grant select on app.query_tally to app;
grant select, insert, update, delete on app.query_tally to worker;

-- Caught by a query of the partnership, placed with nobody: the triage role sees it for 72 hours at most.
create table app.triage_post (
  partnership_id uuid not null, id uuid not null default uuidv7(), envelope_id uuid not null, network text not null, external_id text not null,
  revision bigint not null, text text not null, author_handle text not null, permalink text, published_at timestamptz not null,
  received_at timestamptz not null default now(), expires_at timestamptz not null default now() + interval '72 hours',
  why_code text not null, candidates uuid[] not null default '{}', decided_at timestamptz, decided_by uuid, decided_tenant_id uuid,
  primary key (partnership_id, id), unique (partnership_id, network, external_id), check (expires_at <= received_at + interval '72 hours'));
comment on table app.triage_post is '@class local';
create index triage_post_open on app.triage_post (partnership_id, published_at, id) where decided_at is null;
create index triage_post_age on app.triage_post (expires_at);
call app.protect('app.triage_post', 'intake');
create policy decide on app.triage_post for update to app
  using (partnership_id = any ((select app.partnership_ids())::uuid[]) and 'triage' = any ((select app.roles())::text[]))
  with check (partnership_id = any ((select app.partnership_ids())::uuid[]) and 'triage' = any ((select app.roles())::text[]));
grant select, update (decided_at, decided_by, decided_tenant_id) on app.triage_post to app;
grant select, insert, update, delete on app.triage_post to worker;
