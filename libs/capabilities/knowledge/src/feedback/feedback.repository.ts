import type { TenantDoor } from '@samenspraak/platform/database';
import type { EntryKind } from '../search/entry.js';

export type FeedbackKind = 'FOUND' | 'NOT_FOUND' | 'WRONG';

export interface Subject {
  readonly kind: EntryKind;
  readonly sourceId: string;
  readonly title: string;
  readonly ownerId: string | null;
}

export interface Feedback {
  readonly id: string;
  readonly kind: FeedbackKind;
  readonly subjectKind: EntryKind | null;
  readonly subjectId: string | null;
  readonly subjectTitle: string;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
}

/** What colleagues say of what they found. */
export class FeedbackRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Something that the person who acts may find. */
  async findSubject(sourceId: string): Promise<Subject | undefined> {
    const { membershipId, roles } = await this.door.entrance();
    const [row] = await this.door.query<Subject>(
      `select e.kind, e.source_id as "sourceId", e.title, e.owner_id as "ownerId" from app.knowledge_entry e where e.tenant_id = $1 and e.source_id = $2
         and (e.roles = '{}' or e.roles && $3::text[]) and (e.seen_by = '{}' or $4 = any (e.seen_by))`,
      [this.door.tenantId(), sourceId, roles, membershipId],
    );
    return row;
  }

  async insert(kind: FeedbackKind, subject: Subject | undefined, title: string, note: string, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.knowledge_feedback (tenant_id, kind, subject_kind, subject_id, subject_title, note, owner_id, by_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[
          this.door.tenantId(),
          kind,
          subject?.kind ?? null,
          subject?.sourceId ?? null,
          title,
          note,
          subject?.ownerId ?? null,
        ],
        ...[(await this.door.entrance()).membershipId, at],
      ],
    );
  }

  /** What still waits: of the person's own things, and for who leads of everything without an owner too. */
  async listOpen(leads: boolean): Promise<Feedback[]> {
    return this.door.query<Feedback>(
      `select f.id, f.kind, f.subject_kind as "subjectKind", f.subject_id as "subjectId", f.subject_title as "subjectTitle", f.note, f.at, m.display_name as by
       from app.knowledge_feedback f join app.membership m on m.tenant_id = $1 and m.id = f.by_id
       where f.tenant_id = $1 and f.handled_at is null and f.kind <> 'FOUND' and (f.owner_id = $2 or $3) order by f.at desc, f.id desc limit 100`,
      [this.door.tenantId(), (await this.door.entrance()).membershipId, leads],
    );
  }

  /** @returns whether it was still open, and this person's to close */
  async handle(id: string, leads: boolean, at: Date): Promise<boolean> {
    const me = (await this.door.entrance()).membershipId;
    const rows = await this.door.query(
      `update app.knowledge_feedback f set handled_at = $4, handled_by = $2 where f.tenant_id = $1 and f.id = $3 and f.handled_at is null
       and (f.owner_id = $2 or $5) returning f.id`,
      [this.door.tenantId(), me, id, at, leads],
    );
    return rows.length === 1;
  }

  /** How often something answered a question, and how often somebody says it is wrong. */
  async countOf(sourceId: string): Promise<{ found: number; wrong: number }> {
    const [row] = await this.door.query<{ found: number; wrong: number }>(
      `select count(*) filter (where f.kind = 'FOUND')::int as found, count(*) filter (where f.kind = 'WRONG' and f.handled_at is null)::int as wrong
       from app.knowledge_feedback f where f.tenant_id = $1 and f.subject_id = $2`,
      [this.door.tenantId(), sourceId],
    );
    return row!;
  }
}
