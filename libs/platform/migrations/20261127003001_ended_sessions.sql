-- Sessions that the identity provider ended, for as long as a token of them could live: what an api that starts later, or was cut off, must know.
-- Only a hash of issuer and session. No process reads or writes the table; two functions do what is to be done.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
create table app.ended_session (
  session text primary key check (session ~ '^[0-9a-f]{64}$'), forget_at timestamptz not null);
comment on table app.ended_session is '@class local';
create index ended_session_forget on app.ended_session (forget_at);
call app.protect('app.ended_session', 'platform');
create policy ended_reads on app.ended_session for select to context_owner using (true);
create policy ended_adds on app.ended_session for insert to context_owner with check (true);
create policy ended_forgets on app.ended_session for delete to context_owner using (true);
grant select, insert, delete on app.ended_session to context_owner;
set local role context_owner;
-- Each end forgets what is over, so the table holds the ends of one lifetime.
create function app.end_session(ended text, lifetime int) returns void language sql volatile security definer set search_path = '' as $$
  delete from app.ended_session e where e.forget_at <= now();
  insert into app.ended_session (session, forget_at) values (ended, now() + make_interval(secs => least(greatest(lifetime, 1), 3600)))
    on conflict (session) do nothing $$;
-- With the seconds that are left by this clock, the last ones first.
create function app.ended_sessions(most int) returns table (session text, seconds double precision) language sql stable security definer set search_path = '' as $$
  select e.session, extract(epoch from e.forget_at - now())::double precision from app.ended_session e
  where e.forget_at > now() order by e.forget_at desc limit least(most, 100000) $$;
grant execute on function app.end_session(text, int), app.ended_sessions(int) to app;
