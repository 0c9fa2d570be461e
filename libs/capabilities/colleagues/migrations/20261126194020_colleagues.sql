-- Questions to who has no seat, by a one-time link, and to the neighbours. Why a visitor never enters a tenant: docs/decisions/0027.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.colleague_contact (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), kind text not null check (kind in ('DEPARTMENT', 'PERSON')),
  name text not null check (length(name) between 1 and 80), department text not null default '' check (length(department) <= 80),
  address text not null check (length(address) between 3 and 254), version int not null default 1, changed_at timestamptz not null, changed_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id, address));
-- One row per tenant; without one only the address book is asked, and for fourteen days.
create table app.colleague_setting (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), mail_domains text[] not null default '{}',
  answer_days smallint not null default 14 check (answer_days between 1 and 60), version int not null default 1, changed_at timestamptz not null, changed_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id));
create table app.colleague_question (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), command_id uuid not null, conversation_id uuid not null,
  audience text not null check (audience in ('COLLEAGUE', 'NEIGHBOURS')), text text not null check (length(text) between 1 and 4000), topic text not null default '',
  asked_by uuid not null, to_name text not null check (length(to_name) <= 254), to_address text, link_id uuid, member_ids uuid[] not null default '{}',
  state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'REVOKED', 'EXPIRED')), asked_at timestamptz not null, ends_at timestamptz not null,
  remind_at timestamptz, reminded_at timestamptz, forwarded smallint not null default 0, ended_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, command_id), check ((audience = 'COLLEAGUE') = (to_address is not null and link_id is not null)),
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, asked_by) references app.membership (tenant_id, id));
create index colleague_question_conversation on app.colleague_question (tenant_id, conversation_id, asked_at desc);
create index colleague_question_ending on app.colleague_question (tenant_id, ends_at) where state = 'OPEN';
create index colleague_question_link_of on app.colleague_question (tenant_id, link_id) where link_id is not null;
create table app.colleague_answer (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), question_id uuid not null,
  from_member_id uuid, by_name text not null, by_code text, by_kind text, by_theme text, text text not null check (length(text) between 1 and 10000), answered_at timestamptz not null,
  primary key (tenant_id, id), unique nulls not distinct (tenant_id, question_id, from_member_id),
  foreign key (tenant_id, question_id) references app.colleague_question (tenant_id, id) on delete cascade);
-- What a neighbour asks, as the one who was asked has it: its own copy, and nothing that leads to the conversation.
create table app.neighbour_question (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), source_id uuid not null, from_member_id uuid not null,
  by_name text not null, by_code text not null, by_kind text not null, by_theme text not null, text text not null, topic text not null default '',
  asked_at timestamptz not null, ends_at timestamptz not null, state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'CLOSED')),
  answer text check (length(answer) between 1 and 10000), answered_at timestamptz, answered_by uuid,
  primary key (tenant_id, id), unique (tenant_id, source_id), check ((state = 'ANSWERED') = (answer is not null)),
  foreign key (tenant_id, answered_by) references app.membership (tenant_id, id));
create index neighbour_question_list on app.neighbour_question (tenant_id, asked_at desc, id desc);
comment on table app.colleague_contact is '@class tenant'; comment on table app.colleague_setting is '@class tenant';
comment on table app.colleague_question is '@class tenant';          comment on table app.colleague_answer is '@class tenant';
comment on table app.neighbour_question is '@class tenant';
call app.protect('app.colleague_contact');
call app.protect('app.colleague_setting');
call app.protect('app.colleague_question');
call app.protect('app.colleague_answer');
call app.protect('app.neighbour_question');
grant select, insert, update, delete on app.colleague_contact to app;
grant select, insert, update on app.colleague_setting, app.colleague_question, app.neighbour_question to app;
grant select on app.colleague_answer to app;
grant select on app.colleague_setting to worker;
grant select, update on app.colleague_question to worker;
grant select, insert on app.colleague_answer to worker;
grant select, insert, update on app.neighbour_question to worker;

-- What a link opens. Only the hash of its token; the question and what the visitor writes are encrypted, bound to tenant and link.
create table app.colleague_link (
  id uuid primary key, tenant_id uuid not null, token_hash bytea not null unique check (octet_length(token_hash) = 32),
  state text not null default 'OPEN' check (state in ('OPEN', 'ANSWERED', 'FORWARDED')), ends_at timestamptz not null, sealed bytea not null,
  written bytea, settled_at timestamptz, made_at timestamptz not null default now());
comment on table app.colleague_link is '@class local';
create index colleague_link_age on app.colleague_link (made_at);
call app.protect('app.colleague_link', 'platform');
grant select, insert, update, delete on app.colleague_link to worker;
-- Who asked may take a link back at once: it is gone, as if it had never been.
create policy own_seen on app.colleague_link for select to app using (tenant_id = (select app.tenant_id()));
create policy own_remove on app.colleague_link for delete to app using (tenant_id = (select app.tenant_id()));
grant select (id, tenant_id), delete on app.colleague_link to app;
create policy visit_reads on app.colleague_link for select to context_owner using (true);
create policy visit_writes on app.colleague_link for update to context_owner using (true) with check (true);
grant select, update (state, written, settled_at) on app.colleague_link to context_owner;
create policy visit_rings on app.outbox for insert to context_owner with check (true);
grant insert (tenant_id, topic, ref_id) on app.outbox to context_owner;

-- The only ways of a visitor: by the hash of the token, one row, three things. Unknown, ended and taken back look the same.
set local role context_owner;
create function app.open_link(hash bytea) returns table (id uuid, tenant_id uuid, sealed bytea, answered_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.id, l.tenant_id, case when l.state = 'OPEN' then l.sealed end, case when l.state = 'ANSWERED' then l.settled_at end
  from app.colleague_link l where l.token_hash = hash and (l.state = 'ANSWERED' or (l.state = 'OPEN' and l.ends_at > now())) $$;
create function app.settle_link(hash bytea, into_state text, body bytea) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare l record;
begin
  if into_state not in ('ANSWERED', 'FORWARDED') then raise exception 'unknown state' using errcode = '22023'; end if;
  update app.colleague_link k set state = into_state, written = body, settled_at = now()
    where k.token_hash = hash and k.state = 'OPEN' and k.ends_at > now() returning k.id, k.tenant_id into l;
  if found then
    insert into app.outbox (tenant_id, topic, ref_id)
      values (l.tenant_id, case into_state when 'ANSWERED' then 'colleagues.receive' else 'colleagues.forward' end, l.id);
    perform pg_notify('outbox', '');
    return 'DONE';
  end if;
  if exists (select from app.colleague_link k where k.token_hash = hash and k.state = 'ANSWERED') then return 'ANSWERED'; end if;
  return 'GONE';
end $$;
grant execute on function app.open_link(bytea), app.settle_link(bytea, text, bytea) to app;
