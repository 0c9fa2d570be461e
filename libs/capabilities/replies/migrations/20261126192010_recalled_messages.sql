-- Where an answer came from, completely; and what went out with a version that was called back, per tenant.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.reply add column origin_item_id uuid;
alter table app.reply add column origin_version int;
alter table app.reply add column origin_override boolean not null default false;
alter table app.reply add constraint reply_origin_whole check ((origin_item_id is null) = (origin_version is null));
create index reply_origin on app.reply (tenant_id, origin_item_id, origin_version) where origin_item_id is not null;
update app.reply y set origin_item_id = t.item_id, origin_version = y.answer_version
  from app.template t where t.tenant_id = y.tenant_id and t.id = y.answer_id and t.item_id is not null;
update app.reply y set origin_item_id = d.item_id, origin_version = y.answer_version
  from app.adoption d where d.tenant_id = y.tenant_id and d.item_id = y.answer_id;

create table app.recall_message (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), partnership_id uuid not null, recall_id uuid not null,
  reply_id uuid not null, conversation_id uuid not null, state text not null default 'TODO' check (state in ('TODO', 'CORRECTED', 'NOT_NEEDED')),
  reason text check (length(reason) between 1 and 500), drafted_at timestamptz, corrected_by uuid, changed_by uuid, changed_at timestamptz not null,
  version int not null default 1, primary key (tenant_id, id), unique (tenant_id, recall_id, reply_id), check (state <> 'NOT_NEEDED' or reason is not null),
  foreign key (tenant_id, reply_id) references app.reply (tenant_id, id) on delete cascade,
  foreign key (tenant_id, conversation_id) references app.conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, corrected_by) references app.reply (tenant_id, id) on delete cascade,
  foreign key (tenant_id, changed_by) references app.membership (tenant_id, id),
  foreign key (partnership_id, recall_id) references app.library_recall (partnership_id, id));
comment on table app.recall_message is '@class tenant';
create index recall_message_conversation on app.recall_message (tenant_id, conversation_id) where state = 'TODO';
call app.protect('app.recall_message');
grant select, update on app.recall_message to app;
grant select, insert, update on app.recall_message to worker;
-- The api settles by hand what nobody knew; that may say that it was sent.
grant insert on app.recall_message to app;

-- The author sees numbers of all adopters together, from five on; never who they are. Its own messages are in its own list.
create policy recall_counts on app.recall_message for select to statistics_owner using (true);
create policy recall_counts on app.adoption for select to statistics_owner using (true);
create policy recall_counts on app.library_recall for select to statistics_owner using (true);
grant select on app.recall_message, app.adoption, app.library_recall to statistics_owner;
set local role statistics_owner;
create function app.recall_numbers() returns table (recall_id uuid, sent int, corrected int, not_needed int, open int)
language plpgsql stable security definer set search_path = '' as $$
declare c app.verified_context := app.context();
begin
  return query
    with mine as materialized (
      select r.id, r.item_id from app.library_recall r where r.author_tenant_id = c.tenant_id and r.partnership_id = any (c.partnership_ids)),
    enough as materialized (
      select m.id from mine m join app.adoption d on d.item_id = m.item_id and d.tenant_id <> c.tenant_id and d.state <> 'DECLINED'
      group by m.id having count(distinct d.tenant_id) >= 5)
    select e.id, count(x.id)::int, (count(x.id) filter (where x.state = 'CORRECTED'))::int, (count(x.id) filter (where x.state = 'NOT_NEEDED'))::int,
        (count(x.id) filter (where x.state = 'TODO'))::int
      from enough e left join app.recall_message x on x.recall_id = e.id and x.tenant_id <> c.tenant_id group by e.id order by e.id;
end $$;
grant execute on function app.recall_numbers() to app;
