-- Mail to the people of a tenant: what is to go out and what became of it. No text: that is written when it goes.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.mail_address (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null,
  address text not null check (length(address) between 3 and 254 and address ~ '^[^[:cntrl:][:space:]]+@[^[:cntrl:][:space:]]+$'),
  refusals smallint not null default 0, bouncing_since timestamptz, primary key (tenant_id, id), unique (tenant_id, membership_id),
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.mail_address is '@class tenant';
call app.protect('app.mail_address');

create table app.mail (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), membership_id uuid not null,
  topic text not null check (topic ~ '^[a-z]+\.[a-z]+$'), ref_id uuid not null, slot text not null check (length(slot) <= 100),
  state text not null default 'QUEUED' check (state in ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'CANCELLED')),
  due_at timestamptz not null, attempt int not null default 0, tries smallint not null default 0, lease_until timestamptz,
  reply_code smallint, reason text check (length(reason) <= 40), made_at timestamptz not null default now(), settled_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, membership_id, topic, slot),
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.mail is '@class tenant';
create index mail_age on app.mail (tenant_id, made_at);
call app.protect('app.mail');

grant select, update (refusals, bouncing_since) on app.mail_address to app, worker;
grant select, insert on app.mail to app;
grant select, insert, update, delete on app.mail to worker;
