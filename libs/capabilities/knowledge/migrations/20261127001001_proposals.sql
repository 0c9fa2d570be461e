-- What fits a citizen's question is weighed by the engine of suggestions. The index says how much each lexeme says in its entry: the
-- position that stands with it in `words`. An entry that was written before has none and counts as if each stood once in its text.
set local citus.multi_shard_modify_mode = 'sequential';
set local role search_owner;

-- In how many entries each meaning stands, up to a bound: what is rare says more.
create function app.knowledge_held(meant text[]) returns int[]
language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare me uuid := app.tenant_id(); one text; n int; counts int[] := '{}';
begin
  foreach one in array meant[1:200] loop
    select count(*) into n from (select 1 from app.knowledge_entry e where e.tenant_id = me and e.words @@ one::tsquery limit 3000) few;
    counts := counts || n;
  end loop;
  return counts;
end $$;
revoke execute on function app.knowledge_held(text[]) from public;
grant execute on function app.knowledge_held(text[]) to app;

-- Entries that may fit, roughly the best first, each with what it says of what was asked. A word in the title says more than one in the
-- text; a word that stands in too many texts is looked for in titles only.
create function app.knowledge_candidates(meant text[], weights float8[], by_text boolean[], asked text[], kinds text[], day date, reader uuid, max_rows int)
returns table (id uuid, lexemes text[], amounts int[]) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare me uuid := app.tenant_id(); held text[] := app.roles();
begin
  if coalesce(cardinality(meant), 0) not between 1 and 20 then return; end if;
  return query with hit as (
      select h.id, x.weight * 0.6 as worth from unnest(meant, weights) x(w, weight) cross join lateral (
        select e.id from app.knowledge_entry e where e.tenant_id = me and e.title_words @@ x.w::tsquery and e.kind = any (kinds)
          and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
        limit 3000) h
      union all
      select h.id, x.weight * 0.4 from unnest(meant, weights, by_text) x(w, weight, is_rare) cross join lateral (
        select e.id from app.knowledge_entry e where x.is_rare and e.tenant_id = me and e.words @@ x.w::tsquery and e.kind = any (kinds)
          and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
        limit 1000) h),
    best as materialized (select h.id, sum(h.worth) as worth from hit h group by h.id order by worth desc, h.id limit least(greatest(max_rows, 1), 100))
    select b.id, o.lexemes, o.amounts from best b join app.knowledge_entry e on e.tenant_id = me and e.id = b.id
      cross join lateral (select array_agg(u.lexeme) as lexemes, array_agg(u.positions[1]::int) as amounts from unnest(e.words) u where u.lexeme = any (asked)) o;
end $$;
revoke execute on function app.knowledge_candidates(text[], float8[], boolean[], text[], text[], date, uuid, int) from public;
grant execute on function app.knowledge_candidates(text[], float8[], boolean[], text[], text[], date, uuid, int) to app;
