-- Search finds notes and names of authors, and letters with any accent by their plain form. Newest first stays cheap for every word.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create index conversation_newest on app.conversation (tenant_id, last_inbound_at, id) where status = 'open';
drop function app.search(text, timestamptz, uuid, int);
alter table app.message alter column tsv set expression as (to_tsvector('app.dutch', left(text, 20000))
  || to_tsvector('app.names', left(author_handle || ' ' || author_name, 1000)));
alter table app.note add column tsv tsvector not null generated always as (to_tsvector('app.dutch', text)) stored;
create index note_time on app.note (tenant_id, at desc, id desc);
create index note_words on app.note using gin (tenant_id, tsv);
create policy search_reads on app.note for select to search_owner using (true);
grant select (tenant_id, conversation_id, at, id, tsv) on app.note to search_owner;
set local role search_owner;

-- Each word by its stem or as a name, all of them; a word that says nothing is left out. Between quotes and with "or" as people know it from the web.
create function app.words_query(words text) returns tsquery language plpgsql stable parallel safe set search_path = '' as $$
declare w text; stems tsquery; named tsquery; q tsquery;
begin
  if words !~* '"|\mor\M' then
    foreach w in array (string_to_array(regexp_replace(btrim(words), '\s+', ' ', 'g'), ' '))[1:20] loop
      stems := websearch_to_tsquery('app.dutch', w); named := websearch_to_tsquery('app.names', w);
      continue when numnode(stems) = 0;
      if w like '-%' then stems := stems && named; else stems := stems || named; end if;
      q := coalesce(q && stems, stems);
    end loop;
  end if;
  return coalesce(q, websearch_to_tsquery('app.dutch', words) || websearch_to_tsquery('app.names', words));
end $$;

-- Where the words stand, newest first, ids only: the texts are read under the policies.
-- First the newest rows, where a common word has enough; then as far back as that promises; else all rows with the words. Each step is
-- planned for its own words and days, so no plan depends on when a word was used.
create function app.search(words text, before timestamptz default 'infinity', before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff', max_rows int default 50)
returns table (id uuid, conversation_id uuid, at timestamptz, in_note boolean)
language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id();
  q tsquery := app.words_query(words);
  n int := least(greatest(max_rows, 1), 100); depth constant int := 400;
  ids uuid[]; threads uuid[]; times timestamptz[]; seen int; newest timestamptz; oldest timestamptz; hits int; floor timestamptz := '-infinity'; last timestamptz;
begin
  if numnode(q) = 0 then return; end if;
  select array_agg(r.id order by r.at desc, r.id desc) filter (where r.tsv @@ q), array_agg(r.conversation_id order by r.at desc, r.id desc) filter (where r.tsv @@ q),
      array_agg(r.at order by r.at desc, r.id desc) filter (where r.tsv @@ q), count(*), max(r.at), min(r.at)
    into ids, threads, times, seen, newest, oldest
    from (select m.id, m.conversation_id, m.at, m.tsv from app.message m
      where m.tenant_id = me and (m.at, m.id) < (before, before_id) order by m.at desc, m.id desc limit depth) r;
  hits := coalesce(cardinality(ids), 0);
  if hits < n and seen = depth then
    -- Half as far again as the words found so far promise.
    if hits >= 4 then floor := newest - (newest - oldest) * (1.5 * n / hits);
      select array_agg(h.id), array_agg(h.conversation_id), array_agg(h.at) into ids, threads, times from (
        with hit as materialized (select m.id, m.conversation_id, m.at from app.message m
          where m.tenant_id = me and m.tsv @@ q and m.at >= floor and m.at <= before and (m.at, m.id) < (before, before_id))
        select * from hit t order by t.at desc, t.id desc limit n) h;
    end if;
    if hits < 4 or coalesce(cardinality(ids), 0) < n then
      select array_agg(h.id), array_agg(h.conversation_id), array_agg(h.at) into ids, threads, times from (
        with hit as materialized (select m.id, m.conversation_id, m.at from app.message m
          where m.tenant_id = me and m.tsv @@ q and (m.at, m.id) < (before, before_id))
        select * from hit t order by t.at desc, t.id desc limit n) h;
    end if;
  end if;
  -- Of the notes only those can be among the first that are not older than the last of the messages.
  last := case when cardinality(ids) >= n then times[n] else '-infinity' end;
  return query with hit as materialized (select o.id, o.conversation_id, o.at from app.note o
      where o.tenant_id = me and o.tsv @@ q and o.at >= last and (o.at, o.id) < (before, before_id))
    select a.* from (select u.*, false from unnest(ids, threads, times) as u(id, conversation_id, at)
      union all select h.id, h.conversation_id, h.at, true from hit h) a(id, conversation_id, at, in_note)
    order by a.at desc, a.id desc limit n;
end $$;
grant execute on function app.search(text, timestamptz, uuid, int) to app;
