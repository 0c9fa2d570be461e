-- The desk: threads with one citizen on one network, each tenant its own copy.
set local role owner;
create table app.conversation (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), network text not null, thread_key text not null,
  account_id uuid, involvement text not null check (involvement in ('lead', 'watch')),
  author_external_id text not null, author_handle text not null, author_name text not null, author_url text,
  snippet text not null default '', step smallint not null default 1 check (step between 1 and 5),
  status text not null default 'open' check (status in ('open', 'waiting', 'closed')), snoozed_until timestamptz,
  question boolean, excluded_reason text check (excluded_reason in ('SPAM', 'ABUSE', 'NO_REPLY_NEEDED', 'DUPLICATE', 'OWN_ACCOUNT')),
  assignee_id uuid, unread boolean not null default true, due_at timestamptz, norm_minutes int,
  last_inbound_at timestamptz not null, last_contact_at timestamptz not null,
  topic text, department text, result text check (result in ('ANSWERED', 'REFERRED', 'NO_REPLY_NEEDED')), answer_found boolean, closed_at timestamptz,
  why_code text not null, why_params jsonb not null default '{}', version int not null default 1, created_at timestamptz not null default now(),
  -- What has no clock running stands after what has, in a list that is sorted by it.
  order_at timestamptz not null generated always as (coalesce(due_at, 'infinity')) stored,
  primary key (tenant_id, id), unique (tenant_id, network, thread_key),
  foreign key (tenant_id, assignee_id) references app.membership (tenant_id, id));
comment on table app.conversation is '@class tenant';
create index conversation_open on app.conversation (tenant_id, order_at, id) where status = 'open';
create index conversation_mine on app.conversation (tenant_id, assignee_id, order_at, id) where status = 'open';
create index conversation_waiting on app.conversation (tenant_id, last_inbound_at desc, id desc) where status = 'waiting' or snoozed_until is not null;
create index conversation_closed on app.conversation (tenant_id, last_inbound_at desc, id desc) where status = 'closed';
call app.protect('app.conversation');

create table app.message (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, network text not null,
  source_id text not null, external_id text not null, direction text not null check (direction in ('inbound', 'outbound')),
  author_external_id text not null, author_handle text not null, author_name text not null, author_url text,
  text text not null, at timestamptz not null, received_at timestamptz not null default now(), permalink text,
  visibility text not null check (visibility in ('public', 'unlisted', 'followers', 'direct')),
  parent_source_id text, root_source_id text, revision bigint not null, edited boolean not null default false, deleted boolean not null default false,
  mentions text[] not null default '{}', hashtags text[] not null default '{}', reply_id uuid,
  -- A vector holds at most a megabyte; nobody searches the end of a text this long.
  tsv tsvector not null generated always as (to_tsvector('pg_catalog.dutch', left(text, 20000)) || to_tsvector('pg_catalog.simple', author_handle)) stored,
  primary key (tenant_id, id), unique (tenant_id, source_id), check (not deleted or text = ''),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade);
comment on table app.message is '@class tenant';
create index message_thread on app.message (tenant_id, conversation_id, at, id);
create index message_external on app.message (tenant_id, network, external_id);
create index message_time on app.message (tenant_id, at desc, id desc);
create index message_words on app.message using gin (tenant_id, tsv);
call app.protect('app.message');

-- An edit or a delete that came before its message.
create table app.parked_event (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), source_id text not null,
  kind text not null check (kind in ('edited', 'deleted')), revision bigint not null, text text, parked_at timestamptz not null default now(),
  primary key (tenant_id, id), unique (tenant_id, source_id, kind, revision), check (kind <> 'deleted' or text is null));
comment on table app.parked_event is '@class tenant';
create index parked_event_age on app.parked_event (tenant_id, parked_at);
call app.protect('app.parked_event');

create table app.note (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, author_id uuid not null,
  text text not null check (length(text) between 1 and 10000), at timestamptz not null default now(), primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, author_id) references app.membership (tenant_id, id));
comment on table app.note is '@class tenant';
create index note_thread on app.note (tenant_id, conversation_id, at, id);
call app.protect('app.note');

create table app.draft (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null, text text not null,
  answer_id uuid, saved_by uuid not null, saved_at timestamptz not null, version int not null default 1, primary key (tenant_id, id),
  unique (tenant_id, conversation_id), foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade);
comment on table app.draft is '@class tenant';
call app.protect('app.draft');

create table app.conversation_step (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), conversation_id uuid not null,
  step smallint not null check (step between 1 and 5), result text check (length(result) <= 500), done_at timestamptz, done_by uuid, primary key (tenant_id, id),
  unique (tenant_id, conversation_id, step), foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade);
comment on table app.conversation_step is '@class tenant';
call app.protect('app.conversation_step');

grant select, insert, update on app.conversation, app.message, app.conversation_step to app, worker;
grant select, insert, delete on app.parked_event to worker;
grant select, insert on app.note to app;
grant select on app.note to worker;
grant select, insert, update, delete on app.draft to app;
grant select, delete on app.draft to worker;

-- Search reads four columns of one table past the policy (a policy keeps the index out), so it names the tenant itself.
create policy search_reads on app.message for select to search_owner using (true);
grant select (tenant_id, conversation_id, at, id, tsv) on app.message to search_owner;
set local role search_owner;
-- The newest 400 rows (a common word ends there), then 4000 if that looked promising, else the index: no plan depends on when a word was used.
create function app.search(words text, before timestamptz default 'infinity', before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff', max_rows int default 50)
returns table (id uuid, conversation_id uuid, at timestamptz) language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare
  me uuid := app.tenant_id();
  q tsquery := websearch_to_tsquery('pg_catalog.dutch', words) || websearch_to_tsquery('pg_catalog.simple', words);
  n int := least(greatest(max_rows, 1), 100); ids uuid[]; threads uuid[]; times timestamptz[]; depth int;
begin
  if numnode(q) = 0 then return; end if;
  foreach depth in array array[400, 4000] loop
    select array_agg(h.id), array_agg(h.conversation_id), array_agg(h.at) into ids, threads, times from (
      select r.id, r.conversation_id, r.at from (select m.id, m.conversation_id, m.at, m.tsv from app.message m
        where m.tenant_id = me and (m.at, m.id) < (before, before_id) order by m.at desc, m.id desc limit depth) r
      where r.tsv @@ q order by r.at desc, r.id desc limit n) h;
    if cardinality(ids) >= n then return query select * from unnest(ids, threads, times); return; end if;
    exit when coalesce(cardinality(ids), 0) < 10;
  end loop;
  return query with hit as materialized (select m.id, m.conversation_id, m.at from app.message m
      where m.tenant_id = me and m.tsv @@ q and (m.at, m.id) < (before, before_id))
    select h.id, h.conversation_id, h.at from hit h order by h.at desc, h.id desc limit n;
end $$;
grant execute on function app.search(text, timestamptz, uuid, int) to app;
