-- What the people of a tenant that becomes part of another know. Files stay where they are: each is sealed for its own tenant.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create function app.merge_knowledge(ending uuid, going_on uuid, heir uuid) returns table (what text, n int) language plpgsql set search_path = '' as $$
begin
  what := 'articles, instructions and news'; n := app.carry('app.article', ending, going_on, heir); return next;
  what := 'versions of articles'; n := app.carry('app.article_version', ending, going_on, heir); return next;
  what := 'confirmations'; n := app.carry('app.article_confirmation', ending, going_on, heir); return next;
  -- Two sets of one name stay two.
  what := 'question sets'; n := app.carry('app.question_set', ending, going_on, heir, format(
    'not exists (select from app.question_set o where o.tenant_id = %L and o.name = t.name)', going_on));
  with added as (
    insert into app.question_set (tenant_id, id, name, source, version, changed_at, changed_by)
    select going_on, s.id, left(s.name, 100) || ' (' || c.code || ')', s.source, s.version, s.changed_at, s.changed_by
    from app.question_set s join app.tenant c on c.id = s.tenant_id where s.tenant_id = ending on conflict do nothing returning 1)
  select n + count(*) into n from added;
  return next;
  what := 'imported questions'; n := app.carry('app.imported_question', ending, going_on, heir, format(
    'exists (select from app.question_set o where o.tenant_id = %L and o.id = t.set_id)', going_on)); return next;
  what := 'reactions'; n := app.carry('app.knowledge_feedback', ending, going_on, heir); return next;
  perform app.carry('app.knowledge_word', ending, going_on, heir);
  -- Of templates and of what neighbours share the index is written anew by whoever searches next.
  what := 'lines of the index'; n := app.carry('app.knowledge_entry', ending, going_on, heir, $only$t.kind not in ('TEMPLATE', 'ADOPTED', 'SHARED')$only$); return next;
  what := 'files that stay behind'; n := (select count(*) from app.article_file f where f.tenant_id = ending); return next;
end $$;
revoke execute on function app.merge_knowledge(uuid, uuid, uuid) from public;
