-- What colleagues know: articles, work instructions and news, imported questions, and one index over these and the answers of the library.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.article (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  kind text not null check (kind in ('ARTICLE', 'INSTRUCTION', 'NEWS')), title text not null check (length(title) between 1 and 160),
  topic text not null check (length(topic) <= 80), sections jsonb not null check (jsonb_typeof(sections) = 'array'),
  valid_from date, valid_until date, review_on date, roles text[] not null default '{}', related uuid[] not null default '{}',
  importance text not null default 'NORMAL' check (importance in ('NORMAL', 'IMPORTANT')), must_confirm boolean not null default false,
  owner_id uuid not null, version int not null default 1, item_id uuid, published_version int, archived_at timestamptz,
  changed_at timestamptz not null, changed_by uuid not null, primary key (tenant_id, id), check (valid_from <= valid_until),
  foreign key (tenant_id, owner_id) references app.membership (tenant_id, id), foreign key (tenant_id, changed_by) references app.membership (tenant_id, id));
comment on table app.article is '@class tenant';
create index article_list on app.article (tenant_id, kind, changed_at desc, id desc) where archived_at is null;
create index article_owner on app.article (tenant_id, owner_id, review_on) where archived_at is null;
call app.protect('app.article');

create table app.article_version (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), article_id uuid not null, version int not null,
  content jsonb not null, saved_at timestamptz not null, saved_by uuid not null, primary key (tenant_id, id), unique (tenant_id, article_id, version),
  foreign key (tenant_id, article_id) references app.article (tenant_id, id), foreign key (tenant_id, saved_by) references app.membership (tenant_id, id));
comment on table app.article_version is '@class tenant';
call app.protect('app.article_version');

create table app.article_file (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), article_id uuid not null, file_id uuid not null,
  name text not null, media_type text not null, bytes int not null, added_at timestamptz not null, primary key (tenant_id, id),
  unique (tenant_id, file_id), foreign key (tenant_id, article_id) references app.article (tenant_id, id));
comment on table app.article_file is '@class tenant';
create index article_file_list on app.article_file (tenant_id, article_id, id);
call app.protect('app.article_file');

-- Who read and understood which version.
create table app.article_confirmation (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), article_id uuid not null, version int not null,
  membership_id uuid not null, at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, article_id, membership_id, version),
  foreign key (tenant_id, article_id) references app.article (tenant_id, id), foreign key (tenant_id, membership_id) references app.membership (tenant_id, id));
comment on table app.article_confirmation is '@class tenant';
call app.protect('app.article_confirmation');

create table app.question_set (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null check (length(name) between 1 and 120),
  source text not null check (length(source) <= 500), version int not null default 1, changed_at timestamptz not null, changed_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id, name));
comment on table app.question_set is '@class tenant';
call app.protect('app.question_set');

create table app.imported_question (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), set_id uuid not null, key text not null check (length(key) between 1 and 200),
  question text not null check (length(question) between 1 and 500), answer text not null check (length(answer) between 1 and 20000),
  topic text not null check (length(topic) <= 200), url text check (length(url) <= 1000), version int not null default 1, changed_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, set_id, key), foreign key (tenant_id, set_id) references app.question_set (tenant_id, id));
comment on table app.imported_question is '@class tenant';
call app.protect('app.imported_question');

-- Whether something answered a question, and what is wrong with it: the list of its owner.
create table app.knowledge_feedback (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), kind text not null check (kind in ('FOUND', 'NOT_FOUND', 'WRONG')),
  subject_kind text check (subject_kind in ('ARTICLE', 'INSTRUCTION', 'NEWS', 'TEMPLATE', 'ADOPTED', 'QUESTION', 'SHARED')), subject_id uuid, subject_title text not null check (length(subject_title) <= 500),
  note text not null check (length(note) <= 1000), owner_id uuid, by_id uuid not null, at timestamptz not null, handled_at timestamptz, handled_by uuid,
  primary key (tenant_id, id), check ((kind = 'NOT_FOUND') or subject_id is not null),
  foreign key (tenant_id, by_id) references app.membership (tenant_id, id), foreign key (tenant_id, owner_id) references app.membership (tenant_id, id),
  foreign key (tenant_id, handled_by) references app.membership (tenant_id, id));
