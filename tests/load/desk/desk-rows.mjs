import { existsSync, writeFileSync } from 'node:fs';
import { progress } from '../../../infra/run/report.mjs';
import { DutchPosts } from '../router/dutch-posts.mjs';
import { DutchWorld } from '../router/dutch-world.mjs';

const POOL = 500_000;
const AT_ONCE = 20_000;
const COLLEAGUES = 10;
const TENANTS = 50;
/** One council has a million messages, the others share the rest of the five million. */
const MOST_MESSAGES = 1_001_600;
const MESSAGES = 81_600;
const ALL = MOST_MESSAGES + (TENANTS - 1) * MESSAGES;
const PER_CONVERSATION = 2;
/** In old messages only; no post holds these by itself. */
export const OLD_WORDS = ['zwaluwnestkast', 'dijkverzwaringsplan'];

/**
 * Five million messages in 2.5 million conversations of fifty councils, over a year. Made once by statements over whole
 * councils; texts come from half a million Dutch posts.
 */
export async function fillDesks({ admin, stored }, seed) {
  if (!existsSync(stored)) {
    await store(admin, seed);
    writeFileSync(stored, `${ALL}\n`);
  }
  return ask(
    admin,
    `select t.id as "tenantId", m.id as "membershipId", m.principal_id as "principalId", t.code = 'D01' as large from app.tenant t
     join app.membership m on m.tenant_id = t.id and m.initials = 'AA' where t.code like 'D__' order by t.code`,
  );
}

async function store(admin, seed) {
  progress(`storing ${ALL} messages; the next run finds them`);
  const indexes = await ask(
    admin,
    `select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as made from pg_index x
     where x.indrelid in ('app.message'::regclass, 'app.conversation'::regclass) and not x.indisprimary and not x.indisunique`,
  );
  for (const { name } of indexes) await admin.query(`drop index ${name}`);
  await makePool(admin, seed);
  // Rows that are known to fit are not looked up one by one, and counted once at the end.
  await admin.query(`set session_replication_role = replica`);
  for (let n = 1; n <= TENANTS; n += 1) {
    await storeCouncil(admin, n, n === 1 ? MOST_MESSAGES : MESSAGES);
    if (n === 1 || n % 7 === 1) progress(`${n} of ${TENANTS} councils`);
  }
  await admin.query(`insert into app.folder_tally (tenant_id, state, assignee_id, n)
    select c.tenant_id, app.folder_state(c.status, c.snoozed_until), c.assignee_id, count(*) from app.conversation c where c.status <> 'closed' group by 1, 2, 3`);
  await admin.query(`set session_replication_role = origin; set maintenance_work_mem = '2GB'; drop table public.pool`);
  for (const { made } of indexes) {
    await admin.query(made);
    progress(made.slice(0, 100));
  }
  for (const table of ['message', 'conversation', 'membership', 'folder_tally'])
    await admin.query(`vacuum analyze app.${table}`);
}

async function makePool(admin, seed) {
  await admin.query('drop table if exists public.pool');
  await admin.query('create unlogged table public.pool (n int primary key, text text, author text, source text)');
  const posts = new DutchPosts(new DutchWorld(seed), seed);
  for (let from = 0; from < POOL; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, () => posts.nextMessage());
    const of = (field) => some.map((post) => post[field]);
    await admin.query(
      `insert into public.pool select $1 + u.n - 1, u.text, u.author, u.source
       from unnest($2::text[], $3::text[], $4::text[]) with ordinality as u(text, author, source, n)`,
      [from, of('text'), of('author'), of('source')],
    );
  }
  await admin.query('vacuum analyze public.pool');
  progress(`${POOL} texts`);
}

