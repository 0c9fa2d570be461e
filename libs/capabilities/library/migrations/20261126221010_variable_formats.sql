-- More ways to show a value, a unit behind a number, and an own variable that can be changed and taken away with its value.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.own_variable drop constraint own_variable_format_check;
alter table app.own_variable add constraint own_variable_format_check check (format in ('LONG', 'WEEKDAY', 'DAY', 'SHORT', 'PLAIN', 'WHOLE', 'DECIMALS', 'EURO',
  'EURO_WHOLE', 'PERCENT', 'LOCAL', 'DASH', 'ABROAD', 'FULL', 'BARE'));
alter table app.own_variable add column unit text check (length(unit) between 1 and 20);
grant update on app.own_variable to app;
grant delete on app.variable to app;
