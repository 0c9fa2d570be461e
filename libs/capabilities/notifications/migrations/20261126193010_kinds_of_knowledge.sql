-- More kinds, beside whichever there are by now.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
do $$
declare
  kinds text[];
begin
  select array(select distinct k[1] from regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') k) into kinds
    from pg_catalog.pg_constraint c where c.conrelid = 'app.notification'::regclass and c.conname = 'notification_kind_check';
  kinds := kinds || array['STAFF_NEWS', 'KNOWLEDGE_WRONG'];
  alter table app.notification drop constraint notification_kind_check;
  execute format('alter table app.notification add constraint notification_kind_check check (kind in (%s))',
    (select string_agg(quote_literal(k), ', ' order by k) from (select distinct unnest(kinds) as k) one));
end $$;
