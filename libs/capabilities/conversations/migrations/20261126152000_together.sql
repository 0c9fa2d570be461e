-- Who views and who types, and who holds the answer of a conversation. Lives for seconds: not logged, empty after a crash, in no backup and in no audit.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- One row per open screen of a person. No foreign keys: their check would write to the conversation at each look.
create unlogged table app.presence (
  tenant_id uuid not null, membership_id uuid not null, screen_id uuid not null, conversation_id uuid not null,
  doing text not null check (doing in ('VIEWING', 'TYPING')), since timestamptz not null, until timestamptz not null,
  primary key (tenant_id, membership_id, screen_id));
comment on table app.presence is '@class tenant';
create index presence_conversation on app.presence (tenant_id, conversation_id);
call app.protect('app.presence');
grant select, insert, update, delete on app.presence to app;

-- One row per conversation in which somebody answers, or answered a moment ago; also what two who send at once wait for.
create unlogged table app.answer_hold (
  tenant_id uuid not null, conversation_id uuid not null, membership_id uuid not null, since timestamptz not null, until timestamptz not null,
  primary key (tenant_id, conversation_id));
comment on table app.answer_hold is '@class tenant';
call app.protect('app.answer_hold');
grant select, insert, update, delete on app.answer_hold to app;

-- A draft is of who writes it: two who write at once never write over each other.
alter table app.draft drop constraint draft_tenant_id_conversation_id_key;
alter table app.draft add constraint draft_of_writer unique (tenant_id, conversation_id, saved_by);
