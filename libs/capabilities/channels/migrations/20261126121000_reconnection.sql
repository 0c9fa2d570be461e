-- A person's attempt to connect an account again. What is secret in it is sealed, and gone when the attempt ends.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.reconnection (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), account_id uuid not null, principal_id uuid not null,
  way text not null check (way in ('NETWORK', 'PASSWORD')),
  state text not null default 'ASKED' check (state in ('ASKED', 'AT_NETWORK', 'ANSWERED', 'DONE', 'REFUSED')),
  refusal text check (refusal in ('WRONG_ACCOUNT', 'NOT_ALLOWED', 'UNREACHABLE', 'EXPIRED', 'NOT_POSSIBLE')), found_handle text,
  sealed bytea, at timestamptz not null default now(), primary key (tenant_id, id),
  -- One at a time: a new attempt takes the place of the one before.
  unique (tenant_id, account_id),
  foreign key (tenant_id, account_id) references app.channel_account (tenant_id, id),
  check ((state = 'REFUSED') = (refusal is not null)), check (state not in ('DONE', 'REFUSED') or sealed is null));
comment on table app.reconnection is '@class tenant';
call app.protect('app.reconnection');
grant select, insert, update (id, principal_id, way, state, refusal, found_handle, sealed, at) on app.reconnection to app;
grant select, update (state, refusal, found_handle, sealed) on app.reconnection to worker;
