-- Files of a tenant (their sealed bytes lie in the store), and background work that a person waits for.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.file (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$'), state text not null default 'writing' check (state in ('writing', 'ready')),
  bytes bigint not null default 0 check (bytes >= 0), parts int not null default 0 check (parts >= 0),
  made_at timestamptz not null default now(), expires_at timestamptz not null, primary key (tenant_id, id));
comment on table app.file is '@class tenant';
create index file_age on app.file (tenant_id, expires_at);
call app.protect('app.file');
grant select on app.file to app;
grant select, insert, update, delete on app.file to worker;

create table app.task (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), kind text not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
  params jsonb not null default '{}', requested_by uuid not null, requested_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- What was done is committed step by step; the next step begins at the checkpoint, in whichever worker.
  checkpoint jsonb, steps_done int not null default 0, steps_total int check (steps_total >= 0), error_code text,
  file_id uuid, started_at timestamptz, failing_since timestamptz, ended_at timestamptz, fence int not null default 0, primary key (tenant_id, id),
  foreign key (tenant_id, requested_by) references app.membership (tenant_id, id),
  foreign key (tenant_id, file_id) references app.file (tenant_id, id), check ((ended_at is null) = (state in ('waiting', 'running'))));
comment on table app.task is '@class tenant';
create index task_of_person on app.task (tenant_id, requested_by, requested_at desc, id desc);
create index task_age on app.task (tenant_id, ended_at) where ended_at is not null;
call app.protect('app.task');
grant select, insert on app.task to app;
grant update (state, ended_at, error_code, failing_since, fence) on app.task to app;
grant select, update, delete on app.task to worker;
