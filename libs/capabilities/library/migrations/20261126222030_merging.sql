-- Everything of the library of a tenant that becomes part of another. Decisions of the tenant that goes on stand; other words that the
-- ending one used become templates of its own, so that no text is lost.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- A text that was used of a neighbour, as a template of one's own that says where it came from.
create function app.keep_as_template(going_on uuid, of_tenant uuid, item uuid, used_version int, used jsonb, by_member uuid, by_principal uuid) returns int
language plpgsql set search_path = '' as $$
declare made uuid := md5('merged' || of_tenant || item)::uuid; told jsonb;
begin
  if exists (select from app.template t where t.tenant_id = going_on and t.title = used ->> 'title' and t.body = used ->> 'body') then return 0; end if;
  select coalesce(jsonb_object_agg(substr(f.key, 9), f.value), '{}') into told from jsonb_each_text(used) f
    where f.key like 'details.%' and f.value <> '' and f.key <> 'details.ownerId';
  insert into app.template (tenant_id, id, title, topic, greeting, body, closing, block, details, scope, writer_id, updated_at, updated_by, origin_item_id, origin_version)
    select going_on, made, used ->> 'title', coalesce(used ->> 'topic', ''), coalesce(used ->> 'greeting', ''), used ->> 'body', coalesce(used ->> 'closing', ''),
      coalesce(nullif(used ->> 'block', ''), 'BODY'), told, 'TENANT', by_member, d.decided_at, by_principal, item, used_version
    from app.adoption d where d.tenant_id = of_tenant and d.item_id = item on conflict do nothing;
  if not found then return 0; end if;
  insert into app.template_version (tenant_id, id, template_id, version, title, topic, greeting, body, closing, block, details, saved_at, saved_by)
    select t.tenant_id, md5('merged version' || t.id)::uuid, t.id, t.version, t.title, t.topic, t.greeting, t.body, t.closing, t.block, t.details, t.updated_at, t.updated_by
    from app.template t where t.tenant_id = going_on and t.id = made on conflict do nothing;
  return 1;
end $$;
create function app.merge_library(ending uuid, going_on uuid, heir uuid) returns table (what text, n int) language plpgsql set search_path = '' as $$
declare by_principal uuid := (select m.principal_id from app.membership m where m.tenant_id = going_on and m.id = heir); shared app.library_version[]; d record;
begin
  what := 'own variables'; n := app.carry('app.own_variable', ending, going_on, heir); return next;
  what := 'values of variables'; n := app.carry('app.variable', ending, going_on, heir); return next;
  what := 'own words'; n := app.carry('app.word', ending, going_on, heir); return next;
  what := 'templates'; n := app.carry('app.template', ending, going_on, heir, format(
    't.item_id is not null or not exists (select from app.template o where o.tenant_id = %L and o.title = t.title and o.body = t.body)', going_on)); return next;
  update app.template t set writer_id = app.heir_of(ending, going_on, t.writer_id, heir),
      team_ids = array(select app.heir_of(ending, going_on, x, heir) from unnest(t.team_ids) as x)
    where t.tenant_id = going_on and exists (select from app.template o where o.tenant_id = ending and o.id = t.id and o.writer_id = t.writer_id);
  what := 'versions of templates'; n := app.carry('app.template_version', ending, going_on, heir, format(
    'exists (select from app.template o where o.tenant_id = %L and o.id = t.template_id)', going_on)); return next;
  what := 'requests to share'; n := app.carry('app.publication', ending, going_on, heir); return next;
  -- What it published goes on under the other's name, so that somebody can improve it and call it back.
  select array_agg(v) into shared from app.library_version v where v.author_tenant_id = ending;
  delete from app.library_version v where v.author_tenant_id = ending;
  update app.library_item i set author_tenant_id = going_on, publisher_code = t.code, publisher_name = t.name, publisher_kind = t.kind, publisher_theme = t.theme
    from app.tenant t where t.id = going_on and i.author_tenant_id = ending;
  get diagnostics n = row_count; what := 'published texts'; return next;
  insert into app.library_version select (v).partnership_id, (v).id, (v).item_id, (v).version, going_on, (v).kind, (v).content, (v).note, (v).published_at
    from unnest(coalesce(shared, '{}')) as v;
  what := 'versions that were published'; n := coalesce(cardinality(shared), 0); return next;
  update app.library_recall r set author_tenant_id = going_on where r.author_tenant_id = ending;
  get diagnostics n = row_count; what := 'recalls that it made'; return next;
  -- Of a neighbour: carried where nothing was decided yet; else other words are kept as a template.
  n := 0;
  for d in select a.* from app.adoption a left join app.adoption o on o.tenant_id = going_on and o.item_id = a.item_id
      left join app.library_item i on i.partnership_id = a.partnership_id and i.id = a.item_id
      where a.tenant_id = ending and a.state in ('FOLLOW', 'OVERRIDE') and a.kind = 'TEMPLATE'
        and ((i.author_tenant_id = going_on and a.content is distinct from a.base)
          or (i.author_tenant_id is distinct from going_on and o.item_id is not null and o.id <> a.id
            and (o.state not in ('FOLLOW', 'OVERRIDE') or o.content is distinct from a.content))) loop
    n := n + app.keep_as_template(going_on, ending, d.item_id, d.adopted_version, d.content, heir, by_principal);
  end loop;
  -- What the one used of the other is its own now.
  for d in select a.* from app.adoption a join app.library_item i on i.partnership_id = a.partnership_id and i.id = a.item_id
      where a.tenant_id = going_on and i.author_tenant_id = going_on and a.state in ('FOLLOW', 'OVERRIDE') loop
    if d.kind = 'TEMPLATE' and d.content is distinct from d.base then
      n := n + app.keep_as_template(going_on, going_on, d.item_id, d.adopted_version, d.content, heir, by_principal);
    end if;
    update app.adoption a set state = 'FORK', decide_before = null, revision = a.revision + 1 where a.tenant_id = going_on and a.item_id = d.item_id;
  end loop;
  what := 'other words of both, as templates'; return next;
  what := 'choices about texts of neighbours'; n := app.carry('app.adoption', ending, going_on, heir, format(
    'not exists (select from app.library_item i where i.id = t.item_id and i.author_tenant_id = %L)', going_on)); return next;
  what := 'texts that were used'; n := app.carry('app.adoption_version', ending, going_on, heir, format(
    'exists (select from app.adoption o, app.adoption m where o.tenant_id = %L and o.item_id = t.item_id and m.tenant_id = t.tenant_id and m.item_id = t.item_id and m.id = o.id)', going_on)); return next;
  insert into app.adoption_route (item_id, tenant_id, told) select r.item_id, going_on, r.told and exists (
      select from app.adoption o where o.tenant_id = going_on and o.item_id = r.item_id and o.state in ('FOLLOW', 'OVERRIDE'))
    from app.adoption_route r where r.tenant_id = ending on conflict do nothing;
  update app.adoption_route r set told = false where r.tenant_id = ending;
  what := 'releases of recalls'; n := app.carry('app.recall_release', ending, going_on, heir); return next;
  what := 'recalls that were kept'; n := app.carry('app.kept_recall', ending, going_on, heir); return next;
  what := 'how many use its texts'; n := app.carry('app.contribution', ending, going_on, heir); return next;
end $$;
revoke execute on function app.keep_as_template(uuid, uuid, uuid, int, jsonb, uuid, uuid), app.merge_library(uuid, uuid, uuid) from public;