comment on table app.knowledge_feedback is '@class tenant';
create index knowledge_feedback_open on app.knowledge_feedback (tenant_id, at desc, id desc) where handled_at is null and kind <> 'FOUND';
create index knowledge_feedback_subject on app.knowledge_feedback (tenant_id, subject_id, kind);
call app.protect('app.knowledge_feedback');

-- One row per thing that can be found. The lexemes are made by our own reader; what is long lies beside the row, so that rows stay narrow.
create table app.knowledge_entry (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), kind text not null check (kind in ('ARTICLE', 'INSTRUCTION', 'NEWS', 'TEMPLATE', 'ADOPTED', 'QUESTION', 'SHARED')),
  source_id uuid not null, version int not null, title text not null, topic text not null, summary text not null, roles text[] not null default '{}', seen_by uuid[] not null default '{}',
  valid_from date, valid_until date, owner_id uuid, title_size smallint not null, title_words tsvector not null, words tsvector not null,
  changed_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, source_id)) with (toast_tuple_target = 256);
comment on table app.knowledge_entry is '@class tenant';
alter table app.knowledge_entry alter column words set storage external;
create index knowledge_entry_title on app.knowledge_entry using gin (tenant_id, title_words);
create index knowledge_entry_kind on app.knowledge_entry (tenant_id, kind, source_id) include (version);
create index knowledge_entry_words on app.knowledge_entry using gin (tenant_id, words);
call app.protect('app.knowledge_entry');

-- The words of a tenant's knowledge: what is not among them may have been mistyped.
create table app.knowledge_word (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), word text collate "C" not null, primary key (tenant_id, id), unique (tenant_id, word));
comment on table app.knowledge_word is '@class tenant';
create index knowledge_word_backwards on app.knowledge_word (tenant_id, reverse(word) collate "C");
call app.protect('app.knowledge_word');

-- Templates that changed since they were last read into the index; whoever searches next reads them.
create table app.knowledge_stale (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), source_id uuid not null, primary key (tenant_id, id), unique (tenant_id, source_id));
comment on table app.knowledge_stale is '@class tenant';
call app.protect('app.knowledge_stale');

grant select, insert, update on app.article, app.question_set, app.imported_question, app.knowledge_feedback to app;
grant select, insert on app.article_version, app.article_confirmation, app.knowledge_word to app;
grant select, insert, delete on app.article_file, app.knowledge_stale to app;
grant select, insert, update, delete on app.knowledge_entry to app;
grant insert, select on app.knowledge_stale to worker;

create function app.mark_template_stale() returns trigger language plpgsql set search_path = '' as $$
begin
  insert into app.knowledge_stale (tenant_id, source_id) values (new.tenant_id, new.id) on conflict do nothing;
  return null;
end $$;
create trigger template_stale_insert after insert on app.template for each row execute function app.mark_template_stale();
-- Counting use changes nothing that is found.
create trigger template_stale_update after update on app.template for each row when (old.version <> new.version) execute function app.mark_template_stale();
grant execute on function app.mark_template_stale() to app, worker;
insert into app.knowledge_stale (tenant_id, source_id) select t.tenant_id, t.id from app.template t;

-- Search reads past the policy (a policy keeps the index out), so it names the tenant and the roles itself.
create policy search_reads on app.knowledge_entry for select to search_owner using (true);
grant select (tenant_id, id, kind, roles, seen_by, valid_from, valid_until, title_size, title_words, words, changed_at) on app.knowledge_entry to search_owner;
set local role context_owner;
grant execute on function app.roles() to search_owner;
set local role search_owner;

-- What holds all words, ids only. A word itself in the title counts 3, another word for it in the title 2, anywhere 1. Each step finds what
-- stands before all that only the next would find, so the first that fills the page is enough.
create function app.knowledge_search(exact text[], meant text[], kinds text[], day date, reader uuid, max_rows int)
returns table (id uuid, score int) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id(); held text[] := app.roles(); n int := least(greatest(max_rows, 1), 100); k int := cardinality(meant);
  itself tsquery := array_to_string(exact, ' & ')::tsquery; whole tsquery := array_to_string(meant, ' & ')::tsquery; some_word tsquery := array_to_string(meant, ' | ')::tsquery;
  ids uuid[]; scores int[];
