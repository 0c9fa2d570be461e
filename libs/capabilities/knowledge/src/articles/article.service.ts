import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { FileLinks, Files } from '@samenspraak/platform/files';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import type { Memberships } from '@samenspraak/tenants';
import { articleChanged, articleNotFound, ownerUnknown } from '../knowledge.errors.js';
import { knowledgePermissions } from '../knowledge.permissions.js';
import { dayIn } from '../local-day.js';
import { toIndexedRow } from '../search/entry.js';
import type { EntryRepository } from '../search/entry.repository.js';
import { articleText, type Article, type ArticleFile, type ArticleKind, type ArticleOrigin } from './article.js';
import type { ArticleRepository, Reader } from './article.repository.js';
import { checkedArticle, type ArticleInput } from './checked-article.js';

export interface SaveArticle extends ArticleInput {
  readonly id?: string | null;
  /** The version that the person saw. */
  readonly version?: number | null;
  readonly ownerId?: string | null;
  /** Files that this person added for it just now. */
  readonly addFileIds?: readonly string[] | null;
  readonly removeFileIds?: readonly string[] | null;
}

const MOST = 200;
/** How long the file of an article is kept: as long as articles are, and this is looked at before. */
const FILE_YEARS = 20;

/** Articles, work instructions and news that colleagues write for each other. */
export class ArticleService {
  constructor(
    private readonly door: TenantDoor,
    private readonly articles: ArticleRepository,
    private readonly entries: EntryRepository,
    private readonly members: Memberships,
    private readonly files: Files,
    private readonly links: FileLinks,
    private readonly notify: Notify,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(kinds: readonly ArticleKind[]): Promise<Article[]> {
    await this.door.require(knowledgePermissions.read);
    return this.articles.list(kinds, MOST);
  }

  /** @throws DomainError KNOWLEDGE_ARTICLE_NOT_FOUND */
  async get(id: string): Promise<Article> {
    await this.door.require(knowledgePermissions.read);
    return this.own(id);
  }

  async listFiles(id: string): Promise<ArticleFile[]> {
    return this.articles.listFiles((await this.get(id)).id);
  }

  /** @throws DomainError KNOWLEDGE_ARTICLE_NOT_FOUND, also for a file that goes with another article */
  async addressOf(id: string, fileId: string): Promise<string> {
    const found = (await this.listFiles(id)).find((file) => file.fileId === fileId);
    if (!found) throw articleNotFound();
    const { tenantId, principalId } = this.door.actor();
    return this.links.pathOf({ tenantId, principalId, fileId: found.fileId });
  }

  async listVersions(id: string) {
    return this.articles.listVersions((await this.get(id)).id);
  }

  /** @throws DomainError KNOWLEDGE_ARTICLE_CHANGED when somebody saved meanwhile; nothing of either text is lost */
  async save(input: SaveArticle): Promise<Article> {
    await this.door.require(input.kind === 'ARTICLE' ? knowledgePermissions.write : knowledgePermissions.lead);
    const at = this.clock.now();
    const before = input.id ? await this.own(input.id) : undefined;
    // What everybody must read stays with who leads, also when it becomes an article.
    if (before && before.kind !== 'ARTICLE') await this.door.require(knowledgePermissions.lead);
    const { membershipId } = await this.door.entrance();
    const ownerId = input.ownerId ?? before?.ownerId ?? membershipId;
    if (ownerId !== membershipId && !(isId(ownerId) && (await this.members.find(ownerId)))) throw ownerUnknown();
    const content = { ...checkedArticle(input), ownerId };
    const id = before?.id ?? newId();
    if (!before) await this.articles.insert(id, content, at);
    else if (!(await this.articles.update(id, input.version ?? -1, content, at)))
      throw articleChanged(before.version, before.changedBy);
    await this.saveFiles(id, input, at);
    const version = (before?.version ?? 0) + 1;
    const { kind, title, topic, roles, validFrom, validUntil } = content;
    await this.entries.put([
      toIndexedRow({
        ...{ kind, sourceId: id, version, title, topic, roles, validFrom, validUntil, ownerId, changedAt: at },
        text: articleText(content),
      }),
    ]);
    await this.done('article.save', id, { version, kind });
    const loud = kind !== 'ARTICLE' && (content.importance === 'IMPORTANT' || content.mustConfirm);
    if (loud && (!validFrom || validFrom <= dayIn(at))) await this.tell(id, roles);
    return this.own(id);
  }

  /** An own article made of a neighbour's, which remembers where it came from. @returns its id */
  async fork(
    input: Pick<SaveArticle, 'kind' | 'title' | 'topic' | 'sections'>,
    origin: ArticleOrigin,
  ): Promise<string> {
    const { id } = await this.save(input);
    await this.articles.setOrigin(id, origin);
    return id;
  }

  async archive(id: string): Promise<void> {
    const article = await this.own(id);
    await this.door.require(article.kind === 'ARTICLE' ? knowledgePermissions.write : knowledgePermissions.lead);
    await this.articles.archive(article.id, this.clock.now());
    await this.entries.remove([article.id]);
    await this.notify.settle('STAFF_NEWS', article.id);
    await this.done('article.archive', article.id, { version: article.version });
  }

  /** What the person has not read yet; where work begins. */
  async listNews(): Promise<Article[]> {
    await this.door.require(knowledgePermissions.read);
    return this.articles.listNews(dayIn(this.clock.now()));
  }

  async listToReview(): Promise<Article[]> {
    await this.door.require(knowledgePermissions.read);
    return this.articles.listToReview(dayIn(this.clock.now()));
  }

  /** "Gelezen en begrepen", of the version that the person saw. @throws DomainError KNOWLEDGE_ARTICLE_CHANGED */
  async confirm(id: string, version: number): Promise<Article> {
    await this.door.require(knowledgePermissions.read);
    const article = await this.own(id);
    if (article.version !== version) throw articleChanged(article.version, article.changedBy);
    await this.articles.confirm(article.id, version, this.clock.now());
    await this.done('article.confirm', article.id, { version });
    return this.own(id);
  }

  /** Who has read this version and who has not, for who leads. */
  async listReaders(id: string): Promise<Reader[]> {
    await this.door.require(knowledgePermissions.lead);
    const article = await this.own(id);
    return this.articles.listReaders(article.id, article.version);
  }

  private async saveFiles(id: string, input: SaveArticle, at: Date): Promise<void> {
    for (const fileId of input.removeFileIds ?? []) if (isId(fileId)) await this.articles.removeFile(id, fileId);
    const keepUntil = new Date(at);
    keepUntil.setUTCFullYear(keepUntil.getUTCFullYear() + FILE_YEARS);
    for (const fileId of (input.addFileIds ?? []).slice(0, 10)) {
      await this.files.attach(fileId, 'article', keepUntil);
      const { name, mediaType, bytes } = await this.files.get(fileId);
      await this.articles.addFile(id, { fileId, name, mediaType, bytes }, at);
    }
  }

  private async tell(id: string, roles: readonly string[]): Promise<void> {
    const by = (await this.members.current()).displayName;
    const to = { roles: roles.length > 0 ? (roles as Article['roles']) : knowledgePermissions.read.roles };
    await this.notify.tell({ kind: 'STAFF_NEWS', to, params: { by }, subject: id, subjectId: id });
  }

  private async own(id: string): Promise<Article> {
    const found = isId(id) ? await this.articles.find(id) : undefined;
    if (!found) throw articleNotFound();
    return found;
  }

  private async done(action: string, id: string, details: Record<string, string | number>): Promise<void> {
    await this.audit.record({ action, objectType: 'article', objectId: id, outcome: 'done', details });
    await this.announcer.announce('TEMPLATE', [id]);
  }
}
