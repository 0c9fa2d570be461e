-- The tenancy kernel: one tenant per transaction, proven by the database itself. Why and what it costs: docs/decisions/0002.
set local role owner;
create table app.tenant (
  id uuid primary key default uuidv7(), active boolean not null default true,
  code text not null unique check (code ~ '^[A-Z0-9]{2,5}$'), name text not null,
  kind text not null check (kind in ('municipality', 'safety_region', 'service_organisation')),
  gm_code text unique, inhabitants int check (inhabitants >= 0), theme text not null default 'neutral');
create table app.principal (
  id uuid primary key default uuidv7(), kind text not null check (kind in ('person', 'system')), active boolean not null default true,
  issuer text, subject text, unique (issuer, subject), check ((kind = 'person') = (issuer is not null and subject is not null)));
create table app.membership (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  principal_id uuid not null references app.principal, status text not null check (status in ('invited', 'active', 'suspended', 'ended')),
  roles text[] not null default '{}' check (roles <@ array['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'analyst', 'board',
    'privacy_officer', 'archivist', 'tenant_admin', 'licence_holder', 'triage', 'system']),
  display_name text not null, initials text not null check (initials ~ '^[A-Z]{2,3}$'),
  valid_from timestamptz not null default now(), valid_until timestamptz not null default 'infinity',
  primary key (tenant_id, id), unique (tenant_id, principal_id));
create index membership_principal on app.membership (principal_id);
create table app.partnership (partnership_id uuid primary key default uuidv7(), name text not null, holder_id uuid not null references app.tenant);
-- Names stand here a second time, so that members know each other without a right to read the tenants themselves.
create table app.partnership_member (
  member_id uuid not null references app.tenant, partnership_id uuid not null references app.partnership,
  code text not null, name text not null, kind text not null, theme text not null, gm_code text, inhabitants int,
  valid_from timestamptz not null default now(), valid_until timestamptz not null default 'infinity', primary key (member_id, partnership_id));
create index partnership_member_partnership on app.partnership_member (partnership_id);
create table app.room_member (member_id uuid not null references app.tenant, room_id uuid not null,
  valid_from timestamptz not null default now(), valid_until timestamptz not null, primary key (member_id, room_id));
comment on table app.tenant is '@class shared';             comment on table app.principal is '@class shared';
comment on table app.membership is '@class tenant';         comment on table app.partnership is '@class shared';
comment on table app.partnership_member is '@class shared'; comment on table app.room_member is '@class shared';
grant select on app.tenant, app.principal, app.membership, app.partnership_member, app.room_member to context_owner;

-- KEYS. Only context_owner reads them; keep them out of dumps (--exclude-table-data='app.*_key').
-- HMAC-SHA256(key, m) = sha256(okey || sha256(ikey || m)): the padded halves are stored, so no extension is needed.
set local role context_owner;
create table app.assertion_key (
  kid text primary key check (kid ~ '^[a-z0-9]{1,16}$'), login_role name not null, principal_kind text not null,
  max_life interval not null check (max_life <= interval '15 minutes'), valid_until timestamptz not null,
  ikey bytea not null check (octet_length(ikey) = 64), okey bytea not null check (octet_length(okey) = 64));
create table app.context_key (
  kid text primary key, made_at timestamptz not null default clock_timestamp(), ikey bytea not null, okey bytea not null);
