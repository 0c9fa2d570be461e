-- A message that a person marked as needing no answer starts no clock: whoever makes deadlines anew must know.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
grant select on app.conversation_event to worker;
