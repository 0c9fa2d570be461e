-- An answer of several posts, the pictures that go with one, and what is changed of one that went out.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.reply
  -- The first of the parts; absent where there is one post.
  add column thread_id uuid,
  -- Of an answer of several posts, with its first part: as it was written.
  add column whole_text text check (length(whole_text) between 1 and 20000),
  add column part smallint not null default 1, add column parts smallint not null default 1,
  -- Counts what was changed after sending.
  add column version int not null default 1, add column removed_at timestamptz,
  add constraint reply_part check (part between 1 and parts), add constraint reply_thread_of_parts check ((parts = 1) = (thread_id is null)),
  add constraint reply_thread_first foreign key (tenant_id, thread_id) references app.reply (tenant_id, id) on delete cascade;
create unique index reply_parts on app.reply (tenant_id, thread_id, part) where thread_id is not null;
drop index app.reply_one_per_message;
create unique index reply_one_per_message on app.reply (tenant_id, message_id)
  where not second and part = 1 and state in ('APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN', 'SENT');

create table app.reply_attachment (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), reply_id uuid not null, place smallint not null check (place between 1 and 100),
  file_id uuid not null, name text not null, media_type text not null, bytes bigint not null, width int, height int,
  alt text not null check (length(alt) between 1 and 10000),
  -- What the network calls it, and since when it has it; only its connector reads it.
  uploaded text check (length(uploaded) <= 10000), uploaded_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, reply_id, place), check ((uploaded is null) = (uploaded_at is null)),
  foreign key (tenant_id, reply_id) references app.reply (tenant_id, id) on delete cascade);
comment on table app.reply_attachment is '@class tenant';
create index reply_attachment_file on app.reply_attachment (tenant_id, file_id);
call app.protect('app.reply_attachment');
grant select, insert on app.reply_attachment to app;
grant select on app.reply_attachment to worker;
grant update (uploaded, uploaded_at) on app.reply_attachment to worker;

create table app.reply_change (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), command_id uuid not null, reply_id uuid not null,
  kind text not null check (kind in ('EDIT', 'REMOVE')), text text check (length(text) between 1 and 20000), before_text text not null,
  author_id uuid not null, author_name text not null,
  state text not null check (state in ('QUEUED', 'SENDING', 'DONE', 'REJECTED')),
  due_at timestamptz not null, attempt int not null default 0, tries int not null default 0, lease_until timestamptz, refusal text,
  created_at timestamptz not null, changed_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, command_id), check ((kind = 'EDIT') = (text is not null)),
  check (state <> 'REJECTED' or refusal is not null),
  foreign key (tenant_id, reply_id) references app.reply (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references app.membership (tenant_id, id));
comment on table app.reply_change is '@class tenant';
-- One after the other.
create unique index reply_change_running on app.reply_change (tenant_id, reply_id) where state in ('QUEUED', 'SENDING');
create index reply_change_of on app.reply_change (tenant_id, reply_id, created_at, id);
call app.protect('app.reply_change');
grant select, insert on app.reply_change to app;
grant select, update on app.reply_change to worker;
