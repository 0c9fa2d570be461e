import {
  type Recall,
  type Recallable,
  recallOf,
  type RecallRepository,
  type Publications,
  type SharedView,
  type Sharing,
} from '@samenspraak/library';
import { isId } from '@samenspraak/platform/kernel';
import { type Section } from '../articles/article.js';
import type { ArticleRepository } from '../articles/article.repository.js';
import { articleOf } from '../sharing/article-content.js';

/** A recall as the page of an article tells it. */
export interface KnowledgeRecall extends Recall {
  /** What the author says instead. */
  readonly correction: string | null;
  /** The newest version that stands. */
  readonly standing: { readonly version: number; readonly sections: readonly Section[] } | null;
}

/** Says which articles may not be used any more. Reads what stands at this moment: a recall needs no hour to work. */
export class RecalledKnowledge {
  constructor(
    private readonly rows: RecallRepository,
    private readonly articles: Pick<ArticleRepository, 'listOrigins'>,
    private readonly sharing: Sharing,
    private readonly publications: Publications,
  ) {}

  /** Of these, own or a neighbour's, the ones that were called back. One look when nothing was. */
  async of(asked: readonly string[]): Promise<ReadonlyMap<string, Recall>> {
    const ids = asked.filter(isId);
    const recalls = ids.length === 0 ? [] : await this.rows.list();
    if (recalls.length === 0) return new Map();
    const touched = new Set(recalls.map(({ itemId }) => itemId));
    const theirs = (await this.sharing.used(ids.filter((id) => touched.has(id)))).map(
      ({ itemId, version, override }): Recallable => recallable(itemId, version, override),
    );
    const releases = await this.rows.listReleases();
    const found = [...theirs, ...(await this.listOwn(ids))].flatMap((one) => {
      const recall = recallOf(one, recalls, releases);
      return recall ? [[one.id, recall] as const] : [];
    });
    return new Map(found);
  }

  /** The recalls of what neighbours share, used here or only offered. */
  async ofShared(views: readonly SharedView[]): Promise<ReadonlyMap<string, Recall>> {
    const recalls = views.length === 0 ? [] : await this.rows.list();
    const touched = views.filter(({ id }) => recalls.some((one) => one.itemId === id));
    if (touched.length === 0) return new Map();
    const used = new Map((await this.sharing.used(touched.map(({ id }) => id))).map((one) => [one.itemId, one]));
    const releases = await this.rows.listReleases();
    const found = touched.flatMap(({ id, version }) => {
      const here = used.get(id);
      const recall = recallOf(recallable(id, here?.version ?? version, here?.override ?? false), recalls, releases);
      return recall ? [[id, recall] as const] : [];
    });
    return new Map(found);
  }

  /** The same by its id; nothing for what is not in sight. */
  async ofOffered(itemId: string): Promise<Recall | null> {
    const touched = (await this.rows.list()).some((one) => one.itemId === itemId);
    if (!touched) return null;
    return (await this.ofShared([await this.sharing.get(itemId)])).get(itemId) ?? null;
  }

  /** With what is said instead. */
  async tell(recall: Recall): Promise<KnowledgeRecall> {
    const [text] = await this.rows.texts([recall.id]);
    const called = (await this.rows.list()).filter(({ itemId }) => itemId === recall.itemId);
    const standing = (await this.sharing.versions(recall.itemId)).find(
      ({ version }) => version !== recall.version && !called.some((one) => one.version === version),
    );
    return {
      ...recall,
      correction: text?.correction ?? null,
      standing: standing ? { version: standing.version, sections: articleOf(standing.content).sections } : null,
    };
  }

  private async listOwn(ids: readonly string[]): Promise<Recallable[]> {
    const own = await this.articles.listOrigins(ids);
    const shared = await this.publications.sharedSources(own.map(({ id }) => id));
    return own.map(({ id, version, changedAt, origin }) => ({
      ...{ id, version, own: true, body: '', updatedAt: changedAt },
      itemId: shared.get(id)?.itemId ?? null,
      origin: origin && { ...origin, override: false },
    }));
  }
}

const recallable = (id: string, version: number, override: boolean): Recallable => ({
  ...{ id, version, own: false, body: '' },
  origin: override ? { itemId: id, version, override } : null,
});
