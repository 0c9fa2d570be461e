import type { TenantDoor } from '@samenspraak/platform/database';
import type { Findable } from '../search/entry.js';
import {
  articleText,
  type Article,
  type ArticleContent,
  type ArticleFile,
  type ArticleKind,
  type ArticleOrigin,
} from './article.js';

const COLUMNS = `a.id, a.kind, a.title, a.topic, a.sections, a.valid_from::text as "validFrom", a.valid_until::text as "validUntil", a.review_on::text as "reviewOn",
  a.roles, a.related, a.importance, a.must_confirm as "mustConfirm", a.owner_id as "ownerId", a.version,
  case when a.origin_item_id is not null then jsonb_build_object('itemId', a.origin_item_id, 'version', a.origin_version) end as origin, a.changed_at as "changedAt", o.display_name as "ownerName", b.display_name as "changedBy",
  (select max(c.version) from app.article_confirmation c where c.tenant_id = $1 and c.article_id = a.id and c.membership_id = $2) as "confirmedVersion"`;
const FROM = `from app.article a join app.membership o on o.tenant_id = $1 and o.id = a.owner_id join app.membership b on b.tenant_id = $1 and b.id = a.changed_by
  where a.tenant_id = $1 and a.archived_at is null and (a.roles = '{}' or a.owner_id = $2 or a.roles && $3::text[])`;

export interface Reader {
  readonly id: string;
  readonly displayName: string;
  readonly confirmedAt: Date | null;
}

