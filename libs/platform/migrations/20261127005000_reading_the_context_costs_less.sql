-- Each table that a statement reads has the context verified once. One function instead of two, with the same checks: the key is
-- looked up and the seal made where it is compared.
set local role owner;
set local role context_owner;
create or replace function app.context() returns app.verified_context language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare raw text := current_setting('app.context', true); f text[] := string_to_array(raw, '|'); i bytea; o bytea;
begin
  if raw is null or raw = '' then raise exception 'context_missing' using errcode = '28000'; end if;
  -- The seal binds a context to this backend and this transaction, with a key that never leaves the database. Without that key
  -- there is no seal, and nothing equals it. Both sides are hashed, so the time of the comparison tells nothing.
  select k.ikey, k.okey into i, o from app.context_key k where k.kid = f[2];
  if sha256(convert_to(right(raw, 64), 'UTF8')) is distinct from sha256(convert_to(encode(
      sha256(o || sha256(i || convert_to(left(raw, -65) || '|' || app.challenge(), 'UTF8'))), 'hex'), 'UTF8')) then
    raise exception 'context_forged' using errcode = '28000'; end if;
  if to_timestamp(f[6]::bigint) <= clock_timestamp() then raise exception 'context_expired' using errcode = '28000'; end if;
  return row(f[3]::uuid, f[4]::uuid, f[5], f[7]::uuid[], f[8]::uuid[], f[9]::text[])::app.verified_context;
end $$;
drop function app.context_seal(text);
