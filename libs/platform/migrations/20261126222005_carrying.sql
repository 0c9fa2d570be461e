-- One tenant becomes part of another: the rows of a table are copied, under the same ids, so that what points at them still does.
-- For the operator alone, in one transaction: nobody has a right to it.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- Who somebody is in the tenant that goes on: the same person, else whoever takes over.
create function app.heir_of(ending uuid, going_on uuid, member uuid, heir uuid) returns uuid language sql stable set search_path = '' as $$
  select coalesce((select n.id from app.membership m join app.membership n on n.tenant_id = going_on and n.principal_id = m.principal_id
    where m.tenant_id = ending and m.id = member limit 1), heir) $$;
-- Twice is as good as once. What the going on tenant has already stands. `chosen` says which rows, of `t`.
create function app.carry(what regclass, ending uuid, going_on uuid, heir uuid, chosen text default 'true') returns int language plpgsql set search_path = '' as $$
declare columns text; picked text; n int;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(case
      when a.attname = 'tenant_id' then '$2'
      when exists (select from pg_catalog.pg_constraint k where k.conrelid = what and k.contype = 'f' and k.confrelid = 'app.membership'::regclass and k.conkey[2] = a.attnum)
        then format('case when t.%1$I is not null then app.heir_of($1, $2, t.%1$I, $3) end', a.attname)
      else format('t.%I', a.attname) end, ', ' order by a.attnum)
    into columns, picked from pg_catalog.pg_attribute a where a.attrelid = what and a.attnum > 0 and not a.attisdropped and a.attgenerated = '';
  execute format('with added as (insert into %s (%s) select %s from %s t where t.tenant_id = $1 and (%s) on conflict do nothing returning 1) select count(*) from added',
    what, columns, picked, what, chosen) into n using ending, going_on, heir;
  return n;
end $$;
revoke execute on function app.heir_of(uuid, uuid, uuid, uuid), app.carry(regclass, uuid, uuid, uuid, text) from public;
