-- Plans of approach go the way of work instructions: written by one council, taken over, changed or left by another.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.library_item drop constraint library_item_kind_check;
alter table app.library_item add constraint library_item_kind_check check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION', 'PLAN'));
alter table app.library_version drop constraint library_version_kind_check;
alter table app.library_version add constraint library_version_kind_check check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION', 'PLAN'));
alter table app.adoption drop constraint adoption_kind_check;
alter table app.adoption add constraint adoption_kind_check check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION', 'PLAN'));
alter table app.publication drop constraint publication_kind_check;
alter table app.publication add constraint publication_kind_check check (kind in ('TEMPLATE', 'ARTICLE', 'INSTRUCTION', 'PLAN'));

-- The review day of which somebody was told last.
alter table app.template add column review_told text;
grant update (review_told) on app.template to worker;
