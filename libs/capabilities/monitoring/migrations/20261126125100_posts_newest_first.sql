-- The newest posts with a word were found by reading all posts with it, and in a tenant with a million posts a common word has too many.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
set local role search_owner;
-- Looks back in steps that grow, and stops as soon as there are enough: a common word is found in the first hour, a rare one is rare.
-- Each step is planned for its own word and hours.
create or replace function app.posts_with(lexemes text[], since timestamptz, before timestamptz, max_rows int)
returns table (id uuid, at timestamptz) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id(); n int := least(greatest(max_rows, 1), 1000); q tsquery; l text; word text; one tsquery;
  upper timestamptz := least(before, now() + interval '1 day'); lower timestamptz; step interval := '1 hour'; got int; sum int := 0;
begin
  if cardinality(lexemes) not between 1 and 100 then return; end if;
  foreach l in array lexemes loop
    word := rtrim(l, '*');
    continue when word !~ '^[[:alnum:]]{2,60}$';
    one := (quote_literal(word) || case when l = word then '' else ':*' end)::tsquery;
    -- A name of a place that we keep whole is a stem there.
    if l = word then one := one || plainto_tsquery('pg_catalog.dutch', word); end if;
    q := coalesce(q || one, one);
  end loop;
  if q is null or numnode(q) = 0 then return; end if;
  while upper > since and sum < n loop
    lower := greatest(since, upper - step);
    return query with hit as materialized (select m.id, m.at from app.message m
        where m.tenant_id = me and m.tsv @@ q and m.at >= lower and m.at < upper)
      select h.id, h.at from hit h order by h.at desc, h.id desc limit n - sum;
    get diagnostics got = row_count;
    sum := sum + got;
    upper := lower;
    step := step * 3;
  end loop;
end $$;
