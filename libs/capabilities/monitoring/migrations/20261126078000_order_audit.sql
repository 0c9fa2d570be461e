-- The audit trail of a query is read with the query: who may not know of it does not find it there.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create policy compartment on app.audit_entry as restrictive for select to app
  using (object_type <> 'monitoring_query' or exists (select from app.monitoring_query q where q.tenant_id = audit_entry.tenant_id and q.id::text = audit_entry.object_id));
