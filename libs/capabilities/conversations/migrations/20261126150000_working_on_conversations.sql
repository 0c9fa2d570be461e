-- What a person says a message is about, tags, promises, and who did what with a conversation.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.conversation
  add column urgency text not null default 'NORMAL' check (urgency in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  add column kind text check (kind in ('QUESTION', 'COMPLAINT', 'REPORT', 'COMPLIMENT', 'REMARK')),
  add column sentiment text check (sentiment in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
  -- On which channel it ended.
  add column channel text check (channel in ('PUBLIC', 'DIRECT', 'PHONE', 'MAIL', 'COUNTER', 'NONE')),
  -- A snooze that also lasts when the citizen writes again.
  add column snooze_holds boolean not null default false,
  -- The first promise that is still open.
  add column follow_up_at timestamptz;
-- A promise that is due stands among what is due.
alter table app.conversation alter column order_at set expression as (coalesce(least(due_at, follow_up_at), 'infinity'));
create index conversation_author on app.conversation (tenant_id, author_external_id, last_inbound_at desc, id desc);
create index conversation_follow_up on app.conversation (tenant_id, follow_up_at) where follow_up_at is not null and status <> 'open';

create table app.department (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 100),
  active boolean not null default true, version int not null default 1, primary key (tenant_id, id));
comment on table app.department is '@class tenant';
create unique index department_name on app.department (tenant_id, lower(name));
call app.protect('app.department');

-- A sensitive topic is answered with four eyes. Its words propose it, and its department with it.
create table app.topic (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 100),
  sensitive boolean not null default false, active boolean not null default true, words text[] not null default '{}', department_id uuid,
  version int not null default 1, primary key (tenant_id, id),
  foreign key (tenant_id, department_id) references app.department (tenant_id, id));
comment on table app.topic is '@class tenant';
create unique index topic_name on app.topic (tenant_id, lower(name));
call app.protect('app.topic');

create table app.tag (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 40),
  primary key (tenant_id, id));
comment on table app.tag is '@class tenant';
create unique index tag_name on app.tag (tenant_id, lower(name));
call app.protect('app.tag');

create table app.conversation_tag (
  tenant_id uuid not null references app.tenant, conversation_id uuid not null, tag_id uuid not null, at timestamptz not null,
  primary key (tenant_id, conversation_id, tag_id),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, tag_id) references app.tag (tenant_id, id));
comment on table app.conversation_tag is '@class tenant';
create index conversation_tag_of on app.conversation_tag (tenant_id, tag_id, conversation_id);
call app.protect('app.conversation_tag');

-- What was proposed, what a person chose, who and when: kept to learn from.
create table app.interpretation (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null,
  aspect text not null check (aspect in ('QUESTION', 'KIND', 'TOPIC', 'SENTIMENT', 'URGENCY', 'DEPARTMENT')),
  proposed text, reason text, chosen text, chosen_by uuid not null, at timestamptz not null, primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, chosen_by) references app.membership (tenant_id, id));
comment on table app.interpretation is '@class tenant';
create index interpretation_thread on app.interpretation (tenant_id, conversation_id, aspect, at desc);
call app.protect('app.interpretation');

create table app.note_mention (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), note_id uuid not null, membership_id uuid not null, at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, note_id, membership_id),
  foreign key (tenant_id, note_id) references app.note (tenant_id, id) on delete cascade,
  foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.note_mention is '@class tenant';
call app.protect('app.note_mention');

create table app.follow_up (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null,
  promise text not null check (length(promise) between 1 and 500), due_at timestamptz not null, promised_by uuid not null, at timestamptz not null,
  told_at timestamptz, done_at timestamptz, done_by uuid, primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, promised_by) references app.membership (tenant_id, id));
comment on table app.follow_up is '@class tenant';
create index follow_up_thread on app.follow_up (tenant_id, conversation_id, due_at);
create index follow_up_due on app.follow_up (tenant_id, due_at) where done_at is null and told_at is null;
call app.protect('app.follow_up');

-- What happened to a conversation besides messages. The version is the one it had after that.
create table app.conversation_event (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, kind text not null,
  by_id uuid not null, to_id uuid, params jsonb not null default '{}', version int not null, at timestamptz not null, primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, by_id) references app.membership (tenant_id, id),
  foreign key (tenant_id, to_id) references app.membership (tenant_id, id));
comment on table app.conversation_event is '@class tenant';
create index conversation_event_thread on app.conversation_event (tenant_id, conversation_id, at, id);
call app.protect('app.conversation_event');

grant select, insert, update on app.topic, app.department to app;
grant select on app.topic, app.department to worker;
grant select, insert on app.tag to app;
grant select, insert, delete on app.conversation_tag to app;
grant select, insert on app.interpretation, app.note_mention, app.conversation_event to app;
grant select, insert, update on app.follow_up to app;
grant select on app.follow_up to worker;
grant update (told_at) on app.follow_up to worker;
