-- The newest posts with a word were found by reading all posts with it, and in a tenant with a million posts a common word has too many.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
set local role search_owner;
-- A post must hold one lexeme of each group ("afval|vuilnis*"; a lexeme that ends in * is a beginning).
-- Looks back in steps that grow, and stops as soon as there are enough: a common word is found in the first hour, a rare one is rare.
-- Each step is planned for its own words and hours.
create or replace function app.posts_with(lexemes text[], since timestamptz, before timestamptz, max_rows int)
returns table (id uuid, at timestamptz) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id(); n int := least(greatest(max_rows, 1), 1000); q tsquery; any_of tsquery; one tsquery; g text; l text; word text;
  upper timestamptz := least(before, now() + interval '1 day'); lower timestamptz; step interval := '1 hour'; got int; sum int := 0;
begin
  if cardinality(lexemes) not between 1 and 10 or length(array_to_string(lexemes, '')) > 10000 then return; end if;
  foreach g in array lexemes loop
    any_of := null;
    foreach l in array string_to_array(g, '|') loop
      word := rtrim(l, '*');
      continue when word !~ '^[[:alnum:]]{2,60}$';
      one := (quote_literal(word) || case when l = word then '' else ':*' end)::tsquery;
      -- A name of a place that we keep whole is a stem there.
      if l = word then one := one || plainto_tsquery('pg_catalog.dutch', word); end if;
      any_of := coalesce(any_of || one, one);
    end loop;
    q := coalesce(q && any_of, q, any_of);
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
