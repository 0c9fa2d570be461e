-- Plans of approach beside work instructions, and articles that were made from a neighbour's.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.article drop constraint article_kind_check;
alter table app.article add constraint article_kind_check check (kind in ('ARTICLE', 'INSTRUCTION', 'PLAN', 'NEWS'));
alter table app.knowledge_entry drop constraint knowledge_entry_kind_check;
alter table app.knowledge_entry add constraint knowledge_entry_kind_check check (kind in ('ARTICLE', 'INSTRUCTION', 'PLAN', 'NEWS', 'TEMPLATE', 'ADOPTED', 'QUESTION', 'SHARED'));
alter table app.knowledge_feedback drop constraint knowledge_feedback_subject_kind_check;
alter table app.knowledge_feedback add constraint knowledge_feedback_subject_kind_check check (subject_kind in ('ARTICLE', 'INSTRUCTION', 'PLAN', 'NEWS', 'TEMPLATE', 'ADOPTED', 'QUESTION', 'SHARED'));
-- What was published stands with the library, which knows under which name neighbours have it.
alter table app.article drop column item_id;
alter table app.article drop column published_version;
alter table app.article add column origin_item_id uuid;
alter table app.article add column origin_version int;
alter table app.article add constraint article_origin_check check ((origin_item_id is null) = (origin_version is null));
-- The review day of which somebody was told last.
alter table app.article add column review_told date;
create index article_review on app.article (tenant_id, review_on, id) where archived_at is null and review_on is not null;
grant select on app.article to worker;
grant update (review_told) on app.article to worker;
