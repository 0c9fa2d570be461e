-- A search of common words opened thousands of titles and texts that lay beside their rows.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- Of a long row only the words of its text go out of line: titles are read by the thousand.
alter table app.knowledge_entry reset (toast_tuple_target);
alter table app.knowledge_entry alter column title_words set storage main, alter column title set storage main, alter column topic set storage main,
  alter column summary set storage main, alter column roles set storage main, alter column seen_by set storage main;
update app.knowledge_entry e set title_words = e.title_words || '' where pg_column_toast_chunk_id(e.title_words) is not null;

set local role search_owner;
-- Finds what it found before: what holds all words, ids only. A word itself in the title counts 3, another word for it in the title 2,
-- anywhere 1. A page full of titles with the words themselves is enough, and so is one of titles with all words in some form that count more
-- than a title without one of them can. The score is spelled out word by word: a subquery for each row costs more than all else.
create or replace function app.knowledge_search(exact text[], meant text[], kinds text[], day date, reader uuid, max_rows int)
returns table (id uuid, score int) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id(); held text[] := app.roles(); n int := least(greatest(max_rows, 1), 100); k int := cardinality(meant);
  its tsquery[] := exact::tsquery[]; itself tsquery := array_to_string(exact, ' & ')::tsquery; any_of tsquery[] := meant::tsquery[];
  whole tsquery := array_to_string(meant, ' & ')::tsquery; some_word tsquery := array_to_string(meant, ' | ')::tsquery;
  may_see constant text := 'e.kind = any ($2) and (e.roles = ''{}'' or e.roles && $3) and (e.seen_by = ''{}'' or $4 = any (e.seen_by)) and ($5 is null or ((e.valid_from is null or e.valid_from <= $5) and (e.valid_until is null or e.valid_until >= $5)))';
  in_order constant text := 'array_agg(h.id order by h.score desc, h.title_size, h.changed_at desc, h.id desc), array_agg(h.score order by h.score desc, h.title_size, h.changed_at desc, h.id desc)';
  worth text; ids uuid[]; scores int[];
begin
  if k = 0 or k > 20 then return; end if;
  select string_agg(format('case when e.title_words @@ ($6)[%1$s] then 3 when e.title_words @@ ($7)[%1$s] then 2 else 1 end', at), ' + ') into worth from generate_series(1, k) at;
  execute format($sql$select array_agg(h.id order by h.title_size, h.changed_at desc, h.id desc), array_agg($8) from (
      select e.id, e.title_size, e.changed_at from app.knowledge_entry e where e.tenant_id = $1 and e.title_words @@ $6 and %s
      order by e.title_size, e.changed_at desc, e.id desc limit $7) h$sql$, may_see)
    into ids, scores using me, kinds, held, reader, day, itself, n, 3 * k;
  if coalesce(cardinality(ids), 0) < n then
    execute format($sql$select %s from (
        select e.id, %s as score, e.title_size, e.changed_at from app.knowledge_entry e where e.tenant_id = $1 and e.title_words @@ $8 and %s
        order by score desc, e.title_size, e.changed_at desc, e.id desc limit $9) h where h.score > $10$sql$, in_order, worth, may_see)
      into ids, scores using me, kinds, held, reader, day, its, any_of, whole, n, 3 * k - 2;
  end if;
  if coalesce(cardinality(ids), 0) < n then
    execute format($sql$select %s from (
        select e.id, %s as score, e.title_size, e.changed_at from app.knowledge_entry e where e.tenant_id = $1 and e.title_words @@ $8 and e.words @@ $10 and %s
        order by score desc, e.title_size, e.changed_at desc, e.id desc limit $9) h$sql$, in_order, worth, may_see)
      into ids, scores using me, kinds, held, reader, day, its, any_of, some_word, n, whole;
  end if;
  return query select u.* from unnest(ids, scores) as u(id, score);
  if coalesce(cardinality(ids), 0) < n then
    return query select e.id, k from app.knowledge_entry e where e.tenant_id = me and e.words @@ whole and not e.title_words @@ some_word and e.kind = any (kinds)
        and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
      order by e.title_size, e.changed_at desc, e.id desc limit n - coalesce(cardinality(ids), 0);
  end if;
end $$;
