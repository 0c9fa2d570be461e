-- A spokesperson's word that nothing leaves about a topic, or about anything, until then.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.message_stop (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  -- Absent: everything.
  topic text check (length(topic) between 1 and 100), reason text not null check (length(reason) between 1 and 500),
  line text not null check (length(line) <= 2000), line_allowed boolean not null, until timestamptz not null, made_by uuid not null, made_at timestamptz not null,
  held int not null default 0, lifted_by uuid, lifted_at timestamptz, version int not null default 1, primary key (tenant_id, id),
  check (not line_allowed or line <> ''), check ((lifted_by is null) = (lifted_at is null)),
  foreign key (tenant_id, made_by) references app.membership (tenant_id, id),
  foreign key (tenant_id, lifted_by) references app.membership (tenant_id, id));
comment on table app.message_stop is '@class tenant';
create index message_stop_now on app.message_stop (tenant_id, until) where lifted_at is null;
call app.protect('app.message_stop');
create index reply_queued on app.reply (tenant_id, id) where state = 'QUEUED';
grant select, insert, update on app.message_stop to app;
grant select on app.message_stop to worker;
grant update (held) on app.message_stop to worker;
-- The worker gives a held answer back as a draft.
grant insert on app.draft to worker;
