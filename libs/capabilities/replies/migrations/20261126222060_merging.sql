-- Messages that went out with a version that was called back stay with their conversations, and follow where those went before.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create function app.merge_replies(ending uuid, going_on uuid, heir uuid) returns table (what text, n int) language plpgsql set search_path = '' as $$
begin
  select count(*) into n from app.reply y where y.tenant_id in (ending, going_on) and y.state in ('APPROVED', 'QUEUED', 'SENDING');
  if n > 0 then raise exception 'open_sendings' using errcode = 'MG001', detail = n::text; end if;
  what := 'messages with a recall'; n := app.carry('app.recall_message', ending, going_on, heir, format(
    'exists (select from app.reply y where y.tenant_id = %1$L and y.id = t.reply_id) and (t.corrected_by is null or exists (select from app.reply y where y.tenant_id = %1$L and y.id = t.corrected_by))', going_on)); return next;
end $$;
revoke execute on function app.merge_replies(uuid, uuid, uuid) from public;
