-- What came of a text is read from the answers themselves, with what was opened again; a tally beside them is kept twice.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
drop table app.answer_effect;
