-- A published version that its author calls back: wrong or unsafe. One row per version, never changed and never taken back; only a newer version
-- replaces it. The row carries the text, so that whoever may see it knows the text again wherever it was pasted.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.library_recall (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), author_tenant_id uuid not null references app.tenant,
  item_id uuid not null, version int not null check (version > 0), kind text not null check (kind in ('WRONG', 'UNSAFE')),
  reason text not null check (length(reason) between 1 and 500), title text not null, body text not null,
  correction text check (length(correction) between 1 and 5000), recalled_at timestamptz not null,
  primary key (partnership_id, id), unique (partnership_id, item_id, version),
  foreign key (partnership_id, item_id) references app.library_item (partnership_id, id));
comment on table app.library_recall is '@class shared';
create index library_recall_newest on app.library_recall (partnership_id, recalled_at desc, id);
call app.protect('app.library_recall', 'library');

-- A coordinator's word that one conversation, or one own variant, has nothing to do with a recall after all.
create table app.recall_release (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), partnership_id uuid not null, recall_id uuid not null,
  -- A conversation, or an answer of this tenant.
  subject_id uuid not null, reason text not null check (length(reason) between 1 and 500),
  released_by uuid not null, released_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, recall_id, subject_id),
  foreign key (partnership_id, recall_id) references app.library_recall (partnership_id, id),
  foreign key (tenant_id, released_by) references app.membership (tenant_id, id));
comment on table app.recall_release is '@class tenant';
call app.protect('app.recall_release');

grant select, insert on app.library_recall, app.recall_release to app;
grant select on app.library_recall, app.recall_release to worker;
