-- Accounts of a tenant, and the one intake of a partnership: connections, cursors, raw envelopes, routes and claims.
set local role owner;
create table app.channel_account (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), connection_id uuid not null, network text not null, handle text not null,
  external_id text not null, display_name text not null default '', url text, base_url text not null,
  state text not null default 'CONNECTED' check (state in ('CONNECTED', 'SUSPECT', 'REVOKED', 'RATE_LIMITED')),
  state_since timestamptz not null default now(), reason text,
  text_limit int check (text_limit > 0), text_unit text check (text_unit in ('grapheme', 'utf16', 'byte', 'weighted')), url_length int, mention_local boolean,
  primary key (tenant_id, id), unique (tenant_id, connection_id), check ((text_limit is null) = (text_unit is null)));
comment on table app.channel_account is '@class tenant';
call app.protect('app.channel_account');
grant select on app.channel_account to app;
grant select, update (state, state_since, reason, handle, external_id, display_name, url, text_limit, text_unit, url_length, mention_local) on app.channel_account to worker;

-- A connection listens for the partnership, or is one account of one tenant. One worker has the lease; the fence tells it from a late one.
create table app.connection (
  id uuid primary key default uuidv7(), partnership_id uuid not null, kind text not null check (kind in ('listening', 'account')),
  tenant_id uuid, account_id uuid, network text not null, base_url text not null, listens_to text not null check (listens_to in ('account', 'local', 'public')),
  external_id text, handle text, allow_private boolean not null default false, credential bytea, active boolean not null default true,
  state text not null default 'CONNECTED' check (state in ('CONNECTED', 'SUSPECT', 'REVOKED', 'RATE_LIMITED')), state_since timestamptz not null default now(),
  reason text, resume_at timestamptz, lease_holder uuid, lease_until timestamptz not null default '-infinity', fence bigint not null default 0,
  check ((kind = 'account') = (tenant_id is not null and account_id is not null)));
-- Two tenants on one account would both answer as it.
create unique index connection_account on app.connection (network, base_url, external_id) where kind = 'account';
create index connection_of on app.connection (account_id) where kind = 'account';
create table app.cursor (
  connection_id uuid primary key, cursor text not null, moved_at timestamptz not null default now(),
  gap_from timestamptz, gap_until timestamptz, gap_reason text);
create table app.envelope (
  id uuid primary key, batch_id uuid not null, position int not null, connection_id uuid not null, partnership_id uuid not null, network text not null,
  external_id text not null,
  kind text not null check (kind in ('created', 'edited', 'deleted', 'status')), revision bigint not null, occurred_at timestamptz not null,
  received_at timestamptz not null default now(), from_future boolean not null default false, body bytea, routed_at timestamptz,
  unique (connection_id, external_id, kind, revision));
create index envelope_batch on app.envelope (batch_id);
create index envelope_source on app.envelope (partnership_id, network, external_id);
create index envelope_waiting on app.envelope (received_at) where routed_at is null;
create index envelope_age on app.envelope (received_at);
create table app.route (
  id uuid primary key default uuidv7(), envelope_id uuid not null, batch_id uuid not null, partnership_id uuid not null, tenant_id uuid not null,
  network text not null, external_id text not null, kind text not null check (kind in ('created', 'edited', 'deleted')), revision bigint not null,
  involvement text not null check (involvement in ('lead', 'watch')), why_code text not null, query_id uuid, account_id uuid,
  made_at timestamptz not null default now(), delivered_at timestamptz, unique (envelope_id, tenant_id));
create index route_source on app.route (partnership_id, network, external_id);
create index route_batch on app.route (batch_id, tenant_id);
create index route_age on app.route (made_at);
-- One answer of the partnership per message, whoever of two neighbours comes first.
create table app.claim (
  partnership_id uuid not null, source_root text not null, tenant_id uuid not null, reply_id uuid not null, claimed_at timestamptz not null default now(),
  primary key (partnership_id, source_root));
create table app.usage_record (
  id uuid primary key default uuidv7(), connection_id uuid not null, operation text not null, method text not null, path text not null, status smallint,
  failure text, at timestamptz not null, duration_ms int not null);
create index usage_record_age on app.usage_record (at);
-- Input that is no event; kept sealed with the reason, never shown.
create table app.quarantine (
  id uuid primary key, connection_id uuid not null, digest bytea not null, reason text not null, fields text[] not null default '{}', body bytea not null,
  received_at timestamptz not null default now(), unique (connection_id, digest));
create index quarantine_age on app.quarantine (received_at);
comment on table app.connection is '@class local'; comment on table app.cursor is '@class local';       comment on table app.envelope is '@class local';
comment on table app.route is '@class local';      comment on table app.claim is '@class local';        comment on table app.usage_record is '@class local';
comment on table app.quarantine is '@class local';
call app.protect('app.connection', 'platform');
call app.protect('app.cursor', 'platform');
call app.protect('app.envelope', 'platform');
call app.protect('app.route', 'platform');
call app.protect('app.claim', 'platform');
call app.protect('app.usage_record', 'platform');
call app.protect('app.quarantine', 'platform');
grant select, insert, update, delete on app.envelope, app.route, app.claim, app.usage_record, app.quarantine to worker;
grant select, insert, update on app.cursor to worker;
grant select, update on app.connection to worker;
-- The api claims when it queues an answer; it sees its own claims only.
create policy own_seen on app.claim for select to app using (tenant_id = (select app.tenant_id()));
create policy own_add on app.claim for insert to app with check (tenant_id = (select app.tenant_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]));
create policy own_remove on app.claim for delete to app using (tenant_id = (select app.tenant_id()));
grant select, insert, delete on app.claim to app;
