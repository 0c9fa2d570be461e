import type { TenantDoor } from '@samenspraak/platform/database';
import type { KeptDepartment, KeptTopic, ListKind } from './topic-list.js';

interface Change {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly former: readonly string[];
  readonly active: boolean;
  readonly by: string;
  readonly at: Date;
}
type TopicColumns = Pick<KeptTopic, 'sensitive' | 'words' | 'departmentId'>;

const TABLE: Readonly<Record<ListKind, string>> = { TOPICS: 'app.topic', DEPARTMENTS: 'app.department' };

/** Reads and writes the lists themselves; nothing is ever taken out of them. */
export class TopicListRepository {
  constructor(private readonly door: TenantDoor) {}

  listTopics(): Promise<KeptTopic[]> {
    return this.door.query<KeptTopic & Record<string, unknown>>(
      `select t.id, t.name, t.active, t.version, t.former, t.changed_at as "changedAt", m.display_name as "changedBy",
         t.sensitive, t.words, t.department_id as "departmentId"
       from app.topic t left join app.membership m on m.tenant_id = $1 and m.id = t.changed_by
       where t.tenant_id = $1 order by t.position, lower(t.name), t.id limit 500`,
      [this.door.tenantId()],
    );
  }

  listDepartments(): Promise<KeptDepartment[]> {
    return this.door.query<KeptDepartment & Record<string, unknown>>(
      `select d.id, d.name, d.active, d.version, d.former, d.changed_at as "changedAt", m.display_name as "changedBy"
       from app.department d left join app.membership m on m.tenant_id = $1 and m.id = d.changed_by
       where d.tenant_id = $1 order by d.position, lower(d.name), d.id limit 500`,
      [this.door.tenantId()],
    );
  }

  /** Two who add or rename one after the other each see the other's names. */
  async lock(kind: ListKind): Promise<void> {
    await this.door.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${kind} ${this.door.tenantId()}`]);
  }

  async insertTopic(row: Omit<Change, 'version' | 'former'> & TopicColumns, position: number): Promise<void> {
    await this.door.query(
      `insert into app.topic (tenant_id, id, name, active, sensitive, words, department_id, position, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        this.door.tenantId(),
        ...[row.id, row.name, row.active, row.sensitive, row.words, row.departmentId, position, row.at, row.by],
      ],
    );
  }

  async insertDepartment(row: Omit<Change, 'version' | 'former'>, position: number): Promise<void> {
    await this.door.query(
      `insert into app.department (tenant_id, id, name, active, position, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [this.door.tenantId(), row.id, row.name, row.active, position, row.at, row.by],
    );
  }

  /** @returns false when it is another version by now */
  async updateTopic(row: Change & TopicColumns): Promise<boolean> {
    const rows = await this.door.query(
      `update app.topic t set name = $4, former = $5, active = $6, sensitive = $7, words = $8, department_id = $9,
         changed_at = $10, changed_by = $11, version = t.version + 1
       where t.tenant_id = $1 and t.id = $2 and t.version = $3 returning t.id`,
      [
        ...[this.door.tenantId(), row.id, row.version, row.name, row.former, row.active],
        ...[row.sensitive, row.words, row.departmentId, row.at, row.by],
      ],
    );
    return rows.length === 1;
  }

  /** @returns false when it is another version by now */
  async updateDepartment(row: Change): Promise<boolean> {
    const rows = await this.door.query(
      `update app.department d set name = $4, former = $5, active = $6, changed_at = $7, changed_by = $8, version = d.version + 1
       where d.tenant_id = $1 and d.id = $2 and d.version = $3 returning d.id`,
      [this.door.tenantId(), row.id, row.version, row.name, row.former, row.active, row.at, row.by],
    );
    return rows.length === 1;
  }

  /** In the order of the ids. */
  async order(kind: ListKind, ids: readonly string[]): Promise<void> {
    await this.door.query(
      `update ${TABLE[kind]} t set position = o.position::int from unnest($2::uuid[]) with ordinality o (id, position)
       where t.tenant_id = $1 and t.id = o.id and t.position <> o.position returning t.id`,
      [this.door.tenantId(), ids],
    );
  }

  /** What is being worked on bears the new name at once; what is closed keeps what was said then. @returns their ids */
  async renameOpen(kind: ListKind, from: string, to: string): Promise<string[]> {
    const column = kind === 'TOPICS' ? 'topic' : 'department';
    const rows = await this.door.query<{ id: string }>(
      `update app.conversation c set ${column} = $3 where c.tenant_id = $1 and c.status <> 'closed' and c.${column} = $2 returning c.id`,
      [this.door.tenantId(), from, to],
    );
    return rows.map(({ id }) => id);
  }
}
