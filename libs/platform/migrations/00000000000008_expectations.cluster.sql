-- What the planner expects of a table that was never analysed: a few tenants, each with many rows. Of an empty table it knows
-- nothing, finds every index that begins with the tenant as good as any other, and keeps a plan that reads all rows of a tenant
-- for each row that comes in, until the first ANALYZE. What ANALYZE finds takes the place of this.
do $$
declare expected record;
begin
  for expected in
    select t.relname::text as relation, a.attname::text as attribute
    from pg_catalog.pg_class t join pg_catalog.pg_attribute a on a.attrelid = t.oid
    where t.relnamespace = 'app'::regnamespace and t.relkind = 'r' and t.reltuples < 0
      and a.attname in ('tenant_id', 'partnership_id', 'connection_id') and not a.attisdropped
      and not exists (select from pg_catalog.pg_statistic s where s.starelid = t.oid)
  loop
    perform pg_catalog.pg_restore_attribute_stats('schemaname', 'app', 'relname', expected.relation, 'attname', expected.attribute,
      'inherited', false, 'null_frac', 0::real, 'avg_width', 16, 'n_distinct', 8::real);
  end loop;
end $$;
