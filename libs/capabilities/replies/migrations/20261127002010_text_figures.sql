-- What came of a shared text at its adopters, for the tenant that wrote it: of five or more together, and of one alone only while that one consents.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- While the row is there, the makers of texts read the figures of this tenant by name. It is taken back by taking it away.
create table app.figures_consent (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), given_by uuid not null, given_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id));
comment on table app.figures_consent is '@class tenant';
call app.protect('app.figures_consent');
grant select, insert, delete on app.figures_consent to app;
grant select on app.figures_consent to worker;

-- One month of one text at one adopter, counted once in the three days after that month and never changed: who reads twice cannot subtract.
-- `named` says whether the adopter consented at that moment: such a cell is in no sum, the others are never shown alone.
create table app.text_use (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), item_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), named boolean not null, sent int not null check (sent > 0),
  edited_total int not null check (edited_total between 0 and 100 * sent), reopened int not null check (reopened between 0 and sent),
  counted_at timestamptz not null default now(), primary key (tenant_id, id), unique (tenant_id, item_id, month),
  constraint text_use_counted_in_time check (
    counted_at >= (make_date(left(month, 4)::int, right(month, 2)::int, 1) + interval '1 month') at time zone 'Europe/Amsterdam'
    and counted_at < (make_date(left(month, 4)::int, right(month, 2)::int, 1) + interval '1 month 3 days') at time zone 'Europe/Amsterdam'));
comment on table app.text_use is '@class tenant';
call app.protect('app.text_use');
create index text_use_item on app.text_use (item_id, month);
grant select on app.text_use to app, worker;
-- When it was counted is said by the database.
grant insert (tenant_id, item_id, month, named, sent, edited_total, reopened) on app.text_use to worker;

create policy text_figures on app.text_use for select to statistics_owner using (true);
create policy text_figures on app.figures_consent for select to statistics_owner using (true);
create policy text_figures on app.library_item for select to statistics_owner using (true);
grant select on app.text_use, app.figures_consent, app.library_item to statistics_owner;
set local role statistics_owner;
-- For the author of a text, over the last three months that are over and counted. A row with a member is of one that consents now and did when it was
-- counted; its figures are null below five answers. The row without one is of all others together: a month is in it when at least five tenants are,
-- none with more than half, and when the group did not change by one since the month before. Its figures are rounded, so that none and all stay hidden.
create function app.text_figures(item uuid) returns table (
  member_id uuid, code text, name text, kind text, theme text, months text[], councils int, sent int, edited_percent int, reopened_percent int)
language plpgsql stable security definer set search_path = '' as $$
declare
  c app.verified_context := app.context();
  -- An hour more than may be counted, for a transaction that was slow.
  running timestamp := date_trunc('month', (now() at time zone 'Europe/Amsterdam') - interval '3 days 1 hour');
begin
  if not (c.roles && array['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson', 'tenant_admin']) then return; end if;
  return query
    with signed as materialized (
      select y.member_id, y.partnership_id from app.library_item i
        join app.agreement a on a.partnership_id = i.partnership_id and a.kind = 'library'
          and (now() at time zone 'Europe/Amsterdam')::date between a.valid_from and a.valid_until
        join app.partnership p on p.partnership_id = a.partnership_id and p.holder_id = a.author_tenant_id
        join app.agreement_party own on own.partnership_id = a.partnership_id and own.agreement_id = a.id and own.member_id = c.tenant_id
        join app.agreement_party y on y.partnership_id = a.partnership_id and y.agreement_id = a.id
      where i.id = item and i.author_tenant_id = c.tenant_id and i.partnership_id = any (c.partnership_ids)),
    asked as materialized (
      select to_char(running - make_interval(months => n), 'YYYY-MM') as month, to_char(running - make_interval(months => n + 1), 'YYYY-MM') as before
      from generate_series(1, 3) as n),
    cell as materialized (
      select x.tenant_id, x.month, x.named, x.sent, x.edited_total, x.reopened from app.text_use x
      where x.item_id = item and x.tenant_id <> c.tenant_id and exists (select from signed)
        and x.month between to_char(running - interval '4 months', 'YYYY-MM') and to_char(running - interval '1 month', 'YYYY-MM')),
    shown as materialized (
      select a.month from asked a join cell x on x.month = a.month and not x.named
      group by a.month, a.before
      having count(*) >= 5 and 2 * max(x.sent) <= sum(x.sent) and 1 <> (
        select count(*) from (select o.tenant_id from cell o where o.month in (a.month, a.before) and not o.named
          group by o.tenant_id having count(*) = 1) as changed)),
    together as (
      select array_agg(distinct x.month order by x.month) as months, count(distinct x.tenant_id)::int as councils, sum(x.sent)::int as sent,
        sum(x.edited_total)::int as edited, sum(x.reopened)::int as reopened
      from shown s join cell x on x.month = s.month and not x.named having sum(x.sent) >= 30),
    alone as (
      select m.member_id, m.code, m.name, m.kind, m.theme, array_agg(x.month order by x.month) as months, sum(x.sent)::int as sent,
        sum(x.edited_total)::int as edited, sum(x.reopened)::int as reopened
      from cell x join app.figures_consent g on g.tenant_id = x.tenant_id
        join lateral (select p.member_id, p.code, p.name, p.kind, p.theme from signed s
            join app.partnership_member p on p.partnership_id = s.partnership_id and p.member_id = s.member_id
          where p.member_id = x.tenant_id and p.valid_from <= now() and p.valid_until > now() limit 1) as m on true
      where x.named and x.month in (select a.month from asked a)
      group by m.member_id, m.code, m.name, m.kind, m.theme)
    select l.member_id, l.code, l.name, l.kind, l.theme, l.months, 1, case when l.sent >= 5 then l.sent end,
        case when l.sent >= 5 then round(l.edited / l.sent::numeric)::int end, case when l.sent >= 5 then round(100 * l.reopened / l.sent::numeric)::int end
      from alone l
    union all
    select null, null, null, null, null, t.months, t.councils, t.sent / 10 * 10,
        least(95, greatest(5, 5 * round(t.edited / t.sent::numeric / 5)))::int, least(95, greatest(5, 5 * round(20 * t.reopened / t.sent::numeric)))::int
      from together t
    order by 3 nulls last, 1;
end $$;
grant execute on function app.text_figures(uuid) to app;
