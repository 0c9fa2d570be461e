-- How a capability adds kinds of notices beside whichever there are by now; it was written out each time before.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create procedure app.allow_notices(variadic more text[]) language plpgsql set search_path = '' as $$
declare
  kinds text[];
begin
  select array(select distinct k[1] from pg_catalog.regexp_matches(pg_catalog.pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') k) into kinds
    from pg_catalog.pg_constraint c where c.conrelid = 'app.notification'::pg_catalog.regclass and c.conname = 'notification_kind_check';
  alter table app.notification drop constraint notification_kind_check;
  execute pg_catalog.format('alter table app.notification add constraint notification_kind_check check (kind in (%s))',
    (select pg_catalog.string_agg(pg_catalog.quote_literal(k), ', ' order by k) from (select distinct pg_catalog.unnest(kinds || more) as k) one));
end $$;
