-- Answers on their way to a network. SENDING is committed before the call; attempt and lease fence off a worker that was away too long.
set local role owner;
create table app.reply (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), command_id uuid not null, conversation_id uuid not null,
  message_id uuid not null, network text not null, account_id uuid not null, account_handle text not null, source_root text not null,
  parent_source_id text not null, parent_external_id text not null, parent_author_id text not null, parent_author_handle text not null,
  parent_visibility text not null check (parent_visibility in ('public', 'unlisted', 'followers', 'direct')),
  visibility text not null check (visibility in ('public', 'unlisted', 'followers', 'direct')),
  text text not null check (length(text) between 1 and 20000), cotag text not null, author_id uuid not null, author_name text not null,
  state text not null check (state in ('DRAFT', 'APPROVED', 'QUEUED', 'SENDING', 'SENT', 'REJECTED', 'UNKNOWN', 'CANCELLED')),
  second boolean not null default false, undo_until timestamptz not null, due_at timestamptz not null,
  attempt int not null default 0, tries int not null default 0, lease_until timestamptz, first_attempt_at timestamptz,
  unknown_at timestamptz, absent_at timestamptz, lookups int not null default 0,
  external_id text, permalink text, revision bigint, sent_at timestamptz, refusal text,
  answer_id uuid, answer_title text, answer_version int, answer_publisher text, edited_percent smallint check (edited_percent between 0 and 100),
  created_at timestamptz not null, changed_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, command_id), check ((state = 'SENT') = (sent_at is not null)),
  check (state <> 'REJECTED' or refusal is not null), check ((answer_id is null) = (answer_version is null)),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, message_id) references app.message (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references app.membership (tenant_id, id));
comment on table app.reply is '@class tenant';
-- One answer per message, unless a person confirmed a second one.
create unique index reply_one_per_message on app.reply (tenant_id, message_id)
  where not second and state in ('APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN', 'SENT');
create unique index reply_external on app.reply (tenant_id, network, external_id) where external_id is not null;
create index reply_thread on app.reply (tenant_id, conversation_id, created_at, id);
create index reply_root on app.reply (tenant_id, source_root);
create index reply_uncertain on app.reply (tenant_id, unknown_at, id) where state = 'UNKNOWN';
call app.protect('app.reply');
grant select, insert, update on app.reply to app;
grant select, update on app.reply to worker;
