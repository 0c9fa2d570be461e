-- What only queries of public order caught. It never enters the desk, so no list, count, search, event or figure of webcare can hold it.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.order_post (
  tenant_id uuid not null references app.tenant, id uuid not null default uuidv7(), query_id uuid not null, network text not null, external_id text not null,
  revision bigint not null, author_handle text not null, text text not null, at timestamptz not null, permalink text, is_reply boolean not null,
  kept_at timestamptz not null default now(), primary key (tenant_id, id), unique (tenant_id, network, external_id),
  foreign key (tenant_id, query_id) references app.monitoring_query (tenant_id, id));
comment on table app.order_post is '@class tenant';
create index order_post_time on app.order_post (tenant_id, at desc, id desc);
create index order_post_query on app.order_post (tenant_id, query_id);
call app.protect('app.order_post');
create policy compartment on app.order_post as restrictive for all to app using ((select app.in_compartment()));
grant select on app.order_post to app;
grant select, insert, update, delete on app.order_post to worker;
