-- Facts of contact episodes and the cells that are made of them. A cell is written in the transaction in which its fact changes.
set local role owner;
create table app.fact (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, network text not null,
  asked_at timestamptz not null, last_contact_at timestamptz not null, question boolean,
  excluded_reason text check (excluded_reason in ('SPAM', 'ABUSE', 'NO_REPLY_NEEDED', 'DUPLICATE', 'OWN_ACCOUNT')),
  answered_at timestamptz, clock_minutes int check (clock_minutes >= 0), open_minutes int check (open_minutes >= 0), within_norm boolean,
  closed_at timestamptz, month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), definition_version smallint not null default 1,
  primary key (tenant_id, id),
  check ((answered_at is null) = (clock_minutes is null) and (answered_at is null) = (open_minutes is null)),
  check (excluded_reason is null or question is false));
comment on table app.fact is '@class tenant';
create index fact_conversation on app.fact (tenant_id, conversation_id, asked_at desc);
create index fact_month on app.fact (tenant_id, month, network);
call app.protect('app.fact');
grant select, insert, update on app.fact to app, worker;

-- Histograms of minutes are sparse: buckets in rising order (they grow by 1.02) and how many values each holds.
create table app.cell (
  tenant_id uuid not null references app.tenant, month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), network text not null,
  episodes int not null default 0, answered int not null default 0, within_norm int not null default 0,
  clock_buckets int[] not null default '{}', clock_counts int[] not null default '{}', open_buckets int[] not null default '{}',
  open_counts int[] not null default '{}', definition_version smallint not null default 1,
  primary key (tenant_id, month, network),
  check (cardinality(clock_buckets) = cardinality(clock_counts) and cardinality(open_buckets) = cardinality(open_counts)),
  check (episodes >= answered and answered >= within_norm and within_norm >= 0));
comment on table app.cell is '@class tenant';
call app.protect('app.cell');
grant select, insert, update, delete on app.cell to app, worker;
