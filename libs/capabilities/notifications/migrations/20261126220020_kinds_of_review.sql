-- More kinds, beside whichever there are by now.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
call app.allow_notices('ARTICLE_REVIEW', 'TEMPLATE_REVIEW');
