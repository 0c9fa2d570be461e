-- What people said about names that mean nothing certain: the rules of a partnership. And what one member gave to another.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- A rule is the fold of its rulings, so the table of rules holds only of which name it speaks. Nothing here is ever changed: two people who
-- contradict each other leave two rows. Shared, because each member may correct and all must see by which rules their posts are placed.
create table app.attribution_rule (
  partnership_id uuid not null references app.partnership, id uuid not null default uuidv7(), author_tenant_id uuid not null references app.tenant,
  name text not null check (length(name) between 1 and 100), name_key text not null check (length(name_key) between 1 and 100),
  -- Empty: for every text with the name. Else only for texts that hold this word too.
  word text not null default '' check (length(word) <= 40), made_at timestamptz not null, primary key (partnership_id, id), unique (partnership_id, name_key, word));
create table app.attribution_ruling (
  partnership_id uuid not null, id uuid not null default uuidv7(), rule_id uuid not null, author_tenant_id uuid not null references app.tenant,
  version int not null check (version > 0), kind text not null check (kind in ('correction', 'settlement', 'withdrawal')), meant_id uuid references app.tenant,
  -- An id of the author's own membership: only the author can tell whose name it is.
  by_id uuid not null, at timestamptz not null, primary key (partnership_id, id), unique (partnership_id, rule_id, version),
  check ((kind = 'withdrawal') = (meant_id is null)), foreign key (partnership_id, rule_id) references app.attribution_rule (partnership_id, id));
comment on table app.attribution_rule is '@class shared'; comment on table app.attribution_ruling is '@class shared';
call app.protect('app.attribution_rule', 'library');
call app.protect('app.attribution_ruling', 'library');
grant select, insert on app.attribution_rule, app.attribution_ruling to app;
grant select on app.attribution_rule, app.attribution_ruling to worker;

-- A post that a member gives to its neighbour, or back to triage; ids only. The worker carries it out and takes the row away.
create table app.handover (
  id uuid primary key default uuidv7(), partnership_id uuid not null, tenant_id uuid not null, to_id uuid, network text not null, external_id text not null,
  made_at timestamptz not null default now());
comment on table app.handover is '@class local';
create index handover_age on app.handover (made_at);
call app.protect('app.handover', 'platform');
create policy own_seen on app.handover for select to app using (tenant_id = (select app.tenant_id()));
create policy own_add on app.handover for insert to app with check (tenant_id = (select app.tenant_id()) and partnership_id = any ((select app.partnership_ids())::uuid[]));
grant select, insert on app.handover to app;
grant select, delete on app.handover to worker;

-- The name that keeps a post here, when it is a name.
alter table app.triage_post add column ambiguous_name text check (length(ambiguous_name) <= 100);
