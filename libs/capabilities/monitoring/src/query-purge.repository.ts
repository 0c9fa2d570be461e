import type { TenantDoor } from '@samenspraak/platform/database';
import { BY_QUERY } from './attribution.js';
import type { JournalledQuery } from './query-journal.js';

export interface DeadQuery extends JournalledQuery {
  readonly scope: 'own' | 'partnership';
  /** False for one whose catch went before. */
  readonly waiting: boolean;
}

/** Nobody did anything with it: no answer, note, draft, owner, step or result. */
const UNTOUCHED = `c.assignee_id is null and c.question is null and c.result is null and c.topic is null and c.department is null and c.step = 1
  and not exists (select from app.note n where n.tenant_id = $1 and n.conversation_id = c.id)
  and not exists (select from app.draft d where d.tenant_id = $1 and d.conversation_id = c.id)
  and not exists (select from app.conversation_step s where s.tenant_id = $1 and s.conversation_id = c.id)
  and not exists (select from app.message o where o.tenant_id = $1 and o.conversation_id = c.id and o.direction = 'outbound')
  and c.id not in (select app.answered_conversations(array(select k.id from caught k)))`;

const QUERIES = `array_remove(array_append(r.also, r.query_id), null)`;

/** A message is here for dead queries only; that an edit of it no longer matched is no other reason. */
const ONLY_DEAD = `exists (select from app.route r where r.tenant_id = $1 and r.network = m.network and r.external_id = m.external_id
    and r.why_code = any ($5::text[]))
  and not exists (select from app.route r where r.tenant_id = $1 and r.network = m.network and r.external_id = m.external_id
    and case when r.why_code = any ($5::text[]) then ${QUERIES} = '{}' or not (${QUERIES} <@ $2::uuid[])
      when r.why_code = 'thread_followed' then r.kind <> 'edited' else r.why_code <> 'deleted' end)`;

/** Finds and removes what is left of queries that ended long ago. */
export class QueryPurgeRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Queries whose last day was before this one. */
  listDead(day: string): Promise<DeadQuery[]> {
    return this.door.query<DeadQuery & Record<string, unknown>>(
      `select q.id, q.domain, q.scope, q.purged_at is null as waiting from app.monitoring_query q
       where q.tenant_id = $1 and q.ends_on < $2::date order by q.id`,
      [this.door.tenantId(), day],
    );
  }

  /** Removes conversations of the tenant that only dead queries brought, these among them, and that nobody touched. @returns how many. */
  async removeCaught(dead: readonly string[], waiting: readonly string[], most: number): Promise<number> {
    const rows = await this.door.query(
      `with caught as materialized (select distinct m.conversation_id as id from app.route r
         join app.message m on m.tenant_id = $1 and m.source_id = r.network || ':' || r.external_id
         where r.tenant_id = $1 and (r.query_id = any ($3::uuid[]) or r.also && $3::uuid[]) and r.why_code = any ($5::text[])),
       leftover as materialized (select c.id from caught k join app.conversation c on c.tenant_id = $1 and c.id = k.id
         where c.tenant_id = $1 and c.why_code = any ($5::text[]) and ${UNTOUCHED}
           and not exists (select from app.message m where m.tenant_id = $1 and m.conversation_id = c.id and not (${ONLY_DEAD}))
         order by c.id limit $4 for update of c)
       delete from app.conversation c using leftover l where c.tenant_id = $1 and c.id = l.id returning c.id`,
      [this.door.tenantId(), dead, waiting, most, BY_QUERY],
    );
    return rows.length;
  }

  async markPurged(ids: readonly string[], at: Date): Promise<void> {
    await this.door.query(
      'update app.monitoring_query q set purged_at = $3 where q.tenant_id = $1 and q.id = any ($2::uuid[])',
      [this.door.tenantId(), ids, at],
    );
  }
}