/** The tenant's own articles, as far as they are for the person who asks, and all their versions. */
export class ArticleRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(kinds: readonly ArticleKind[], most: number): Promise<Article[]> {
    return this.read('and a.kind = any ($4::text[]) order by a.changed_at desc, a.id desc limit $5', [kinds, most]);
  }

  async find(id: string): Promise<Article | undefined> {
    return (await this.read('and a.id = $4', [id]))[0];
  }

  /** What the person must still read, or is important and new, valid on this day. */
  async listNews(day: string): Promise<Article[]> {
    return this.read(
      `and a.kind in ('NEWS', 'INSTRUCTION', 'PLAN') and (a.valid_from is null or a.valid_from <= $4::date) and (a.valid_until is null or a.valid_until >= $4::date)
       and (a.must_confirm or a.kind = 'NEWS') and not exists (select from app.article_confirmation c where c.tenant_id = $1 and c.article_id = a.id
         and c.membership_id = $2 and c.version = a.version) order by a.importance, a.changed_at desc limit 20`,
      [day],
    );
  }

  async listToReview(day: string): Promise<Article[]> {
    return this.read('and a.owner_id = $2 and a.review_on <= $4::date order by a.review_on, a.id limit 50', [day]);
  }

  /** As the index reads them, for whomever they are. */
  async listFindable(ids: readonly string[]): Promise<Findable[]> {
    const rows = await this.door.query<Findable & Pick<ArticleContent, 'sections'>>(
      `select a.kind, a.id as "sourceId", a.version, a.title, a.topic, a.sections, a.roles, a.valid_from::text as "validFrom", a.valid_until::text as "validUntil",
         a.owner_id as "ownerId", a.changed_at as "changedAt" from app.article a where a.tenant_id = $1 and a.id = any ($2::uuid[]) and a.archived_at is null`,
      [this.door.tenantId(), ids],
    );
    return rows.map(({ sections, ...row }) => ({ ...row, text: articleText({ sections }) }));
  }

  async insert(id: string, content: ArticleContent, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.article (tenant_id, id, kind, title, topic, sections, valid_from, valid_until, review_on, roles, related, importance, must_confirm,
         owner_id, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      await this.values(id, content, at),
    );
    await this.keep(id, 1, content, at);
  }

  /** @returns whether the version was still the one that the person saw. */
  async update(id: string, seen: number, content: ArticleContent, at: Date): Promise<boolean> {
    const rows = await this.door.query(
      `update app.article a set kind = $3, title = $4, topic = $5, sections = $6, valid_from = $7, valid_until = $8, review_on = $9, roles = $10, related = $11,
         importance = $12, must_confirm = $13, owner_id = $14, changed_at = $15, changed_by = $16, version = a.version + 1
       where a.tenant_id = $1 and a.id = $2 and a.version = $17 and a.archived_at is null returning a.id`,
      [...(await this.values(id, content, at)), seen],
    );
    if (rows.length === 1) await this.keep(id, seen + 1, content, at);
    return rows.length === 1;
  }

  async archive(id: string, at: Date): Promise<void> {
    await this.door.query('update app.article a set archived_at = $3 where a.tenant_id = $1 and a.id = $2', [
      this.door.tenantId(),
      id,
      at,
    ]);
  }

  async setOrigin(id: string, { itemId, version }: ArticleOrigin): Promise<void> {
    await this.door.query(
      'update app.article a set origin_item_id = $3, origin_version = $4 where a.tenant_id = $1 and a.id = $2',
      [this.door.tenantId(), id, itemId, version],
    );
  }

  /** Of these the own ones, as a recall looks at them, for whomever they are. */
  async listOrigins(
    ids: readonly string[],
  ): Promise<{ id: string; version: number; changedAt: Date; origin: ArticleOrigin | null }[]> {
    return this.door.query(
      `select a.id, a.version, a.changed_at as "changedAt",
         case when a.origin_item_id is not null then jsonb_build_object('itemId', a.origin_item_id, 'version', a.origin_version) end as origin
       from app.article a where a.tenant_id = $1 and a.id = any ($2::uuid[]) and a.archived_at is null`,
      [this.door.tenantId(), ids],
    );
  }

  async listVersions(
    id: string,
  ): Promise<{ version: number; savedAt: Date; savedBy: string; content: ArticleContent }[]> {
    return this.door.query(
      `select v.version, v.content, v.saved_at as "savedAt", m.display_name as "savedBy" from app.article_version v
       join app.membership m on m.tenant_id = $1 and m.id = v.saved_by where v.tenant_id = $1 and v.article_id = $2 order by v.version desc limit 100`,
      [this.door.tenantId(), id],
    );
  }

  async listFiles(id: string): Promise<ArticleFile[]> {
    return this.door.query<ArticleFile>(
      `select f.id, f.file_id as "fileId", f.name, f.media_type as "mediaType", f.bytes from app.article_file f
       where f.tenant_id = $1 and f.article_id = $2 order by f.id`,
      [this.door.tenantId(), id],
    );
  }

  async addFile(id: string, file: Omit<ArticleFile, 'id'>, at: Date): Promise<void> {
    await this.door.query(
      'insert into app.article_file (tenant_id, article_id, file_id, name, media_type, bytes, added_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [this.door.tenantId(), id, file.fileId, file.name, file.mediaType, file.bytes, at],
    );
  }

  async removeFile(id: string, fileId: string): Promise<void> {
    await this.door.query(
      'delete from app.article_file f where f.tenant_id = $1 and f.article_id = $2 and f.file_id = $3',
      [this.door.tenantId(), id, fileId],
    );
  }

  async confirm(id: string, version: number, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.article_confirmation (tenant_id, article_id, version, membership_id, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [this.door.tenantId(), id, version, await this.me(), at],
    );
  }

  /** Everybody for whom it is, with when they confirmed this version. */
  async listReaders(id: string, version: number): Promise<Reader[]> {
    return this.door.query<Reader>(
      `select m.id, m.display_name as "displayName", c.at as "confirmedAt" from app.article a
       join app.membership m on m.tenant_id = $1 and m.status = 'active' and not 'system' = any (m.roles)
         and case when a.roles = '{}' then m.roles && '{reader,drafter,agent,approver,coordinator,spokesperson}'::text[] else m.roles && a.roles end
       left join app.article_confirmation c on c.tenant_id = $1 and c.article_id = a.id and c.version = $3 and c.membership_id = m.id
       where a.tenant_id = $1 and a.id = $2 order by c.at is not null, m.display_name, m.id limit 500`,
      [this.door.tenantId(), id, version],
    );
  }

  private async read(rest: string, parameters: readonly unknown[]): Promise<Article[]> {
    const { membershipId, roles } = await this.door.entrance();
    return this.door.query<Article>(`select ${COLUMNS} ${FROM} ${rest}`, [
      this.door.tenantId(),
      membershipId,
      roles,
      ...parameters,
    ]);
  }

  private async keep(id: string, version: number, content: ArticleContent, at: Date): Promise<void> {
    await this.door.query(
      'insert into app.article_version (tenant_id, article_id, version, content, saved_at, saved_by) values ($1, $2, $3, $4, $5, $6)',
      [this.door.tenantId(), id, version, JSON.stringify(content), at, await this.me()],
    );
  }

  private async values(id: string, content: ArticleContent, at: Date): Promise<unknown[]> {
    const {
      kind,
      title,
      topic,
      sections,
      validFrom,
      validUntil,
      reviewOn,
      roles,
      related,
      importance,
      mustConfirm,
      ownerId,
    } = content;
    return [
      ...[this.door.tenantId(), id, kind, title, topic, JSON.stringify(sections), validFrom, validUntil, reviewOn],
      ...[roles, related, importance, mustConfirm, ownerId, at, await this.me()],
    ];
  }

  private async me(): Promise<string> {
    return (await this.door.entrance()).membershipId;
  }
}
