import { createHash } from 'node:crypto';
import type { FindableTemplates, FindableTemplate } from '@samenspraak/library';
import type { ArticleRepository } from '../articles/article.repository.js';
import type { QuestionRepository } from '../questions/question.repository.js';
import type { EntryKind, Findable } from './entry.js';
import type { EntryRepository } from './entry.repository.js';

/** Templates that are read into the index in one search at most: whoever searches waits for it. */
const MOST_AT_ONCE = 200;

/**
 * Reads into the index what the library changed: own templates that a trigger marked in the transaction of their change, and
 * what neighbours published or took back meanwhile. Costs two small looks when nothing did.
 */
export class CatchUp {
  constructor(
    private readonly entries: EntryRepository,
    private readonly templates: FindableTemplates,
    private readonly articles: Pick<ArticleRepository, 'listFindable'>,
    private readonly questions: Pick<QuestionRepository, 'listFindable'>,
    private readonly shared: { listAdopted(): Promise<Findable[]> },
  ) {}

  async run(): Promise<void> {
    const stale = await this.entries.takeStale(MOST_AT_ONCE);
    if (stale.length > 0) {
      await this.put('TEMPLATE', await this.templates.listOwn(stale));
      // What did not come in through the product, such as a demo or a migration from elsewhere.
      const others = [...(await this.articles.listFindable(stale)), ...(await this.questions.listFindable(stale))];
      await this.entries.index(others);
    }
    await this.keepShared();
    const known = await this.entries.versionsOf('ADOPTED');
    const adopted = (await this.templates.listAdopted()).map((one) => ({ ...one, version: printOf(one) }));
    const newer = adopted.filter(({ id, version }) => known.get(id) !== version);
    if (newer.length > 0) await this.put('ADOPTED', newer.slice(0, MOST_AT_ONCE));
    const used = new Set(adopted.map(({ id }) => id));
    await this.entries.remove([...known.keys()].filter((id) => !used.has(id)));
  }

  private async keepShared(): Promise<void> {
    const known = await this.entries.versionsOf('SHARED');
    const used = (await this.shared.listAdopted()).map((one) => ({ ...one, version: printOf(one) }));
    const newer = used.filter(({ sourceId, version }) => known.get(sourceId) !== version);
    await this.entries.index(newer.slice(0, MOST_AT_ONCE));
    const ids = new Set(used.map(({ sourceId }) => sourceId));
    await this.entries.remove([...known.keys()].filter((id) => !ids.has(id)));
  }

  private async put(kind: EntryKind, templates: readonly FindableTemplate[]): Promise<void> {
    await this.entries.index(templates.map(({ id, ...template }) => ({ kind, sourceId: id, ...template })));
  }
}

/** A tenant may change what it adopted without a new version, so its words say whether it is still the same. */
function printOf({ title, topic, text }: Pick<Findable, 'title' | 'topic' | 'text'>): number {
  return createHash('sha256').update([title, topic, text].join('\0')).digest().readUInt32BE() >>> 1;
}
