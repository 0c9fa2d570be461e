-- How many conversations each folder holds, kept up as they change. Why by triggers, and what that costs: docs/decisions/0017.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- The rows of a tenant added up are the truth. A change adds rows and updates none, so nobody waits for anybody; now and then one folds them.
create table app.folder_tally (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  -- 1 open, 2 open and sleeping or not woken yet, 3 waiting for the citizen. Whose it is counts for what is open only.
  state smallint not null check (state between 1 and 3), assignee_id uuid, n int not null, primary key (tenant_id, id));
comment on table app.folder_tally is '@class tenant';
alter table app.folder_tally set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
call app.protect('app.folder_tally');
-- A row is locked before it is folded, and only who may update may lock.
grant select, insert, delete, update (n) on app.folder_tally to app, worker;
create index conversation_asleep on app.conversation (tenant_id, snoozed_until) where status = 'open' and snoozed_until is not null;

create function app.folder_state(status text, snoozed_until timestamptz) returns smallint language sql immutable parallel safe
return case when status = 'waiting' then 3 when status = 'open' and snoozed_until is null then 1 when status = 'open' then 2 end::smallint;

grant execute on function app.folder_state(text, timestamptz) to app, worker;

create function app.tally_folders() returns trigger language plpgsql as $$
declare me uuid;
begin
  if tg_op = 'INSERT' then
    insert into app.folder_tally (tenant_id, state, assignee_id, n)
      select r.tenant_id, r.state, r.assignee_id, count(*) from (select c.tenant_id, app.folder_state(c.status, c.snoozed_until) as state, c.assignee_id from new_rows c) r
      where r.state is not null group by 1, 2, 3;
  elsif tg_op = 'DELETE' then
    insert into app.folder_tally (tenant_id, state, assignee_id, n)
      select r.tenant_id, r.state, r.assignee_id, -count(*) from (select c.tenant_id, app.folder_state(c.status, c.snoozed_until) as state, c.assignee_id from old_rows c) r
      where r.state is not null group by 1, 2, 3;
  else
    insert into app.folder_tally (tenant_id, state, assignee_id, n)
      select r.tenant_id, r.state, r.assignee_id, sum(r.n) from (
        select c.tenant_id, app.folder_state(c.status, c.snoozed_until) as state, c.assignee_id, 1 as n from new_rows c
        union all select c.tenant_id, app.folder_state(c.status, c.snoozed_until), c.assignee_id, -1 from old_rows c) r
      where r.state is not null group by 1, 2, 3 having sum(r.n) <> 0;
  end if;
  -- One in fifty folds what nobody else holds; until then a reader adds up some hundred rows.
  if found and random() < 0.02 then
    if tg_op = 'DELETE' then me := (select c.tenant_id from old_rows c limit 1); else me := (select c.tenant_id from new_rows c limit 1); end if;
    with held as materialized (select t.id from app.folder_tally t where t.tenant_id = me order by t.id limit 2000 for update skip locked),
      gone as (delete from app.folder_tally t using held h where t.tenant_id = me and t.id = h.id returning t.state, t.assignee_id, t.n)
    insert into app.folder_tally (tenant_id, state, assignee_id, n)
      select me, g.state, g.assignee_id, sum(g.n) from gone g group by 2, 3 having sum(g.n) <> 0;
  end if;
  return null;
end $$;
create trigger folder_tally_insert after insert on app.conversation referencing new table as new_rows for each statement execute function app.tally_folders();
create trigger folder_tally_update after update on app.conversation referencing old table as old_rows new table as new_rows for each statement execute function app.tally_folders();
create trigger folder_tally_delete after delete on app.conversation referencing old table as old_rows for each statement execute function app.tally_folders();

insert into app.folder_tally (tenant_id, state, assignee_id, n)
  select c.tenant_id, app.folder_state(c.status, c.snoozed_until), c.assignee_id, count(*) from app.conversation c
  where c.status <> 'closed' group by 1, 2, 3;
-- What sleeps already is woken too.
insert into app.outbox (tenant_id, topic, ref_id, due_at)
  select c.tenant_id, 'conversation.wake', c.id, c.snoozed_until from app.conversation c where c.status = 'open' and c.snoozed_until is not null;
