-- A word in one of ten to a thousand messages was looked up in all messages of the tenant, to show the newest fifty. The index of words
-- now also knows the day of a message and its 32 days, each as one number with its tenant, so that a search reads the days it needs.
set local citus.multi_shard_modify_mode = 'sequential';
set local maintenance_work_mem = '512MB';
set local role owner;
drop index app.message_words;
create index message_words on app.message using gin (tenant_id, (array[
    uuid_hash_extended(tenant_id, ((at at time zone 'UTC')::date - date '2000-01-01')::bigint),
    uuid_hash_extended(tenant_id, (-1 - ((at at time zone 'UTC')::date - date '2000-01-01') / 32)::bigint)]), tsv);
set local role search_owner;

-- Where the words stand, newest first, ids only: the texts are read under the policies.
-- First the newest rows. From how often they hold the words follows how far back the rest is: a few rows more are read by time, further
-- back by the index of words, some days or some 32 days at once, and so on until there are enough.
-- "is true" keeps a condition from being looked up, so that each way has one plan, whatever the words and days. Two numbers may be one
-- by chance: the tenant and the time are looked at again.
create or replace function app.search(words text, before timestamptz default 'infinity', before_id uuid default 'ffffffff-ffff-ffff-ffff-ffffffffffff', max_rows int default 50)
returns table (id uuid, conversation_id uuid, at timestamptz, in_note boolean)
language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
  me uuid := app.tenant_id();
  q tsquery := app.words_query(words);
  n int := least(greatest(max_rows, 1), 100);
  depth constant int := 200; by_time constant int := 1500; most_days constant int := 40; most_blocks constant int := 40; day_0 constant date := '2000-01-01';
  ids uuid[]; threads uuid[]; times timestamptz[]; more_ids uuid[]; more_threads uuid[]; more_times timestamptz[];
  seen int; hits int; newest timestamptz; pos timestamptz; pos_id uuid; first timestamptz; first_id uuid;
  way text := 'time'; looked float8; per_row float8; width float8; floor timestamptz; day_from int; day_to int; slots bigint[]; last timestamptz;
begin
  if numnode(q) = 0 then return; end if;
  select array_agg(r.id order by r.at desc, r.id desc) filter (where r.hit), array_agg(r.conversation_id order by r.at desc, r.id desc) filter (where r.hit),
      array_agg(r.at order by r.at desc, r.id desc) filter (where r.hit), count(*), max(r.at), min(r.at), (array_agg(r.id order by r.at desc, r.id desc))[depth]
    into ids, threads, times, seen, newest, pos, pos_id
    from (select m.id, m.conversation_id, m.at, m.tsv @@ q as hit from app.message m
      where m.tenant_id = me and (m.at, m.id) < (before, before_id) order by m.at desc, m.id desc limit 200) r;
  hits := coalesce(cardinality(ids), 0);
  if hits < n and seen = depth then
    per_row := greatest(extract(epoch from newest - pos), 1) / depth;
    select m.at, m.id into first, first_id from app.message m where m.tenant_id = me order by m.at, m.id limit 1;
    while hits < n and (pos, pos_id) > (first, first_id) loop
      -- As far as the hits so far promise and some more, the more the fewer they are; without any, ever further.
      looked := greatest(extract(epoch from newest - pos), 1);
      width := case when hits = 0 then 16 * looked + 4000 * per_row else least(looked * (n - hits) / hits * (1.2 + 1.5 / sqrt(hits)), looked * 16) end;
      floor := greatest(first, pos - make_interval(secs => least(width, 1e9)));
      day_from := (floor at time zone 'UTC')::date - day_0;
      day_to := (pos at time zone 'UTC')::date - day_0;
      way := case when way = 'time' and width <= by_time * per_row then 'time' when day_to - day_from < most_days then 'days'
        when day_to / 32 - day_from / 32 < most_blocks then 'blocks' else 'all' end;
      if way = 'time' then
        select array_agg(h.id order by h.at desc, h.id desc), array_agg(h.conversation_id order by h.at desc, h.id desc), array_agg(h.at order by h.at desc, h.id desc)
          into more_ids, more_threads, more_times
          from app.message h where h.tenant_id = me and h.at >= floor and (h.at, h.id) < (pos, pos_id) and (h.tsv @@ q) is true;
      elsif way = 'all' then
        floor := first;
        select array_agg(h.id order by h.at desc, h.id desc), array_agg(h.conversation_id order by h.at desc, h.id desc), array_agg(h.at order by h.at desc, h.id desc)
          into more_ids, more_threads, more_times from (
            with hit as materialized (select m.id, m.conversation_id, m.at from app.message m
              where m.tenant_id = me and m.tsv @@ q and ((m.at, m.id) < (pos, pos_id)) is true)
            select t.id, t.conversation_id, t.at from hit t order by t.at desc, t.id desc limit 100) h;
      else
        slots := case way when 'days' then array(select uuid_hash_extended(me, s::bigint) from generate_series(day_from, day_to) s)
          else array(select uuid_hash_extended(me, (-1 - s)::bigint) from generate_series(day_from / 32, day_to / 32) s) end;
        select array_agg(h.id order by h.at desc, h.id desc), array_agg(h.conversation_id order by h.at desc, h.id desc), array_agg(h.at order by h.at desc, h.id desc)
          into more_ids, more_threads, more_times from (
            -- The numbers hold the tenant already; to look it up as well would read all its entries.
            with hit as materialized (select m.tenant_id, m.id, m.conversation_id, m.at from app.message m
              where m.tsv @@ q and (m.at >= floor and (m.at, m.id) < (pos, pos_id)) is true and array[
                uuid_hash_extended(m.tenant_id, ((m.at at time zone 'UTC')::date - date '2000-01-01')::bigint),
                uuid_hash_extended(m.tenant_id, (-1 - ((m.at at time zone 'UTC')::date - date '2000-01-01') / 32)::bigint)] && slots)
            select t.id, t.conversation_id, t.at from hit t where t.tenant_id = me order by t.at desc, t.id desc limit 100) h;
      end if;
      ids := ids || more_ids; threads := threads || more_threads; times := times || more_times;
      hits := coalesce(cardinality(ids), 0);
      pos := floor; pos_id := '00000000-0000-0000-0000-000000000000';
    end loop;
  end if;
  -- Of the notes only those can be among the first that are not older than the last of the messages.
  last := case when hits >= n then times[n] else '-infinity' end;
  if way = 'time' and hits >= n then
    return query select a.* from (select u.*, false from unnest(ids[1:n], threads[1:n], times[1:n]) as u(id, conversation_id, at)
        union all select o.id, o.conversation_id, o.at, true from app.note o
          where o.tenant_id = me and o.at >= last and (o.at, o.id) < (before, before_id) and (o.tsv @@ q) is true) a(id, conversation_id, at, in_note)
      order by a.at desc, a.id desc limit n;
  else
    return query with hit as materialized (select o.id, o.conversation_id, o.at from app.note o
        where o.tenant_id = me and o.tsv @@ q and (o.at >= last and (o.at, o.id) < (before, before_id)) is true)
      select a.* from (select u.*, false from unnest(ids[1:n], threads[1:n], times[1:n]) as u(id, conversation_id, at)
        union all select h.id, h.conversation_id, h.at, true from hit h) a(id, conversation_id, at, in_note)
      order by a.at desc, a.id desc limit n;
  end if;
end $$;
