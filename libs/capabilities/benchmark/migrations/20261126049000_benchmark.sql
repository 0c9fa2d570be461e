-- Figures of members side by side, by name, between those that signed for it.
set local role owner;
-- The comparison reads past the walls, and therefore names who may see whom itself.
create policy comparison_reads on app.cell for select to statistics_owner using (true);
create policy comparison_reads on app.agreement for select to statistics_owner using (true);
create policy comparison_reads on app.agreement_party for select to statistics_owner using (true);
create policy comparison_reads on app.partnership for select to statistics_owner using (true);
create policy comparison_reads on app.partnership_member for select to statistics_owner using (true);
grant select on app.cell, app.agreement, app.agreement_party, app.partnership, app.partnership_member to statistics_owner;
set local role statistics_owner;
-- The cells of members that signed a valid agreement on named comparison which the asking tenant signed as well. A neighbour with fewer than
-- 30 episodes over the months comes back as a name without a cell: the rule stands where nobody can pass it.
create function app.named_cells(months text[]) returns table (
  member_id uuid, code text, name text, kind text, theme text, episodes int, answered int, within_norm int,
  clock_buckets int[], clock_counts int[], open_buckets int[], open_counts int[])
language plpgsql stable security definer set search_path = '' as $$
declare c app.verified_context := app.context(); today date := (now() at time zone 'Europe/Amsterdam')::date;
begin
  if not (c.roles && array['agent', 'coordinator', 'analyst', 'board', 'tenant_admin']) then return; end if;
  if cardinality(months) not in (1, 3) then raise exception 'a month or a quarter' using errcode = '22023'; end if;
  return query
    with party as materialized (
      select distinct y.member_id, y.partnership_id from app.agreement a
        join app.partnership p on p.partnership_id = a.partnership_id and p.holder_id = a.author_tenant_id
        join app.agreement_party own on own.partnership_id = a.partnership_id and own.agreement_id = a.id and own.member_id = c.tenant_id
        join app.agreement_party y on y.partnership_id = a.partnership_id and y.agreement_id = a.id
      where a.kind = 'benchmark_named' and today between a.valid_from and a.valid_until and a.partnership_id = any (c.partnership_ids)),
    member as materialized (
      select distinct on (m.member_id) m.member_id, m.code, m.name, m.kind, m.theme from party y
        join app.partnership_member m on m.member_id = y.member_id and m.partnership_id = y.partnership_id
      where m.valid_from <= now() and m.valid_until > now() and m.member_id <> c.tenant_id order by m.member_id, m.partnership_id),
    enough as materialized (
      select x.tenant_id from app.cell x join member m on m.member_id = x.tenant_id
      where x.month = any (months) group by x.tenant_id having sum(x.episodes) >= 30)
    select m.member_id, m.code, m.name, m.kind, m.theme, x.episodes, x.answered, x.within_norm, x.clock_buckets, x.clock_counts, x.open_buckets, x.open_counts
      from member m left join (app.cell x join enough e on e.tenant_id = x.tenant_id) on x.tenant_id = m.member_id and x.month = any (months)
      order by m.code, x.month, x.network;
end $$;
grant execute on function app.named_cells(text[]) to app;
