-- After the last migration: the definer roles may make nothing more.
revoke create on schema app from context_owner, search_owner, audit_owner, statistics_owner;
