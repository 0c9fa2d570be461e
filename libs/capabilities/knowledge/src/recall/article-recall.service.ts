import { libraryPermissions } from '@samenspraak/library';
import type { OwnVersion, Publications, Recall, RecallService, RecallWish, Sharing } from '@samenspraak/library';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { ArticleService } from '../articles/article.service.js';
import { articleNotFound } from '../knowledge.errors.js';
import type { KnowledgeRecall, RecalledKnowledge } from './recalled-knowledge.js';

/** Calling back an article that was shared, and letting an own variant of one go again. As with answers: decision 0024. */
export class ArticleRecall {
  constructor(
    private readonly door: TenantDoor,
    private readonly articles: ArticleService,
    private readonly publications: Publications,
    private readonly sharing: Sharing,
    private readonly recalled: RecalledKnowledge,
    private readonly recalls: RecallService,
  ) {}

  /** What neighbours got of it, the newest first; nothing when it was never shared. */
  async listVersions(articleId: string): Promise<OwnVersion[]> {
    const itemId = await this.itemOf(articleId);
    return itemId ? this.recalls.listItemVersions(itemId) : [];
  }

  /** Why nobody uses it any more; an article that is not in sight has no recall. */
  async find(articleId: string): Promise<KnowledgeRecall | null> {
    await this.door.require(libraryPermissions.read);
    const own = (await this.recalled.of([articleId])).get(articleId);
    const recall = own ?? (await this.recalled.ofOffered(articleId));
    return recall ? this.recalled.tell(recall) : null;
  }

  /** @throws DomainError KNOWLEDGE_ARTICLE_NOT_FOUND when it was never shared, LIBRARY_RECALL_VERSION */
  async recall(articleId: string, wish: RecallWish): Promise<Recall[]> {
    expectTenant(this.door, wish.expectedTenantId);
    const itemId = await this.itemOf(articleId);
    if (!itemId) throw articleNotFound();
    return this.recalls.recallItem(itemId, wish);
  }

  /** A coordinator answers for it that our own variant is another matter. */
  async release(input: {
    recallId: string;
    articleId: string;
    expectedTenantId: string;
    reason: string;
  }): Promise<Recall> {
    expectTenant(this.door, input.expectedTenantId);
    const recall = (await this.recalled.of([input.articleId])).get(input.articleId);
    if (recall?.id !== input.recallId || !(await this.isOwnVariant(input.articleId))) throw articleNotFound();
    return this.recalls.releaseVariant({ recallId: recall.id, variantId: input.articleId, reason: input.reason });
  }

  /** With words of our own: changed in part, or an article of our own that was made from it. */
  private async isOwnVariant(id: string): Promise<boolean> {
    const [used] = await this.sharing.used([id]);
    if (used) return used.override;
    return (await this.articles.get(id)).origin !== null;
  }

  private async itemOf(articleId: string): Promise<string | undefined> {
    const { id } = await this.articles.get(articleId);
    return (await this.publications.sharedSources([id])).get(id)?.itemId;
  }
}
