-- Mail to somebody without a seat: to an address that the tenant wrote down, never to both.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
alter table app.mail alter column membership_id drop not null,
  add column address text check (length(address) between 3 and 254 and address ~ '^[^[:cntrl:][:space:]]+@[^[:cntrl:][:space:]]+$'),
  add constraint mail_recipient check ((membership_id is null) <> (address is null));
create unique index mail_guest_slot on app.mail (tenant_id, topic, slot) where membership_id is null;
create index mail_ref on app.mail (tenant_id, ref_id);
