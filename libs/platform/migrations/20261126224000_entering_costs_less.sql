-- Entering asks twice instead of four times: the key of the seal comes with the membership.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
set local role context_owner;
create or replace function app.enter(assertion text) returns app.entrance language plpgsql volatile parallel unsafe security definer set search_path = '' as $$
declare f text[] := app.verified_assertion(assertion); moment timestamptz := clock_timestamp(); o record; body text;
begin
  -- The live membership decides, not the token. The same statement fetches what is open now, and the newest key for the seal.
  select m.id as membership_id, m.roles, array(select x.partnership_id from app.partnership_member x
      where x.member_id = f[3]::uuid and x.valid_from <= moment and x.valid_until > moment order by 1) as partnerships,
    array(select x.room_id from app.room_member x
      where x.member_id = f[3]::uuid and x.valid_from <= moment and x.valid_until > moment order by 1) as rooms,
    k.kid, k.ikey, k.okey
    into o from app.membership m join app.tenant t on t.id = m.tenant_id join app.principal p on p.id = m.principal_id
      left join (select c.kid, c.ikey, c.okey from app.context_key c order by c.made_at desc limit 1) k on true
    where m.tenant_id = f[3]::uuid and m.principal_id = f[4]::uuid and m.status = 'active' and t.active and p.active
      and p.kind = f[9] and m.valid_from <= moment and m.valid_until > moment;
  if not found then raise exception 'membership_refused' using errcode = '28000'; end if;
  -- Once per transaction. PostgreSQL numbers the exported snapshots of a transaction, and nothing that app can do
  -- (set_config, RESET ALL, savepoints) turns that number back. Inside a savepoint it refuses with 25001.
  if pg_export_snapshot() not like '%-1' then
    raise exception 'context_already_set' using errcode = '28000'; end if;
  body := concat_ws('|', 'c1', o.kid, f[3]::uuid, f[4]::uuid, f[5], f[6], o.partnerships, o.rooms, o.roles);
  -- The seal as app.context_seal makes it.
  perform set_config('app.context', body || '|'
    || encode(sha256(o.okey || sha256(o.ikey || convert_to(body || '|' || app.challenge(), 'UTF8'))), 'hex'), true);
  return row(o.membership_id, o.roles, o.partnerships)::app.entrance;
end $$;
