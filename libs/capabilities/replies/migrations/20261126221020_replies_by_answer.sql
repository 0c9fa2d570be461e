-- What came of the answers that went out with one text is read when somebody looks at that text.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create index reply_answer on app.reply (tenant_id, answer_id, sent_at) where answer_id is not null and state = 'SENT';
