-- What a person must know, per tenant: ids, counts and days, never a citizen's words or name.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.notification (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null,
  kind text not null check (kind in ('CONVERSATION_ASSIGNED', 'NORM_AT_RISK', 'CHANNEL_DISTURBED', 'QUERY_ENDS_SOON', 'QUERY_HELD', 'TRIAGE_WAITING')),
  -- What it is about: the same thing again for the same person is the same row.
  subject text not null check (length(subject) <= 100), subject_id uuid, params jsonb not null default '{}', amount int not null default 1 check (amount > 0),
  by_mail text not null check (by_mail in ('no', 'at_once', 'digest')), digest_id uuid,
  at timestamptz not null, read_at timestamptz, primary key (tenant_id, id), unique (tenant_id, membership_id, kind, subject),
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.notification is '@class tenant';
create index notification_list on app.notification (tenant_id, membership_id, at desc, id desc);
create index notification_unread on app.notification (tenant_id, membership_id) where read_at is null;
create index notification_age on app.notification (tenant_id, at);
call app.protect('app.notification');

create table app.notification_choice (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null, kind text not null,
  choice text not null check (choice in ('NONE', 'PRODUCT', 'MAIL', 'DIGEST')), primary key (tenant_id, id), unique (tenant_id, membership_id, kind),
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.notification_choice is '@class tenant';
call app.protect('app.notification_choice');

-- Minutes since midnight in Amsterdam.
create table app.notification_setting (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null,
  language text not null default 'nl' check (language in ('nl', 'en')), digest_minute smallint not null check (digest_minute between 0 and 1439),
  quiet_from smallint check (quiet_from between 0 and 1439), quiet_until smallint check (quiet_until between 0 and 1439),
  primary key (tenant_id, id), unique (tenant_id, membership_id), check ((quiet_from is null) = (quiet_until is null)),
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.notification_setting is '@class tenant';
call app.protect('app.notification_setting');

grant select, insert, update on app.notification to app;
grant select, insert, update, delete on app.notification to worker;
grant select, insert, update on app.notification_choice, app.notification_setting to app;
grant select on app.notification_choice, app.notification_setting to worker;
