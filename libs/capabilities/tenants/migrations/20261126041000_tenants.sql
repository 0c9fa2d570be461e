-- What a partnership agreed on, and when a tenant is open and how fast it wants to answer.
set local role owner;
-- Written at deploy only: who could write here could sign for a neighbour.
create table app.agreement (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), author_tenant_id uuid not null references app.tenant,
  kind text not null check (kind in ('monitoring', 'library', 'benchmark_named')), name text not null,
  valid_from date not null, valid_until date not null, primary key (partnership_id, id), check (valid_until >= valid_from));
create index agreement_kind on app.agreement (partnership_id, kind);
create table app.agreement_party (
  partnership_id uuid not null, agreement_id uuid not null, member_id uuid not null, author_tenant_id uuid not null references app.tenant,
  primary key (partnership_id, agreement_id, member_id),
  foreign key (partnership_id, agreement_id) references app.agreement (partnership_id, id) on delete cascade,
  foreign key (member_id, partnership_id) references app.partnership_member (member_id, partnership_id));
comment on table app.agreement is '@class shared'; comment on table app.agreement_party is '@class shared';
call app.protect('app.agreement', 'library');
call app.protect('app.agreement_party', 'library');
grant select on app.agreement, app.agreement_party to app, worker;

create table app.calendar (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), time_zone text not null default 'Europe/Amsterdam',
  good_friday boolean not null default false, liberation_day text not null default 'lustrum' check (liberation_day in ('yearly', 'lustrum', 'never')),
  open_holidays text[] not null default '{}', version int not null default 1, primary key (tenant_id, id), unique (tenant_id));
create table app.opening_block (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), weekday smallint not null check (weekday between 1 and 7),
  from_minute smallint not null check (from_minute >= 0), to_minute smallint not null check (to_minute <= 1440),
  primary key (tenant_id, id), unique (tenant_id, weekday, from_minute), check (to_minute > from_minute));
create table app.closing_day (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), day date not null, reason text not null default '',
  primary key (tenant_id, id), unique (tenant_id, day));
-- network '*' is the norm of every network without one of its own.
create table app.norm (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), network text not null default '*',
  first_response_minutes int not null check (first_response_minutes between 1 and 100000), primary key (tenant_id, id), unique (tenant_id, network));
comment on table app.calendar is '@class tenant';    comment on table app.opening_block is '@class tenant';
comment on table app.closing_day is '@class tenant'; comment on table app.norm is '@class tenant';
call app.protect('app.calendar');
call app.protect('app.opening_block');
call app.protect('app.closing_day');
call app.protect('app.norm');
grant select on app.calendar, app.opening_block, app.closing_day, app.norm to app, worker;

-- Where the worker has work, ids only. It still enters each tenant in a transaction of its own.
set local role context_owner;
create function app.active_tenants() returns setof uuid language sql stable security definer set search_path = '' as $$
  select t.id from app.tenant t where t.active order by 1 $$;
create function app.active_partnerships() returns setof uuid language sql stable security definer set search_path = '' as $$
  select distinct x.partnership_id from app.partnership_member x join app.tenant t on t.id = x.member_id
  where t.active and x.valid_from <= now() and x.valid_until > now() order by 1 $$;
grant execute on function app.active_tenants(), app.active_partnerships() to worker;
