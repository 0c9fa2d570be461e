import type { Publications, SharedView, Sharing } from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';
import { articleText, type Section } from '../articles/article.js';
import type { ArticleService } from '../articles/article.service.js';
import { articleNotFound } from '../knowledge.errors.js';
import type { Findable } from '../search/entry.js';
import { articleOf, contentOf } from './article-content.js';

const KINDS = ['ARTICLE', 'INSTRUCTION'] as const;

/** An article of a neighbour, and whether this tenant uses it. */
export interface SharedArticle {
  readonly id: string;
  readonly kind: 'ARTICLE' | 'INSTRUCTION';
  readonly title: string;
  readonly topic: string;
  readonly sections: readonly Section[];
  readonly publisher: string;
  readonly version: number;
  readonly publishedAt: Date;
  readonly adopted: boolean;
  readonly mine: boolean;
}

/** Articles and work instructions go to the neighbours, and are taken from them, as templates do. News stays at home. */
export class ArticleSharing {
  constructor(
    private readonly door: TenantDoor,
    private readonly articles: ArticleService,
    private readonly sharing: Sharing,
    private readonly publications: Publications,
  ) {}

  /** @returns whether neighbours see it now; else a colleague must agree first. */
  async publish(articleId: string, note: string | null): Promise<boolean> {
    const article = await this.articles.get(articleId);
    // What only some colleagues may see is not for the neighbours.
    if (article.kind === 'NEWS' || article.roles.length > 0) throw articleNotFound();
    const { state } = await this.publications.request({
      ...{ kind: article.kind, sourceId: article.id, version: article.version, content: contentOf(article), note },
      writtenBy: this.door.actor().principalId,
    });
    return state === 'PUBLISHED';
  }

  async list(): Promise<SharedArticle[]> {
    const all = await Promise.all(KINDS.map((kind) => this.sharing.listShared(kind)));
    return all.flat().map(toShared);
  }

  async get(itemId: string): Promise<SharedArticle> {
    return toShared(checked(await this.sharing.get(itemId)));
  }

  /** Uses the neighbour's article from now on; its newer versions come by themselves. */
  async adopt(itemId: string): Promise<SharedArticle> {
    checked(await this.sharing.get(itemId));
    return toShared(await this.sharing.adopt(itemId));
  }

  async decline(itemId: string, reason: string): Promise<SharedArticle> {
    checked(await this.sharing.get(itemId));
    return toShared(await this.sharing.decline(itemId, reason));
  }

  /** What this tenant uses of its neighbours, for the index. */
  async listAdopted(): Promise<Findable[]> {
    const all = await Promise.all(KINDS.map((kind) => this.sharing.adopted(kind)));
    return all.flat().map(({ itemId, version, content }) => {
      const { title, topic, sections } = articleOf(content);
      const text = articleText({ sections });
      return { kind: 'SHARED', sourceId: itemId, version, title, topic, text, changedAt: new Date() };
    });
  }
}

function checked(view: SharedView): SharedView {
  if (view.kind === 'TEMPLATE') throw articleNotFound();
  return view;
}

function toShared({ id, kind, version, publishedAt, publisher, mine, content, adoption }: SharedView): SharedArticle {
  const adopted = adoption?.state === 'FOLLOW' || adoption?.state === 'OVERRIDE';
  const used = adopted ? (adoption.content ?? content) : content;
  return {
    ...{ id, version, publishedAt, mine, adopted, publisher: publisher.name },
    kind: kind === 'INSTRUCTION' ? 'INSTRUCTION' : 'ARTICLE',
    ...articleOf(adoption?.state === 'OVERRIDE' ? used : content),
  };
}
