-- Staff protection: who chose to read what was blurred, and what was done to whom.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.opened_abuse (
  tenant_id uuid not null references app.tenant, message_id uuid not null, membership_id uuid not null, at timestamptz not null,
  primary key (tenant_id, message_id, membership_id),
  foreign key (tenant_id, message_id) references app.message (tenant_id, id) on delete cascade,
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.opened_abuse is '@class tenant';
call app.protect('app.opened_abuse');

-- In no figure. The message may go one day; the report stays, and so does the author as the network knows it.
create table app.aggression_report (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, message_id uuid not null,
  network text not null, author_external_id text not null, reporter_id uuid not null,
  kind text not null check (kind in ('VERBAL', 'THREAT', 'DISCRIMINATION', 'SEXUAL', 'STALKING', 'OTHER')),
  happened text not null check (length(happened) between 1 and 4000), effect text not null check (length(effect) <= 2000), wishes text not null check (length(wishes) <= 2000),
  at timestamptz not null, primary key (tenant_id, id),
  foreign key (tenant_id, reporter_id) references app.membership (tenant_id, id));
comment on table app.aggression_report is '@class tenant';
create index aggression_report_list on app.aggression_report (tenant_id, at desc, id desc);
create index aggression_report_author on app.aggression_report (tenant_id, network, author_external_id);
call app.protect('app.aggression_report');
grant select, insert on app.opened_abuse, app.aggression_report to app;
