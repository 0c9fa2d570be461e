-- Answers that wait for colleagues to agree, who did what with them, and whose answers a tenant wants looked at.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.approval (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, message_id uuid not null, author_id uuid not null,
  -- As it would go out now, and as the author wrote it last: the difference says whose text it has become.
  text text not null check (length(text) between 1 and 20000), written text not null check (length(written) between 1 and 20000),
  answer_id uuid, answer_version int, second boolean not null default false, options jsonb not null default '{}',
  state text not null check (state in ('WAITING', 'RETURNED', 'WITHDRAWN', 'APPROVED')), note text check (length(note) <= 2000), reply_id uuid,
  version int not null default 1, created_at timestamptz not null, changed_at timestamptz not null, primary key (tenant_id, id),
  check ((state = 'APPROVED') = (reply_id is not null)),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, message_id) references app.message (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references app.membership (tenant_id, id));
comment on table app.approval is '@class tenant';
create unique index approval_one_per_conversation on app.approval (tenant_id, conversation_id) where state in ('WAITING', 'RETURNED');
create index approval_waiting on app.approval (tenant_id, created_at, id) where state = 'WAITING';
create index approval_thread on app.approval (tenant_id, conversation_id, created_at);
call app.protect('app.approval');

-- Nothing of this is ever changed: who wrote, edited, agreed and returned.
create table app.approval_act (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), approval_id uuid not null,
  kind text not null check (kind in ('SUBMIT', 'EDIT', 'APPROVE', 'RETURN', 'WITHDRAW')), by_id uuid not null, role text, version int not null,
  at timestamptz not null, primary key (tenant_id, id), check ((kind = 'APPROVE') = (role is not null)),
  foreign key (tenant_id, approval_id) references app.approval (tenant_id, id) on delete cascade,
  foreign key (tenant_id, by_id) references app.membership (tenant_id, id));
comment on table app.approval_act is '@class tenant';
create index approval_act_of on app.approval_act (tenant_id, approval_id, at, id);
call app.protect('app.approval_act');

-- Above what always holds (a trainee, a sensitive topic). Tiers are roles, one after another, each another person.
create table app.approval_rule (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  kind text not null check (kind in ('TRAINEE', 'SENSITIVE', 'TOPIC', 'NETWORK')), value text check (length(value) between 1 and 100), tiers text[] not null,
  version int not null default 1, changed_at timestamptz not null, changed_by uuid not null, primary key (tenant_id, id),
  check ((kind in ('TOPIC', 'NETWORK')) = (value is not null)));
comment on table app.approval_rule is '@class tenant';
create unique index approval_rule_once on app.approval_rule (tenant_id, kind, lower(coalesce(value, '')));
call app.protect('app.approval_rule');

grant select, insert, update on app.approval to app;
grant select, insert on app.approval_act to app;
grant select, insert, update, delete on app.approval_rule to app;
grant select on app.approval to worker;
