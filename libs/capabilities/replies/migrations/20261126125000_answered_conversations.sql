-- Rooms that must spare what somebody answered ask here; the table itself is nobody else's to read.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
-- Of these conversations of the tenant, those in which an answer was begun, in whichever state it is. Under the rights of who asks.
create function app.answered_conversations(conversations uuid[]) returns setof uuid language sql stable parallel restricted set search_path = '' as $$
  select distinct y.conversation_id from app.reply y where y.tenant_id = (select app.tenant_id()) and y.conversation_id = any (conversations) $$;
grant execute on function app.answered_conversations(uuid[]) to worker;
