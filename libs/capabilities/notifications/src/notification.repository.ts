import type { TenantDoor } from '@samenspraak/platform/database';
import type { NoticeKind } from './notice-kind.js';
import type { Notice } from './notice.js';

const COLUMNS = `n.id, n.kind, n.subject_id as "subjectId", n.params, n.amount, n.at, n.read_at as "readAt"`;
/** What the bell shows at most; one more says "and more". */
const MOST_COUNTED = 100;

export interface NoticePosition {
  readonly key: string;
  readonly id: string;
}

export interface NewNotice {
  readonly membershipId: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly params: object;
  readonly amount: number | null;
  readonly byMail: 'no' | 'at_once' | 'digest';
  readonly at: Date;
}

/** Reads and writes what people of this tenant were told; each method names whose. */
export class NotificationRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Locks what this person was told of this subject before. */
  async findForUpdate(membershipId: string, kind: NoticeKind, subject: string): Promise<Notice | undefined> {
    const rows = await this.door.query<Notice>(
      `select ${COLUMNS} from app.notification n where n.tenant_id = $1 and n.membership_id = $2 and n.kind = $3 and n.subject = $4 for update`,
      [this.door.tenantId(), membershipId, kind, subject],
    );
    return rows[0];
  }

  /** Adds it, or says it again: unread once more, counted from the last time it was read. @returns its id. */
  async put(notice: NewNotice): Promise<string> {
    const rows = await this.door.query<{ id: string }>(
      `insert into app.notification as n (tenant_id, membership_id, kind, subject, subject_id, params, by_mail, at, amount) values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::int, 1))
       on conflict (tenant_id, membership_id, kind, subject) do update set at = excluded.at, params = excluded.params, by_mail = excluded.by_mail,
         amount = case when $9::int is null and n.read_at is null then n.amount + 1 else excluded.amount end, read_at = null, digest_id = null
       returning n.id`,
      [
        this.door.tenantId(),
        notice.membershipId,
        notice.kind,
        notice.subject,
        notice.subjectId,
        JSON.stringify(notice.params),
        notice.byMail,
        notice.at,
        notice.amount,
      ],
    );
    return rows[0]!.id;
  }

  async listPage(
    membershipId: string,
    kinds: readonly NoticeKind[],
    limit: number,
    after?: NoticePosition,
  ): Promise<(Notice & { position: NoticePosition })[]> {
    const rows = await this.door.query<Notice & { key: string }>(
      `select ${COLUMNS}, n.at::text as key from app.notification n
       where n.tenant_id = $1 and n.membership_id = $2 and n.kind = any ($3::text[])
         and ($5::timestamptz is null or (n.at, n.id) < ($5::timestamptz, $6::uuid))
       order by n.at desc, n.id desc limit $4`,
      [this.door.tenantId(), membershipId, kinds, limit, after?.key ?? null, after?.id ?? null],
    );
    return rows.map(({ key, ...notice }) => ({ ...notice, position: { key, id: notice.id } }));
  }

  /** At most a hundred: more is "and more". */
  async countUnread(membershipId: string, kinds: readonly NoticeKind[]): Promise<number> {
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from (select from app.notification n
         where n.tenant_id = $1 and n.membership_id = $2 and n.read_at is null and n.kind = any ($3::text[]) limit ${MOST_COUNTED}) u`,
      [this.door.tenantId(), membershipId, kinds],
    );
    return row!.n;
  }

  /** @returns false when this person has no such notice, or it was read. */
  async markRead(membershipId: string, kinds: readonly NoticeKind[], id: string, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.notification n set read_at = $5 where n.tenant_id = $1 and n.membership_id = $2 and n.id = $3 and n.kind = any ($4::text[])
         and n.read_at is null returning n.id`,
      [this.door.tenantId(), membershipId, id, kinds, at],
    );
    return rows.length === 1;
  }

  async has(membershipId: string, kinds: readonly NoticeKind[], id: string): Promise<boolean> {
    const rows = await this.door.query(
      'select from app.notification n where n.tenant_id = $1 and n.membership_id = $2 and n.id = $3 and n.kind = any ($4::text[])',
      [this.door.tenantId(), membershipId, id, kinds],
    );
    return rows.length === 1;
  }

  /** Marks what came until then: what arrived since nobody has seen. */
  async markAllRead(membershipId: string, until: Date, at: Date): Promise<string[]> {
    const rows = await this.door.query<{ id: string }>(
      `update app.notification n set read_at = $4 where n.tenant_id = $1 and n.membership_id = $2 and n.read_at is null and n.at <= $3 returning n.id`,
      [this.door.tenantId(), membershipId, until, at],
    );
    return rows.map((row) => row.id);
  }

  /** Marks what everybody was told of a row. @returns the ids of what was unread. */
  async settle(kind: NoticeKind, subjectId: string, at: Date): Promise<string[]> {
    const rows = await this.door.query<{ id: string }>(
      `update app.notification n set read_at = $4 where n.tenant_id = $1 and n.kind = $2 and n.subject_id = $3 and n.read_at is null returning n.id`,
      [this.door.tenantId(), kind, subjectId, at],
    );
    return rows.map((row) => row.id);
  }

  async findUnread(membershipId: string, id: string): Promise<Notice | undefined> {
    const rows = await this.door.query<Notice>(
      `select ${COLUMNS} from app.notification n where n.tenant_id = $1 and n.membership_id = $2 and n.id = $3 and n.read_at is null`,
      [this.door.tenantId(), membershipId, id],
    );
    return rows[0];
  }

  /** What waits for a digest, and what this digest took already: the same mail again says the same. Newest first. */
  async takeForDigest(membershipId: string, digestId: string, kinds: readonly NoticeKind[]): Promise<Notice[]> {
    return this.door
      .query<Notice>(
        `update app.notification n set digest_id = $3 where n.tenant_id = $1 and n.membership_id = $2 and n.by_mail = 'digest' and n.read_at is null
         and (n.digest_id is null or n.digest_id = $3) and n.kind = any ($4::text[]) returning ${COLUMNS}`,
        [this.door.tenantId(), membershipId, digestId, kinds],
      )
      .then((rows) => rows.sort((a, b) => b.at.getTime() - a.at.getTime()));
  }

  async purge(before: Date): Promise<void> {
    await this.door.query('delete from app.notification n where n.tenant_id = $1 and n.at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }
}