/** Of a council a third is open (most of that not new), a tenth waits, the rest is closed; two in a hundred sleep. */
async function storeCouncil(admin, n, messages) {
  const code = `D${String(n).padStart(2, '0')}`;
  const [{ id: tenantId }] = await ask(
    admin,
    `insert into app.tenant (code, name, kind, inhabitants) values ($1, 'Meetstad ' || $1, 'municipality', 50000) returning id`,
    [code],
  );
  await admin.query(
    `with p as (insert into app.principal (id, kind, issuer, subject)
       select uuidv7(), 'person', 'http://identity.test', $2 || n from generate_series(1, ${COLLEAGUES}) n returning id, subject)
     insert into app.membership (tenant_id, principal_id, status, roles, display_name, initials)
     select $1, p.id, 'active', '{coordinator}', 'Collega ' || p.subject, 'A' || chr(64 + substr(p.subject, 4)::int) from p`,
    [tenantId, code],
  );
  const conversations = messages / PER_CONVERSATION;
  await admin.query(
    `with member as (select array_agg(m.id order by m.initials) as ids from app.membership m where m.tenant_id = $1)
     insert into app.conversation (tenant_id, id, network, thread_key, involvement, author_external_id, author_handle, author_name, snippet, step, status,
       snoozed_until, question, assignee_id, unread, due_at, norm_minutes, last_inbound_at, last_contact_at, topic, department, closed_at, why_code, urgency, sentiment)
     select $1, md5($2 || 'c' || k)::uuid, p.source, 'd' || k, case when r.a % 10 < 7 then 'lead' else 'watch' end, 'a' || k % 40000, p.author, 'Jan',
       left(p.text, 160), 1 + r.b % 5, s.status, case when s.status = 'open' and r.c % 50 = 0 then now() + interval '3 days' end, null,
       case when r.d % 5 < 2 or s.status <> 'open' then member.ids[1 + r.e % ${COLLEAGUES}] end, r.b % 3 = 0 and s.status = 'open',
       case when s.status = 'open' and r.c % 3 = 0 then t.at + interval '4 hours' * (1 + r.e % 400) end, 240, t.at, t.at,
       'Onderwerp ' || (r.d % 300) * (r.d % 300) % 23, 'Afdeling ' || r.e % 7, case when s.status = 'closed' then t.at + interval '2 hours' end, 'query_matched',
       case when r.e % 11 = 0 then 'HIGH' else 'NORMAL' end, case r.b % 4 when 0 then 'NEGATIVE' when 1 then 'POSITIVE' end
     from generate_series(0, $3::int - 1) k cross join member
       cross join lateral (select hashint4(k + 1) & 65535 as a, hashint4(k + 2000003) & 65535 as b, hashint4(k + 4000003) & 65535 as c,
         hashint4(k + 6000003) & 65535 as d, hashint4(k + 8000003) & 65535 as e) r
       cross join lateral (select case when r.a % 30 < 10 then 'open' when r.a % 30 < 13 then 'waiting' else 'closed' end as status) s
       cross join lateral (select now() - interval '365 days' * (($3::float - k) / $3) as at) t
       join public.pool p on p.n = (k::bigint * ${PER_CONVERSATION} + $4 * 7919::bigint + 1) % ${POOL}`,
    [tenantId, code, conversations, n],
  );
  await admin.query(
    `insert into app.message (tenant_id, id, conversation_id, network, source_id, external_id, direction, author_external_id, author_handle, author_name, text, at,
       visibility, revision)
     select $1, md5($2 || 'm' || i)::uuid, md5($2 || 'c' || i / ${PER_CONVERSATION})::uuid, p.source, 's' || i, 's' || i, 'inbound', 'a' || (i / ${PER_CONVERSATION}) % 40000,
       p.author, 'Jan', p.text || case when i < $3::int / 10 and i % 50 = 0 then ' ${OLD_WORDS[0]}' when i < $3::int / 10 and i % 5000 = 1 then ' ${OLD_WORDS[1]}' else '' end,
       now() - interval '365 days' * (($3::float - i) / $3), 'public', 1
     from generate_series(0, $3::int - 1) i join public.pool p on p.n = (i::bigint + $4 * 7919::bigint) % ${POOL}
     order by i`,
    [tenantId, code, messages, n],
  );
}

const ask = async (admin, sql, parameters = []) => (await admin.query(sql, parameters)).rows;