begin
  if k = 0 or k > 20 then return; end if;
  select array_agg(h.id order by h.title_size, h.changed_at desc, h.id desc), array_agg(k * 3) into ids, scores from (
    select e.id, e.title_size, e.changed_at from app.knowledge_entry e where e.tenant_id = me and e.title_words @@ itself and e.kind = any (kinds)
      and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
    order by e.title_size, e.changed_at desc, e.id desc limit n) h;
  if coalesce(cardinality(ids), 0) < n then
    select array_agg(h.id order by h.score desc, h.title_size, h.changed_at desc, h.id desc), array_agg(h.score order by h.score desc) into ids, scores from (
      select e.id, e.title_size, e.changed_at,
        (select sum(case when e.title_words @@ x.w::tsquery then 3 when e.title_words @@ x.m::tsquery then 2 else 1 end)::int from unnest(exact, meant) x(w, m)) as score
      from app.knowledge_entry e where e.tenant_id = me and e.words @@ whole and e.title_words @@ some_word and e.kind = any (kinds)
        and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
      order by score desc, e.title_size, e.changed_at desc, e.id desc limit n) h;
  end if;
  if coalesce(cardinality(ids), 0) < n then
    return query select u.* from unnest(ids, scores) as u(id, score);
    return query select e.id, k from app.knowledge_entry e where e.tenant_id = me and e.words @@ whole and not e.title_words @@ some_word and e.kind = any (kinds)
        and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))
      order by e.title_size, e.changed_at desc, e.id desc limit n - coalesce(cardinality(ids), 0);
    return;
  end if;
  return query select u.* from unnest(ids, scores) as u(id, score);
end $$;
grant execute on function app.knowledge_search(text[], text[], text[], date, uuid, int) to app;

-- In how many titles each word stands, up to a bound: what is rare says more.
create function app.knowledge_counts(meant text[]) returns int[]
language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare me uuid := app.tenant_id(); one text; n int; counts int[] := '{}';
begin
  foreach one in array meant[1:20] loop
    select count(*) into n from (select 1 from app.knowledge_entry e where e.tenant_id = me and e.title_words @@ one::tsquery limit 3000) few;
    counts := counts || n;
  end loop;
  return counts;
end $$;
grant execute on function app.knowledge_counts(text[]) to app;

-- What fits a question of many words: each word in the title adds its weight, itself three times; the best of those also by their text.
create function app.knowledge_fit(exact text[], meant text[], weights float8[], kinds text[], day date, reader uuid, max_rows int)
returns table (id uuid, score float8) language plpgsql stable parallel restricted security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
declare
  me uuid := app.tenant_id(); held text[] := app.roles(); some_word tsquery := array_to_string(meant, ' | ')::tsquery;
begin
  if cardinality(meant) not between 1 and 20 then return; end if;
  return query with titled as materialized (
      select e.id, e.title_size, (select sum(x.weight * case when e.title_words @@ x.w::tsquery then 3 when e.title_words @@ x.m::tsquery then 2 else 0 end)
        from unnest(exact, meant, weights) x(w, m, weight)) / (1 + 0.08 * e.title_size) as worth
      from app.knowledge_entry e where e.tenant_id = me and e.title_words @@ some_word and e.kind = any (kinds)
        and (e.roles = '{}' or e.roles && held) and (e.seen_by = '{}' or reader = any (e.seen_by)) and (day is null or ((e.valid_from is null or e.valid_from <= day) and (e.valid_until is null or e.valid_until >= day)))),
    best as materialized (select t.id, t.worth from titled t order by t.worth desc, t.id limit 60)
    select b.id, b.worth + (select coalesce(sum(x.weight * case when e.words @@ x.w::tsquery then 0.6 when e.words @@ x.m::tsquery then 0.4 else 0 end), 0)
        from unnest(exact, meant, weights) x(w, m, weight)) as score
      from best b join app.knowledge_entry e on e.tenant_id = me and e.id = b.id order by score desc, b.id limit least(greatest(max_rows, 1), 50);
end $$;
grant execute on function app.knowledge_fit(text[], text[], float8[], text[], date, uuid, int) to app;
