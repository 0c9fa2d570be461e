-- How a tenant answers: which block a template is, words that its people write right, how they sign, whether it sends at all.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.template add column block text not null default 'BODY' check (block in ('GREETING', 'BODY', 'CLOSING'));
alter table app.template_version add column block text not null default 'BODY' check (block in ('GREETING', 'BODY', 'CLOSING'));
alter table app.library_item add column block text not null default 'BODY' check (block in ('GREETING', 'BODY', 'CLOSING'));

create table app.word (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), word text not null check (length(word) between 1 and 60),
  added_at timestamptz not null, added_by uuid not null, primary key (tenant_id, id), unique (tenant_id, word));
comment on table app.word is '@class tenant';
call app.protect('app.word');

-- One row per tenant. A tenant without one signs with initials and sends.
create table app.answering_setting (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(),
  sign_as text not null check (sign_as in ('INITIALS', 'FIRST_NAME', 'TEAM')), team_signature text not null check (length(team_signature) between 1 and 30),
  listening boolean not null default false, listening_until date, version int not null default 1, changed_at timestamptz not null, changed_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id), check (listening or listening_until is null));
comment on table app.answering_setting is '@class tenant';
call app.protect('app.answering_setting');

grant select, insert, delete on app.word to app;
grant select, insert, update on app.answering_setting to app;
grant select on app.word, app.answering_setting to worker;
