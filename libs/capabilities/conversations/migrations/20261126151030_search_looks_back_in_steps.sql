-- A word in one of two hundred messages was looked up in all of them; the time it was last used says how far back is enough.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
set local role search_owner;
create or replace function app.search(words text, before timestamptz default 'infinity', before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff', max_rows int default 50)
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
    -- Half as far again as the words found so far promise; of few, that promise is worth little.
    if hits >= 1 then floor := newest - (newest - oldest) * (1.5 * n / hits + case when hits < 4 then 20 else 0 end);
      select array_agg(h.id), array_agg(h.conversation_id), array_agg(h.at) into ids, threads, times from (
        with hit as materialized (select m.id, m.conversation_id, m.at from app.message m
          where m.tenant_id = me and m.tsv @@ q and m.at >= floor and m.at <= before and (m.at, m.id) < (before, before_id))
        select * from hit t order by t.at desc, t.id desc limit n) h;
    end if;
    if hits < 1 or coalesce(cardinality(ids), 0) < n then
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
