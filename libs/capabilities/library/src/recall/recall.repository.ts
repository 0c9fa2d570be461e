import type { TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { wordsShared, type SharedContent, type SharedKind } from '../sharing/shared-content.js';
import { KeptRecallRepository } from './kept-recall.repository.js';
import type { Recall, RecallKind, Release } from './recall.js';

/** Older ones than these are known by their version alone. */
const MOST = 500;
const COLUMNS = `r.id, r.partnership_id as "partnershipId", r.item_id as "itemId", r.version, r.author_tenant_id as "authorTenantId", i.publisher_name as publisher,
  i.kind as "sharedKind", r.kind, r.reason, r.title, r.recalled_at as "recalledAt"`;
const RELATIONS =
  'app.library_recall r join app.library_item i on i.partnership_id = r.partnership_id and i.id = r.item_id';
/** The number of this lock, of whoever locks what a whole partnership does. */
const LOCK = 761211;

type Row<T> = T & Record<string, unknown>;

export interface RecalledText {
  readonly id: string;
  readonly body: string;
  readonly correction: string | null;
}

/** A text that was published, as it stands before the partnership or stood there. */
export interface PublishedText {
  readonly kind: SharedKind;
  readonly version: number;
  readonly greeting: string;
  readonly body: string;
  readonly closing: string;
}

/** A version of something of our own that was published. */
export interface OwnVersion {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly savedAt: Date;
  readonly recalled: boolean;
}

/** What was called back in the partnerships of the tenant, and what the tenant let go again. */
export class RecallRepository {
  private readonly kept: KeptRecallRepository;

  constructor(private readonly door: TenantDoor) {
    this.kept = new KeptRecallRepository(door);
  }

  /** The newest first; behind it what this tenant uses of a partnership that it left. */
  async list(): Promise<Recall[]> {
    const seen = await this.door.query<Row<Recall>>(
      `select ${COLUMNS} from ${RELATIONS} order by r.recalled_at desc, r.version desc, r.id limit ${MOST}`,
    );
    return [...seen, ...(await this.kept.listBeyond(seen.map(({ id }) => id)))];
  }

  async find(id: string): Promise<Recall | undefined> {
    const [row] = await this.door.query<Row<Recall>>(`select ${COLUMNS} from ${RELATIONS} where r.id = $1`, [id]);
    return row ?? this.kept.find(id);
  }

  async texts(ids: readonly string[]): Promise<RecalledText[]> {
    const seen = await this.door.query<Row<RecalledText>>(
      'select r.id, r.body, r.correction from app.library_recall r where r.id = any ($1::uuid[])',
      [ids],
    );
    return [...seen, ...(await this.kept.texts(ids.filter((id) => !seen.some((one) => one.id === id))))];
  }

  async findPublished(itemId: string): Promise<PublishedText | undefined> {
    const [row] = await this.door.query<Row<PublishedText & { content: SharedContent }>>(
      `select i.kind, i.version, i.greeting, i.body, i.closing, v.content from app.library_item i
       join app.library_version v on v.partnership_id = i.partnership_id and v.item_id = i.id and v.version = i.version where i.id = $1`,
      [itemId],
    );
    return row && { ...row, body: row.kind === 'TEMPLATE' ? row.body : wordsShared(row.kind, row.content) };
  }

  /** What the tenant published from one of its templates, with what was called back already; the newest first. */
  async listVersions(templateId: string): Promise<OwnVersion[]> {
    return this.door.query(
      `select v.version, v.title, v.body, v.saved_at as "savedAt", r.id is not null as recalled
       from app.template t
       join app.library_item i on i.author_tenant_id = $1 and i.id = t.item_id
       join app.template_version v on v.tenant_id = $1 and v.template_id = t.id and v.version <= i.version
       left join app.library_recall r on r.partnership_id = i.partnership_id and r.item_id = i.id and r.version = v.version
       where t.tenant_id = $1 and t.id = $2 order by v.version desc limit 100`,
      [this.door.tenantId(), templateId],
    );
  }

  /** What the tenant published of one item, of whichever kind; the newest first. */
  async listOwnVersions(itemId: string): Promise<OwnVersion[]> {
    const rows = await this.door.query<Row<OwnVersion & { kind: SharedKind; content: SharedContent }>>(
      `select v.kind, v.version, v.content, v.published_at as "savedAt", r.id is not null as recalled
       from app.library_version v
       left join app.library_recall r on r.partnership_id = v.partnership_id and r.item_id = v.item_id and r.version = v.version
       where v.author_tenant_id = $1 and v.item_id = $2 order by v.version desc limit 100`,
      [this.door.tenantId(), itemId],
    );
    return rows.map(({ kind, content, ...row }) => ({
      ...row,
      title: content['title'] ?? '',
      body: wordsShared(kind, content),
    }));
  }

  /** Where something of our own was published. */
  async findOwnItem(itemId: string): Promise<{ itemId: string; partnershipId: string } | undefined> {
    const [row] = await this.door.query<Row<{ itemId: string; partnershipId: string }>>(
      `select i.id as "itemId", i.partnership_id as "partnershipId" from app.library_item i where i.author_tenant_id = $1 and i.id = $2`,
      [this.door.tenantId(), itemId],
    );
    return row;
  }

  async findItem(templateId: string): Promise<{ itemId: string; partnershipId: string } | undefined> {
    const [row] = await this.door.query<Row<{ itemId: string; partnershipId: string }>>(
      `select i.id as "itemId", i.partnership_id as "partnershipId" from app.template t
       join app.library_item i on i.author_tenant_id = $1 and i.id = t.item_id where t.tenant_id = $1 and t.id = $2`,
      [this.door.tenantId(), templateId],
    );
    return row;
  }

  /** @returns false when that version was called back before. */
  async insert(recall: {
    id: string;
    partnershipId: string;
    itemId: string;
    version: number;
    kind: RecallKind;
    reason: string;
    title: string;
    body: string;
    correction: string | null;
    at: Date;
  }): Promise<boolean> {
    const { id, partnershipId, itemId, version, kind, reason, title, body, correction, at } = recall;
    const rows = await this.door.query<{ id: string }>(
      `insert into app.library_recall (partnership_id, id, author_tenant_id, item_id, version, kind, reason, title, body, correction, recalled_at)
       values ($2, $3, $1, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (partnership_id, item_id, version) do nothing returning id`,
      [this.door.tenantId(), partnershipId, id, itemId, version, kind, reason, title, body, correction, at],
    );
    return rows.length === 1;
  }

  /** Waits for answers that are leaving at this moment, and lets none leave until the recall stands. The last step before it does. */
  async shut(partnershipId: string): Promise<void> {
    await this.door.query('select pg_advisory_xact_lock($1::int, hashtext($2::text))', [LOCK, partnershipId]);
  }

  /** Held by whoever lets an answer leave, from the last look until that stands. */
  async holdOpen(): Promise<void> {
    await this.door.query(
      `select pg_advisory_xact_lock_shared($1::int, hashtext(p::text)) from unnest(app.partnership_ids()) as p`,
      [LOCK],
    );
  }

  listReleases(): Promise<Release[]> {
    return this.door.query<Row<Release>>(
      `select e.recall_id as "recallId", e.subject_id as "subjectId" from app.recall_release e where e.tenant_id = $1`,
      [this.door.tenantId()],
    );
  }

  async release(recall: Recall, subjectId: string, reason: string, by: string, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.recall_release (tenant_id, id, partnership_id, recall_id, subject_id, reason, released_by, released_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, recall_id, subject_id) do nothing`,
      [this.door.tenantId(), newId(), recall.partnershipId, recall.id, subjectId, reason, by, at],
    );
  }
}
