import type { LocalQuery, LocalStore, TenantDoor } from '@samenspraak/platform/database';
import type { Topic } from '@samenspraak/platform/queue';
import type { NewTriagePost, TriagePostView } from './triage.js';

/** The desk of the triage role: it sees what waits in its partnerships, by policy. */
export class TriageDeskRepository {
  constructor(private readonly door: TenantDoor) {}

  listOpen(): Promise<TriagePostView[]> {
    return this.door.query<TriagePostView & Record<string, unknown>>(
      `select t.id, t.text, t.author_handle as "authorHandle", t.published_at as "publishedAt", t.expires_at as "expiresAt",
         t.why_code as "whyCode", t.permalink, t.ambiguous_name as "ambiguousName", t.why_name as "whyName", t.candidates as "candidateIds"
       from app.triage_post t where t.decided_at is null and t.expires_at > now() order by t.published_at, t.id limit 100`,
    );
  }

  async findOpen(id: string): Promise<{ text: string; ambiguousName: string | null } | undefined> {
    const [row] = await this.door.query<{ text: string; ambiguousName: string | null }>(
      `select t.text, t.ambiguous_name as "ambiguousName" from app.triage_post t
       where t.id = $1 and t.decided_at is null and t.expires_at > now()`,
      [id],
    );
    return row;
  }

  /** @returns false when somebody else decided, or its time is over. */
  async decide(id: string, principalId: string, tenantId: string | null): Promise<boolean> {
    const rows = await this.door.query(
      `update app.triage_post t set decided_at = now(), decided_by = $2, decided_tenant_id = $3
       where t.id = $1 and t.decided_at is null and t.expires_at > now() returning t.id`,
      [id, principalId, tenantId],
    );
    return rows.length > 0;
  }
}

export const NEWS_TOPIC = 'triage.news' satisfies Topic;
const NEWS_SECONDS = 5;

export interface DecidedPost {
  readonly id: string;
  readonly partnershipId: string;
  readonly envelopeId: string;
  readonly network: string;
  readonly externalId: string;
  readonly revision: string;
  readonly tenantId: string | null;
}

/** The worker's side: puts posts in, takes decided and old ones out. */
export class TriageRepository {
  constructor(private readonly store: LocalStore) {}

  /** Adds posts; a later revision of one that waits replaces its text. @returns the ids of those that wait now. */
  async put(query: LocalQuery, partnershipId: string, posts: readonly NewTriagePost[]): Promise<string[]> {
    const ids: string[] = [];
    for (const post of posts) {
      const rows = await query<{ id: string }>(
        `insert into app.triage_post as t (partnership_id, envelope_id, network, external_id, revision, text, author_handle, permalink, published_at, why_code, candidates, ambiguous_name, why_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         on conflict (partnership_id, network, external_id) do update set envelope_id = excluded.envelope_id, revision = excluded.revision,
           text = excluded.text, why_code = excluded.why_code, candidates = excluded.candidates, ambiguous_name = excluded.ambiguous_name, why_name = excluded.why_name
         where t.decided_at is null and t.revision < excluded.revision returning t.id`,
        [
          partnershipId,
          post.envelopeId,
          post.network,
          post.externalId,
          post.revision,
          post.text,
          post.authorHandle,
          post.permalink,
          post.publishedAt,
          post.whyCode,
          post.candidates,
          post.ambiguousName,
          post.whyName,
        ],
      );
      ids.push(...rows.map((row) => row.id));
    }
    return ids;
  }

  /** Asks to tell the desk, once for all that comes within some seconds: a bell that is still to ring says it all. */
  async ringNews(query: LocalQuery, partnershipId: string, holderId: string): Promise<void> {
    await query(
      `insert into app.outbox (tenant_id, topic, ref_id, due_at)
       select $1, '${NEWS_TOPIC}', $2, now() + interval '${NEWS_SECONDS} seconds'
       where not exists (select from app.outbox o where o.ref_id = $2 and o.topic = '${NEWS_TOPIC}' and o.due_at > now()) returning id`,
      [holderId, partnershipId],
    );
  }

  /** Takes out what was deleted or has found its tenant meanwhile. @returns the ids of what was there. */
  async withdraw(
    query: LocalQuery,
    partnershipId: string,
    network: string,
    externalIds: readonly string[],
  ): Promise<string[]> {
    const rows = await query<{ id: string }>(
      `delete from app.triage_post t where t.partnership_id = $1 and t.network = $2 and t.external_id = any ($3::text[]) and t.decided_at is null returning t.id`,
      [partnershipId, network, externalIds],
    );
    return rows.map((row) => row.id);
  }

  /** Locks a decided post until the transaction ends. */
  async findDecided(query: LocalQuery, id: string): Promise<DecidedPost | undefined> {
    const [row] = await query<DecidedPost>(
      `select t.id, t.partnership_id as "partnershipId", t.envelope_id as "envelopeId", t.network, t.external_id as "externalId",
         t.revision::text as revision, t.decided_tenant_id as "tenantId"
       from app.triage_post t where t.id = $1 and t.decided_at is not null for update`,
      [id],
    );
    return row;
  }

  async remove(query: LocalQuery, id: string): Promise<void> {
    await query('delete from app.triage_post t where t.id = $1', [id]);
  }

  async countOpen(query: LocalQuery, partnershipId: string): Promise<number> {
    const [row] = await query<{ n: number }>(
      'select count(*)::int as n from app.triage_post t where t.partnership_id = $1 and t.decided_at is null and t.expires_at > now()',
      [partnershipId],
    );
    return row!.n;
  }

  /** AVG art. 5(1)(e): nobody's post waits longer than 72 hours. A decided one has its outbox row still. */
  async purge(): Promise<number> {
    return this.store.transaction(async (query) => {
      await query(`delete from app.handover h where h.made_at < now() - interval '72 hours'`);
      return (await query('delete from app.triage_post t where t.expires_at < now() returning t.id')).length;
    });
  }

  /** Tells the screens of a tenant that its triage changed, when the transaction commits; ids only. */
  async announce(query: LocalQuery, tenantId: string, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += 150) {
      const notice = { t: tenantId, k: 'TRIAGE', i: ids.slice(start, start + 150) };
      await query(`select pg_notify('live', $1)`, [JSON.stringify(notice)]);
    }
  }
}
