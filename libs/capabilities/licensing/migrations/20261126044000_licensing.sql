-- What one holder bought for all, what each member may use, and what it did use.
set local role owner;
create table app.licence (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), author_tenant_id uuid not null references app.tenant,
  name text not null, monthly_mentions int not null check (monthly_mentions >= 0), valid_from date not null, valid_until date not null,
  yearly_price_cents int not null check (yearly_price_cents >= 0),
  -- Percentages of the cost that are split equally and by inhabitants.
  split_equal smallint not null default 0 check (split_equal between 0 and 100), split_inhabitants smallint not null default 100,
  primary key (partnership_id, id), check (valid_until >= valid_from), check (split_equal + split_inhabitants = 100));
create table app.licence_share (
  partnership_id uuid not null, licence_id uuid not null, member_id uuid not null, author_tenant_id uuid not null references app.tenant,
  mentions int not null check (mentions >= 0), primary key (partnership_id, licence_id, member_id),
  foreign key (partnership_id, licence_id) references app.licence (partnership_id, id) on delete cascade,
  foreign key (member_id, partnership_id) references app.partnership_member (member_id, partnership_id));
comment on table app.licence is '@class shared'; comment on table app.licence_share is '@class shared';
call app.protect('app.licence', 'library');
call app.protect('app.licence_share', 'library');
-- Written at deploy only: a member may not put a share on its neighbour.
grant select on app.licence, app.licence_share to app, worker;

create table app.meter (
  tenant_id uuid not null references app.tenant, month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'), mentions int not null default 0,
  primary key (tenant_id, month));
-- A mention counts once, however often it is delivered. Only a digest of its name is kept.
create table app.metered_mention (
  tenant_id uuid not null references app.tenant, source bytea not null, month text not null, primary key (tenant_id, source));
comment on table app.meter is '@class tenant'; comment on table app.metered_mention is '@class tenant';
call app.protect('app.meter');
call app.protect('app.metered_mention');
create policy statistics_reads on app.meter for select to statistics_owner using (true);
grant select on app.meter to app;
grant select, insert, update on app.meter to worker;
grant select, insert on app.metered_mention to worker;
grant select on app.meter, app.licence, app.licence_share to statistics_owner;

-- The use of all members in a month: for the licence holder in the tenant that holds the licence, and for nobody else.
set local role statistics_owner;
create function app.licence_usage(licence uuid, of_month text) returns table (member_id uuid, mentions int)
language plpgsql stable security definer set search_path = '' as $$
declare c app.verified_context := app.context();
begin
  if not ('licence_holder' = any (c.roles)) then return; end if;
  return query select s.member_id, coalesce(m.mentions, 0) from app.licence l
    join app.licence_share s on s.partnership_id = l.partnership_id and s.licence_id = l.id
    left join app.meter m on m.tenant_id = s.member_id and m.month = of_month
    where l.id = licence and l.author_tenant_id = c.tenant_id and l.partnership_id = any (c.partnership_ids);
end $$;
grant execute on function app.licence_usage(uuid, text) to app;
