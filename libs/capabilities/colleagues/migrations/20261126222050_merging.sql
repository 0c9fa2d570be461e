-- Whom the people of a tenant that becomes part of another can ask. Questions stay with their conversations.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create function app.merge_colleagues(ending uuid, going_on uuid, heir uuid) returns table (what text, n int) language plpgsql set search_path = '' as $$
begin
  what := 'contacts'; n := app.carry('app.colleague_contact', ending, going_on, heir); return next;
  what := 'mail domains'; n := 0;
  if app.carry('app.colleague_setting', ending, going_on, heir) = 0 then
    update app.colleague_setting s set mail_domains = array(select distinct x from unnest(s.mail_domains || e.mail_domains) as x order by 1), version = s.version + 1
      from app.colleague_setting e where e.tenant_id = ending and s.tenant_id = going_on and not s.mail_domains @> e.mail_domains;
    get diagnostics n = row_count;
  end if;
  return next;
end $$;
revoke execute on function app.merge_colleagues(uuid, uuid, uuid) from public;
