-- What a mail server reports about a mail later on (RFC 3464): once per mail, and why an address no longer gets any.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.mail add column bounced_at timestamptz, add column delayed_at timestamptz,
  add column bounce_reason text check (bounce_reason ~ '^[a-z_]{1,40}$');
alter table app.mail_address add column bounce_reason text check (bounce_reason ~ '^[a-z_]{1,40}$'), add column confirmed_at timestamptz;
grant update (bounce_reason, confirmed_at) on app.mail_address to app, worker;
