import { pageOf, type Cursor, type Page, type Searcher } from '@samenspraak/connector-contract';
import { idOf, listIn } from './answer.js';
import { restClient } from './client.js';
import { compileQuery } from './compile-query.js';
import { laterId } from './cursor.js';
import { normaliseEnvelope } from './normalise.js';
import { readSearchCursor } from './search-cursor.js';
import type { Session } from './session.js';
import { PAGE_SIZE } from './source.js';

const ONLY_A_HASHTAG = /^#[^\s#]+$/u;

/** Mastodon's own search; a lone hashtag goes to its timeline, which every server has, also without a search index. */
export class MastodonSearcher implements Searcher {
  readonly compileQuery = compileQuery;

  constructor(private readonly session: Session) {}

  async search(native: string, cursor: Cursor | null): Promise<Page> {
    const own = await this.session.own();
    const from = readSearchCursor(cursor);
    const tagged = ONLY_A_HASHTAG.test(native);
    const answer = tagged ? await this.byHashtag(native.slice(1), from.above) : await this.byText(native, from);
    const found = listIn(answer, 'search');
    const top = found.reduce((last, item) => laterId(last, idOf(item)), from.top);
    const more = found.length >= PAGE_SIZE && (!tagged || cursor !== null);
    // The search pages from new to old: only when all is read does the next one begin above it.
    const next =
      more && !tagged
        ? { v: 1, above: from.above, offset: from.offset + found.length, top }
        : { v: 1, above: top, offset: 0, top };
    const context = this.session.normaliseContext();
    const read = [...found]
      .reverse()
      .map((payload) => normaliseEnvelope({ type: 'status', own: own.id, payload }, context));
    return pageOf(read, { next: JSON.stringify(next), more });
  }

  private byHashtag(tag: string, above: string) {
    return restClient(this.session.transport, 'search_hashtag')
      .v1.timelines.tag.$select(encodeURIComponent(tag))
      .list({ limit: PAGE_SIZE, ...(above ? { minId: above } : {}) });
  }

  private async byText(q: string, from: { readonly above: string; readonly offset: number }) {
    const answer = await restClient(this.session.transport, 'search').v2.search.list({
      q,
      type: 'statuses',
      limit: PAGE_SIZE,
      offset: from.offset,
      ...(from.above ? { minId: from.above } : {}),
    });
    return answer?.statuses;
  }
}
