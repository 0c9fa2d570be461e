-- A recall reaches who used the text also after leaving: decision 0031. Who leaves a partnership sees its shared rows no more, so each
-- tenant that uses a version that is called back, or a copy of it, has a line of its own about that.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.kept_recall (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), partnership_id uuid not null, item_id uuid not null, version int not null,
  author_tenant_id uuid not null, publisher text not null, shared_kind text not null, kind text not null check (kind in ('WRONG', 'UNSAFE')), reason text not null,
  title text not null, body text not null, correction text, recalled_at timestamptz not null, kept_at timestamptz not null default now(), primary key (tenant_id, id));
comment on table app.kept_recall is '@class tenant';
call app.protect('app.kept_recall');
grant select on app.kept_recall to app;
grant select, insert on app.kept_recall to worker;

-- Who only has a copy of it is not told of news and not counted, but hears of a recall.
alter table app.adoption_route add column told boolean not null default true;
create policy own_change on app.adoption_route for update to app using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()));
grant update (told) on app.adoption_route to app;
-- A route stays for good: somebody may still hold what it leads to.
drop policy own_remove on app.adoption_route;
revoke delete on app.adoption_route from app;
insert into app.adoption_route (item_id, tenant_id, told)
  select t.origin_item_id, t.tenant_id, false from app.template t where t.origin_item_id is not null
  union select d.item_id, d.tenant_id, false from app.adoption d where d.state = 'FORK' on conflict do nothing;
