import {
  type Choice,
  inUse,
  isWaiting,
  type AdoptionState,
  type MergedField,
  type Publications,
  type Recall,
  type Settlement,
  type SharedContent,
  type SharedSource,
  type SharedView,
  type Sharing,
} from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';
import { articleText, sharedArticleKinds, type Section, type SharedArticleKind } from '../articles/article.js';
import type { ArticleService } from '../articles/article.service.js';
import { articleNotFound, fieldInvalid } from '../knowledge.errors.js';
import type { RecalledKnowledge } from '../recall/recalled-knowledge.js';
import type { Findable } from '../search/entry.js';
import { articleOf, contentOf, inReadingOrder, isArticleField } from './article-content.js';

interface Text {
  readonly title: string;
  readonly topic: string;
  readonly sections: readonly Section[];
}

/** An article of the partnership, and what this tenant does with it. */
export interface SharedArticle extends Text {
  readonly id: string;
  readonly kind: SharedArticleKind;
  readonly publisher: string;
  readonly version: number;
  readonly publishedAt: Date;
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly mine: boolean;
  readonly adoption: AdoptionState;
  readonly adoptedVersion: number | null;
  /** The words that this tenant uses; null where it uses none. */
  readonly here: Text | null;
  /** The words in use here, else those of the author, in reading order. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly waiting: boolean;
  readonly decideBefore: Date | null;
  readonly review: boolean;
  readonly revision: number | null;
  readonly reason: string | null;
  readonly recall: Recall | null;
}

const [MOST_HEADING, MOST_TEXT] = [160, 10_000];

/** Articles, work instructions and plans go to the neighbours, and are taken from them, as templates do. News stays at home. */
export class ArticleSharing {
  constructor(
    private readonly door: TenantDoor,
    private readonly articles: ArticleService,
    private readonly sharing: Sharing,
    private readonly publications: Publications,
    private readonly recalls: RecalledKnowledge,
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

  /** No one new can take it; who uses it keeps it. */
  async withdraw(articleId: string): Promise<void> {
    const { id, kind } = await this.articles.get(articleId);
    const shared = await this.sharedAs(id);
    if (shared && !shared.withdrawn && kind !== 'NEWS') await this.publications.withdraw(kind, id, shared.itemId);
  }

  /** What neighbours have of an own article. */
  async sharedAs(articleId: string): Promise<SharedSource | undefined> {
    return (await this.publications.sharedSources([articleId])).get(articleId);
  }

  async list(): Promise<SharedArticle[]> {
    const all = await Promise.all(sharedArticleKinds.map((kind) => this.sharing.listShared(kind)));
    const recalls = await this.recalls.ofShared(all.flat());
    return all.flat().map((view) => toShared(view, recalls.get(view.id)));
  }

  async get(itemId: string): Promise<SharedArticle> {
    const view = await this.view(itemId);
    return toShared(view, (await this.recalls.ofShared([view])).get(view.id));
  }

  /** Our text and the author's newer one, part by part; empty where nothing waits. */
  async merge(itemId: string): Promise<readonly MergedField[]> {
    const { adoption } = await this.view(itemId);
    return adoption && isWaiting(adoption) ? inReadingOrder(this.sharing.merge(adoption)) : [];
  }

  /** One of the four: follow, change, go on alone, decline. @returns the own article that a fork became */
  async choose({ itemId, choice, ...wish }: Choice): Promise<{ article: SharedArticle; forkId: string | null }> {
    const { kind } = await this.view(itemId);
    const revision = wish.revision ?? undefined;
    const fields = checkedFields(wish.fields);
    let forkId: string | null = null;
    if (choice === 'FOLLOW') await this.sharing.adopt(itemId, wish.review ?? false, revision);
    if (choice === 'OVERRIDE') await this.sharing.override(itemId, fields, revision);
    if (choice === 'DECLINED') await this.sharing.decline(itemId, wish.reason ?? '', revision);
    if (choice === 'FORK')
      forkId = await this.sharing.fork(
        itemId,
        (content, origin) => this.articles.fork({ kind: kindOf(kind), ...articleOf(content) }, origin),
        revision,
      );
    return { article: await this.get(itemId), forkId };
  }

  /** Says what becomes of a newer version that waits. */
  async settle(settlement: Settlement): Promise<SharedArticle> {
    await this.view(settlement.itemId);
    await this.sharing.settle({ ...settlement, fields: checkedFields(settlement.fields) });
    return this.get(settlement.itemId);
  }

  /** What this tenant uses of its neighbours, for the index. */
  async listAdopted(): Promise<Findable[]> {
    const all = await Promise.all(sharedArticleKinds.map((kind) => this.sharing.adopted(kind)));
    return all.flat().map(({ itemId, version, content }) => {
      const { title, topic, sections } = articleOf(content);
      const text = articleText({ sections });
      return { kind: 'SHARED', sourceId: itemId, version, title, topic, text, changedAt: new Date() };
    });
  }

  private async view(itemId: string): Promise<SharedView> {
    const view = await this.sharing.get(itemId);
    if (view.kind === 'TEMPLATE') throw articleNotFound();
    return view;
  }
}

const kindOf = (kind: SharedView['kind']): SharedArticleKind => (kind === 'TEMPLATE' ? 'ARTICLE' : kind);

/** @throws DomainError KNOWLEDGE_FIELD_INVALID for a field that no article has, or a text that is too long for one */
function checkedFields(fields: SharedContent = {}): SharedContent {
  for (const [name, value] of Object.entries(fields)) {
    if (!isArticleField(name)) throw fieldInvalid(name.slice(0, 60), 1, 60);
    const most = name.endsWith('.heading') ? MOST_HEADING : MOST_TEXT;
    if (value.length > most) throw fieldInvalid(name.split('.').at(-1)!, 0, most);
  }
  return fields;
}

function toShared(view: SharedView, recall: Recall | undefined): SharedArticle {
  const { id, kind, version, publishedAt, publisher, note, withdrawn, mine, content, adoption } = view;
  const used = adoption?.state === 'FOLLOW' || adoption?.state === 'OVERRIDE' ? inUse(adoption) : undefined;
  return {
    ...{ id, version, publishedAt, note, withdrawn, mine, publisher: publisher.name, kind: kindOf(kind) },
    ...articleOf(content),
    here: used ? articleOf(used.content) : null,
    adoption: adoption?.state ?? 'NONE',
    adoptedVersion: used?.version ?? adoption?.version ?? null,
    fields: inReadingOrder(Object.entries(used?.content ?? content).map(([name, value]) => ({ name, value }))),
    waiting: adoption !== undefined && isWaiting(adoption),
    decideBefore: adoption?.decideBefore ?? null,
    review: adoption?.review ?? false,
    revision: adoption?.revision ?? null,
    reason: adoption?.reason ?? null,
    recall: recall ?? null,
  };
}