comment on table app.assertion_key is '@class local'; comment on table app.context_key is '@class local';
create function app.key_half(key bytea, pad int) returns bytea language plpgsql immutable strict set search_path = '' as $$
declare r bytea := decode(repeat(lpad(to_hex(pad), 2, '0'), 64), 'hex');
begin
  if octet_length(key) not between 32 and 64 then raise exception 'a key has 32 to 64 bytes' using errcode = '22023'; end if;
  for i in 0 .. octet_length(key) - 1 loop r := set_byte(r, i, get_byte(key, i) # pad); end loop;
  return r;
end $$;
create procedure app.put_assertion_key(kid text, login_role name, principal_kind text, max_life interval, valid_until timestamptz, key bytea)
language sql security definer set search_path = '' as $$
  insert into app.assertion_key values (kid, login_role, principal_kind, max_life, valid_until, app.key_half(key, 54), app.key_half(key, 92))
  on conflict (kid) do update set login_role = excluded.login_role, principal_kind = excluded.principal_kind, max_life = excluded.max_life,
    valid_until = excluded.valid_until, ikey = excluded.ikey, okey = excluded.okey $$;
create procedure app.rotate_context_key() language plpgsql security definer set search_path = '' as $$
declare k bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
begin
  delete from app.context_key where made_at < clock_timestamp() - interval '1 hour';
  insert into app.context_key (kid, ikey, okey) values (left(encode(sha256(k), 'hex'), 12), app.key_half(k, 54), app.key_half(k, 92));
end $$;

-- CONTEXT. The question of this transaction; the assertion must answer it, so a stolen one is worth nothing elsewhere.
create function app.challenge() returns text language sql stable parallel restricted
begin atomic select pg_backend_pid() || '.' || extract(epoch from transaction_timestamp()); end;

-- Checks v1|kid|tenant|user|purpose|exp|nonce|hmac: signature by a key of this login role, shape, time and place. Returns the fields and the kind of principal.
create function app.verified_assertion(assertion text) returns text[] language plpgsql stable set search_path = '' as $$
declare f text[] := string_to_array(assertion, '|'); moment timestamptz := clock_timestamp(); k app.assertion_key;
begin
  -- Both sides are hashed, so the time of the comparison tells nothing.
  select * into k from app.assertion_key a where a.kid = f[2] and a.login_role = session_user and a.valid_until > moment;
  if not found or cardinality(f) <> 8 or f[1] <> 'v1' or sha256(convert_to(f[8], 'UTF8')) is distinct from sha256(convert_to(encode(
      sha256(k.okey || sha256(k.ikey || convert_to(left(assertion, -65), 'UTF8'))), 'hex'), 'UTF8')) then
    raise exception 'assertion_signature' using errcode = '28000'; end if;
  if not (pg_input_is_valid(f[3], 'uuid') and pg_input_is_valid(f[4], 'uuid') and pg_input_is_valid(f[6], 'int8') and f[5] ~ '^[a-z][a-z0-9:._-]*$') then
    raise exception 'assertion_malformed' using errcode = '28000'; end if;
  if to_timestamp(f[6]::bigint) <= moment or to_timestamp(f[6]::bigint) > moment + k.max_life then
    raise exception 'assertion_expired' using errcode = '28000'; end if;
  if f[7] is distinct from app.challenge() then
    raise exception 'assertion_replayed' using errcode = '28000'; end if;
  return f || k.principal_kind;
end $$;

create type app.entrance as (membership_id uuid, roles text[], partnership_ids uuid[]);
create function app.enter(assertion text) returns app.entrance language plpgsql volatile parallel unsafe security definer set search_path = '' as $$
declare f text[] := app.verified_assertion(assertion); moment timestamptz := clock_timestamp(); o record; body text;
begin
  -- The live membership decides, not the token. The same statement fetches what is open now.
  select m.id as membership_id, m.roles, array(select x.partnership_id from app.partnership_member x
      where x.member_id = f[3]::uuid and x.valid_from <= moment and x.valid_until > moment order by 1) as partnerships,
    array(select x.room_id from app.room_member x
      where x.member_id = f[3]::uuid and x.valid_from <= moment and x.valid_until > moment order by 1) as rooms
    into o from app.membership m join app.tenant t on t.id = m.tenant_id join app.principal p on p.id = m.principal_id
    where m.tenant_id = f[3]::uuid and m.principal_id = f[4]::uuid and m.status = 'active' and t.active and p.active
      and p.kind = f[9] and m.valid_from <= moment and m.valid_until > moment;
  if not found then raise exception 'membership_refused' using errcode = '28000'; end if;
  -- Once per transaction. PostgreSQL numbers the exported snapshots of a transaction, and nothing that app can do
  -- (set_config, RESET ALL, savepoints) turns that number back. Inside a savepoint it refuses with 25001.
  if pg_export_snapshot() not like '%-1' then
    raise exception 'context_already_set' using errcode = '28000'; end if;
  body := concat_ws('|', 'c1', (select c.kid from app.context_key c order by c.made_at desc limit 1),
    f[3]::uuid, f[4]::uuid, f[5], f[6], o.partnerships, o.rooms, o.roles);
  perform set_config('app.context', body || '|' || app.context_seal(body), true);
  return row(o.membership_id, o.roles, o.partnerships)::app.entrance;
end $$;

-- The seal binds a context to this backend and this transaction, with a key that never leaves the database.
create function app.context_seal(body text) returns text language plpgsql stable set search_path = '' as $$
declare c app.context_key;
begin
  select * into c from app.context_key k where k.kid = split_part(body, '|', 2);
  if not found then return null; end if;
  return encode(sha256(c.okey || sha256(c.ikey || convert_to(body || '|' || app.challenge(), 'UTF8'))), 'hex');
end $$;

-- The only reader of the context. STABLE, never IMMUTABLE: a generic plan would keep the first tenant for ever.
create type app.verified_context as (tenant_id uuid, principal_id uuid, purpose text, partnership_ids uuid[], room_ids uuid[], roles text[]);
create function app.context() returns app.verified_context language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare raw text := current_setting('app.context', true); f text[];
begin
  if raw is null or raw = '' then raise exception 'context_missing' using errcode = '28000'; end if;
  if sha256(convert_to(right(raw, 64), 'UTF8')) is distinct from sha256(convert_to(app.context_seal(left(raw, -65)), 'UTF8')) then
    raise exception 'context_forged' using errcode = '28000'; end if;
  f := string_to_array(raw, '|');
  if to_timestamp(f[6]::bigint) <= clock_timestamp() then raise exception 'context_expired' using errcode = '28000'; end if;
  return row(f[3]::uuid, f[4]::uuid, f[5], f[7]::uuid[], f[8]::uuid[], f[9]::text[])::app.verified_context;
end $$;
create function app.tenant_id() returns uuid language sql stable parallel restricted begin atomic select (app.context()).tenant_id; end;
create function app.principal_id() returns uuid language sql stable parallel restricted begin atomic select (app.context()).principal_id; end;
create function app.partnership_ids() returns uuid[] language sql stable parallel restricted begin atomic select (app.context()).partnership_ids; end;
create function app.room_ids() returns uuid[] language sql stable parallel restricted begin atomic select (app.context()).room_ids; end;
create function app.roles() returns text[] language sql stable parallel restricted begin atomic select (app.context()).roles; end;
grant execute on function app.challenge(), app.enter(text), app.context(), app.tenant_id(), app.principal_id(), app.partnership_ids(), app.room_ids(), app.roles() to app, worker;
grant execute on function app.context(), app.challenge(), app.tenant_id(), app.partnership_ids() to search_owner, statistics_owner, audit_owner;

-- SIGN-IN. Who a token's (issuer, subject) is, and where that person may act. The list needs an assertion for no tenant (the nil id), purpose 'signin'.
create function app.principal_of(token_issuer text, token_subject text) returns uuid language sql stable security definer set search_path = '' as $$
  select p.id from app.principal p where p.issuer = token_issuer and p.subject = token_subject and p.active and p.kind = 'person' $$;
create function app.memberships(assertion text) returns table (tenant_id uuid, code text, name text, kind text, theme text, roles text[], display_name text, initials text)
language plpgsql stable security definer set search_path = '' as $$
declare f text[] := app.verified_assertion(assertion); moment timestamptz := clock_timestamp();
begin
  if f[3]::uuid <> '00000000-0000-0000-0000-000000000000' or f[5] <> 'signin' then raise exception 'assertion_malformed' using errcode = '28000'; end if;
  return query select t.id, t.code, t.name, t.kind, t.theme, m.roles, m.display_name, m.initials
    from app.membership m join app.tenant t on t.id = m.tenant_id join app.principal p on p.id = m.principal_id
    where m.principal_id = f[4]::uuid and m.status = 'active' and t.active and p.active and p.kind = f[9]
      and m.valid_from <= moment and m.valid_until > moment order by t.code;
end $$;
grant execute on function app.principal_of(text, text), app.memberships(text) to app;

-- Where a system principal may work, ids only: the worker opens one transaction per tenant.
create function app.workplaces(partnership uuid) returns setof uuid language sql stable security definer set search_path = '' as $$
  select x.member_id from app.partnership_member x join app.tenant t on t.id = x.member_id
  where x.partnership_id = partnership and t.active and x.valid_from <= now() and x.valid_until > now() order by 1 $$;
grant execute on function app.workplaces(uuid) to worker;

-- POLICIES: made here and nowhere else; drops every policy it finds, so further policies come after it.
-- tenant: own rows. library, room: read what is open to me, write only my own part. partnership: read what is open, written at deploy.
-- intake: the triage role of the partnership reads, the worker writes. platform: the worker's own, without a tenant's content.
set local role owner;
create procedure app.protect(t regclass, kind text default 'tenant') language plpgsql set search_path = '' as $$
declare p name; mine text := 'tenant_id = (select app.tenant_id())'; seen text := 'partnership_id = any ((select app.partnership_ids())::uuid[])';
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  for p in select polname from pg_catalog.pg_policy where polrelid = t loop execute format('drop policy %I on %s', p, t); end loop;
  if kind = 'tenant' then
    execute format('create policy tenant on %s for all to public using (%s) with check (%s)', t, mine, mine);
  elsif kind in ('library', 'room') then
    if kind = 'room' then seen := 'room_id = any ((select app.room_ids())::uuid[])'; end if;
    mine := seen || ' and author_' || mine;
    execute format('create policy seen on %s for select to public using (%s)', t, seen);
    execute format('create policy add on %s for insert to public with check (%s)', t, mine);
    execute format('create policy change on %s for update to public using (%s) with check (%s)', t, mine, mine);
    execute format('create policy remove on %s for delete to public using (%s)', t, mine);
  elsif kind = 'partnership' then
    execute format('create policy seen on %s for select to public using (%s)', t, seen);
  elsif kind = 'intake' then
    execute format('create policy seen on %s for select to app using (%s and ''triage'' = any ((select app.roles())::text[]))', t, seen);
    execute format('create policy worker on %s for all to worker using (true) with check (true)', t);
  elsif kind = 'platform' then
    execute format('create policy worker on %s for all to worker using (true) with check (true)', t);
  else raise exception 'unknown kind %', kind using errcode = '22023';
  end if;
end $$;
call app.protect('app.membership');
create policy context_reads on app.membership for select to context_owner using (true);
call app.protect('app.partnership', 'partnership');
call app.protect('app.partnership_member', 'partnership');
create policy context_reads on app.partnership_member for select to context_owner using (true);
alter table app.tenant enable row level security; alter table app.tenant force row level security;
create policy own on app.tenant for select to public using (id = (select app.tenant_id()));
create policy context_reads on app.tenant for select to context_owner using (true);
alter table app.room_member enable row level security; alter table app.room_member force row level security;
create policy own on app.room_member for select to public using (member_id = (select app.tenant_id()));
create policy context_reads on app.room_member for select to context_owner using (true);
alter table app.principal enable row level security; alter table app.principal force row level security;
create policy context_reads on app.principal for select to context_owner using (true);
grant select on app.membership, app.partnership, app.partnership_member, app.tenant to app, worker;
set local role context_owner;
call app.rotate_context_key();
