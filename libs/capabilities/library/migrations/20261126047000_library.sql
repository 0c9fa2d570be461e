-- Answers: templates of a tenant, what it published, what it took from its neighbours, and its own values for variables.
set local role owner;
create table app.template (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), title text not null check (length(title) between 1 and 120),
  topic text not null check (length(topic) <= 80), greeting text not null check (length(greeting) <= 500), body text not null check (length(body) between 1 and 5000),
  closing text not null check (length(closing) <= 500), version int not null default 1, item_id uuid, published_version int,
  used_count int not null default 0, updated_at timestamptz not null, updated_by uuid not null, primary key (tenant_id, id));
comment on table app.template is '@class tenant';
create index template_title on app.template (tenant_id, title, id);
create unique index template_item on app.template (tenant_id, item_id);
call app.protect('app.template');

create table app.template_version (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), template_id uuid not null, version int not null,
  title text not null, topic text not null, greeting text not null, body text not null, closing text not null,
  saved_at timestamptz not null, saved_by uuid not null, primary key (tenant_id, id), unique (tenant_id, template_id, version),
  foreign key (tenant_id, template_id) references app.template (tenant_id, id) on delete cascade);
comment on table app.template_version is '@class tenant';
call app.protect('app.template_version');

-- What a partnership shares. The publisher's name stands in it, so that it can be shown when the publisher has left. Never deleted: others follow it.
create table app.library_item (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), author_tenant_id uuid not null references app.tenant,
  version int not null, title text not null, topic text not null, greeting text not null, body text not null, closing text not null, note text check (length(note) <= 500),
  publisher_code text not null, publisher_name text not null, publisher_kind text not null, publisher_theme text not null,
  published_at timestamptz not null, withdrawn_at timestamptz, primary key (partnership_id, id));
comment on table app.library_item is '@class shared';
create index library_item_title on app.library_item (partnership_id, title, id);
call app.protect('app.library_item', 'library');

create table app.adoption (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), partnership_id uuid not null, item_id uuid not null,
  state text not null check (state in ('FOLLOW', 'DECLINED')), adopted_version int, reason text check (length(reason) <= 500),
  used_count int not null default 0, decided_at timestamptz not null, decided_by uuid not null, primary key (tenant_id, id), unique (tenant_id, item_id),
  check ((state = 'FOLLOW') = (adopted_version is not null)), foreign key (partnership_id, item_id) references app.library_item (partnership_id, id));
comment on table app.adoption is '@class tenant';
call app.protect('app.adoption');

create table app.variable (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), name text not null, value text not null check (length(value) between 1 and 500),
  version int not null default 1, changed_at timestamptz not null, changed_by uuid not null, primary key (tenant_id, id), unique (tenant_id, name));
comment on table app.variable is '@class tenant';
call app.protect('app.variable');

grant select, insert, update on app.template, app.library_item, app.adoption, app.variable to app;
grant select, insert on app.template_version to app;
grant select on app.template, app.library_item, app.adoption, app.variable to worker;
-- The worker counts use when an answer is on the network.
grant update (used_count) on app.template, app.adoption to worker;
