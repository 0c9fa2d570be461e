import type { QuestionRow } from '@samenspraak/language/questions';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Findable } from '../search/entry.js';

export interface QuestionSet {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly version: number;
  readonly count: number;
  readonly changedAt: Date;
}

export interface StoredQuestion extends QuestionRow {
  readonly id: string;
  readonly setId: string;
  readonly setName: string;
  readonly source: string;
  readonly version: number;
  readonly changedAt: Date;
}

/** Imported sets of questions with their answers. */
export class QuestionRepository {
  constructor(private readonly door: TenantDoor) {}

  async listSets(): Promise<QuestionSet[]> {
    return this.door.query<QuestionSet>(
      `select s.id, s.name, s.source, s.version, s.changed_at as "changedAt",
         (select count(*)::int from app.imported_question q where q.tenant_id = $1 and q.set_id = s.id) as count
       from app.question_set s where s.tenant_id = $1 order by s.name limit 200`,
      [this.door.tenantId()],
    );
  }

  /** The set of this name; whoever writes into it waits for who does. */
  async takeSet(name: string, source: string, at: Date): Promise<string> {
    const [row] = await this.door.query<{ id: string }>(
      `insert into app.question_set as s (tenant_id, name, source, changed_at, changed_by) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, name) do update set source = excluded.source, changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = s.version + 1
       returning s.id`,
      [this.door.tenantId(), name, source, at, this.door.actor().principalId],
    );
    return row!.id;
  }

  async findSet(name: string): Promise<string | undefined> {
    const [row] = await this.door.query<{ id: string }>(
      'select s.id from app.question_set s where s.tenant_id = $1 and s.name = $2',
      [this.door.tenantId(), name],
    );
    return row?.id;
  }

  async count(setId: string): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      'select count(*)::int as n from app.imported_question q where q.tenant_id = $1 and q.set_id = $2',
      [this.door.tenantId(), setId],
    );
    return row!.n;
  }

  async listByKeys(setId: string, keys: readonly string[]): Promise<(QuestionRow & { id: string; version: number })[]> {
    return this.door.query(
      `select q.id, q.key, q.question, q.answer, q.topic, q.url, q.version from app.imported_question q
       where q.tenant_id = $1 and q.set_id = $2 and q.key = any ($3::text[])`,
      [this.door.tenantId(), setId, keys],
    );
  }

  /** Adds rows and writes over those of the same key. */
  async put(
    setId: string,
    rows: readonly QuestionRow[],
    at: Date,
  ): Promise<{ id: string; key: string; version: number }[]> {
    return this.door.query(
      `insert into app.imported_question as q (tenant_id, set_id, key, question, answer, topic, url, changed_at)
       select $1, $2, r.key, r.question, r.answer, r.topic, r.url, $4 from jsonb_to_recordset($3::jsonb) r(key text, question text, answer text, topic text, url text)
       on conflict (tenant_id, set_id, key) do update set question = excluded.question, answer = excluded.answer, topic = excluded.topic, url = excluded.url,
         changed_at = excluded.changed_at, version = q.version + 1 returning q.id, q.key, q.version`,
      [this.door.tenantId(), setId, JSON.stringify(rows), at],
    );
  }

  /** As the index reads them. */
  async listFindable(ids: readonly string[]): Promise<Findable[]> {
    return this.door.query<Findable>(
      `select 'QUESTION' as kind, q.id as "sourceId", q.version, q.question as title, q.topic, q.answer as text, q.changed_at as "changedAt"
       from app.imported_question q where q.tenant_id = $1 and q.id = any ($2::uuid[])`,
      [this.door.tenantId(), ids],
    );
  }

  async find(id: string): Promise<StoredQuestion | undefined> {
    const [row] = await this.door.query<StoredQuestion>(
      `select q.id, q.key, q.question, q.answer, q.topic, q.url, q.version, q.changed_at as "changedAt", s.id as "setId", s.name as "setName", s.source
       from app.imported_question q join app.question_set s on s.tenant_id = $1 and s.id = q.set_id where q.tenant_id = $1 and q.id = $2`,
      [this.door.tenantId(), id],
    );
    return row;
  }
}
