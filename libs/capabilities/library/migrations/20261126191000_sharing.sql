-- Sharing with versions: every published version is kept, every adopter keeps a copy of its own, and a colleague agrees before anything goes out.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.library_item add column kind text not null default 'TEMPLATE' check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION'));
-- A version names the author of its item, so that nobody adds one to what another published.
alter table app.library_item add constraint library_item_author unique (partnership_id, id, author_tenant_id);

create table app.library_version (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), item_id uuid not null, version int not null check (version > 0),
  author_tenant_id uuid not null references app.tenant, kind text not null check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION')),
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 200000), note text check (length(note) <= 500),
  published_at timestamptz not null, primary key (partnership_id, id), unique (partnership_id, item_id, version),
  foreign key (partnership_id, item_id, author_tenant_id) references app.library_item (partnership_id, id, author_tenant_id));
comment on table app.library_version is '@class shared';
call app.protect('app.library_version', 'library');
insert into app.library_version (partnership_id, item_id, version, author_tenant_id, kind, content, note, published_at)
select i.partnership_id, i.id, i.version, i.author_tenant_id, 'TEMPLATE',
    jsonb_build_object('title', i.title, 'topic', i.topic, 'greeting', i.greeting, 'body', i.body, 'closing', i.closing, 'block', i.block), i.note, i.published_at
  from app.library_item i on conflict do nothing;

-- What a tenant chose. `content` is its own copy: nobody loses its text, whatever the author or the partnership does.
alter table app.adoption drop constraint adoption_state_check;
alter table app.adoption drop constraint adoption_check;
alter table app.adoption add column kind text not null default 'TEMPLATE' check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION'));
alter table app.adoption add column content jsonb check (jsonb_typeof(content) = 'object' and length(content::text) <= 200000);
-- The version that the tenant dealt with last; against it its own changes are told from the author's.
alter table app.adoption add column base_version int;
alter table app.adoption add column base jsonb check (jsonb_typeof(base) = 'object' and length(base::text) <= 200000);
alter table app.adoption add column review boolean not null default false;
alter table app.adoption add column revision int not null default 1;
alter table app.adoption add column decide_before timestamptz;
alter table app.adoption add column publisher jsonb;
update app.adoption d set base_version = d.adopted_version, content = v.content, base = v.content
  from app.library_version v where v.partnership_id = d.partnership_id and v.item_id = d.item_id and d.state = 'FOLLOW';
update app.adoption d set publisher = jsonb_build_object('id', i.author_tenant_id, 'code', i.publisher_code, 'name', i.publisher_name, 'kind', i.publisher_kind, 'theme', i.publisher_theme)
  from app.library_item i where i.partnership_id = d.partnership_id and i.id = d.item_id;
alter table app.adoption add constraint adoption_state_check check (state in ('FOLLOW', 'OVERRIDE', 'FORK', 'DECLINED'));
alter table app.adoption add constraint adoption_copy_check
  check (case when state = 'DECLINED' then adopted_version is null
    else adopted_version is not null and base_version is not null and content is not null and base is not null and publisher is not null end);
create index adoption_state on app.adoption (tenant_id, kind, state);

-- Every text that a tenant ever used of somebody else's, as it was decided.
create table app.adoption_version (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), item_id uuid not null, revision int not null, state text not null,
  version int not null, content jsonb not null, decided_at timestamptz not null, decided_by uuid not null, primary key (tenant_id, id),
  unique (tenant_id, item_id, revision), foreign key (tenant_id, item_id) references app.adoption (tenant_id, item_id) on delete cascade);
comment on table app.adoption_version is '@class tenant';
call app.protect('app.adoption_version');

-- A fork is a template of one's own that remembers where it came from.
alter table app.template add column origin_item_id uuid;
alter table app.template add column origin_version int;
alter table app.template add constraint template_origin_check check ((origin_item_id is null) = (origin_version is null));

-- A text that waits for a colleague's word before the partnership sees it, exactly as it was asked.
create table app.publication (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), kind text not null check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION')),
  source_id uuid not null, item_id uuid not null, version int not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object' and length(content::text) <= 200000), note text check (length(note) <= 500),
  state text not null check (state in ('REQUESTED', 'PUBLISHED', 'RETURNED', 'REPLACED')), written_by uuid not null, requested_by uuid not null,
  requested_at timestamptz not null, decided_by uuid, decided_at timestamptz, remark text check (length(remark) <= 500), primary key (tenant_id, id),
  check ((state = 'REQUESTED') = (decided_at is null)));
comment on table app.publication is '@class tenant';
create unique index publication_waiting on app.publication (tenant_id, source_id) where state = 'REQUESTED';
create index publication_state on app.publication (tenant_id, state, requested_at);
call app.protect('app.publication');

-- Who adopted what, ids only: for the worker to tell them of a change. Each tenant sees and writes its own lines; an author sees none.
create table app.adoption_route (
  item_id uuid not null, tenant_id uuid not null, made_at timestamptz not null default now(), primary key (item_id, tenant_id));
comment on table app.adoption_route is '@class local';
call app.protect('app.adoption_route', 'platform');
create policy own_seen on app.adoption_route for select to app using (tenant_id = (select app.tenant_id()));
create policy own_add on app.adoption_route for insert to app with check (tenant_id = (select app.tenant_id()));
create policy own_remove on app.adoption_route for delete to app using (tenant_id = (select app.tenant_id()));
insert into app.adoption_route (item_id, tenant_id) select d.item_id, d.tenant_id from app.adoption d where d.state = 'FOLLOW' on conflict do nothing;

-- How many adopted what a tenant wrote: a number, and only from five on.
create table app.contribution (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), item_id uuid not null, adopters int check (adopters >= 5),
  counted_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, item_id));
comment on table app.contribution is '@class tenant';
call app.protect('app.contribution');

-- What became of the answers that went out with a text: advice to its own tenant.
create table app.answer_effect (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), answer_id uuid not null, sent int not null default 0,
  edited_total int not null default 0, reopened int not null default 0, counted_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, answer_id));
comment on table app.answer_effect is '@class tenant';
call app.protect('app.answer_effect');

grant select, insert on app.library_version, app.adoption_version to app;
grant select on app.library_version to worker;
grant select, insert, update on app.publication to app;
grant select, insert, delete on app.adoption_route to app;
grant select on app.adoption_route to worker;
grant select on app.contribution, app.answer_effect to app;
grant select, insert, update on app.contribution, app.answer_effect to worker;
-- The worker brings what is followed up to date, and says until when somebody must decide.
grant update (content, base, base_version, adopted_version, decide_before) on app.adoption to worker;

-- More kinds, beside whichever there are by now.
call app.allow_notices('TEMPLATE_UPDATED', 'PUBLICATION_WAITING', 'PUBLICATION_DECIDED');
