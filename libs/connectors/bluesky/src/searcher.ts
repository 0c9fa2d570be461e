import { pageOf, type Cursor, type Page, type Searcher } from '@samenspraak/connector-contract';
import { compileQuery } from './compile-query.js';
import { readSearchCursor } from './cursor.js';
import { indexedAt, readNewestFirst } from './newest-first.js';
import { normaliseEnvelope } from './normalise.js';
import { cursorIn, listIn, type Session } from './session.js';

const PAGE_SIZE = 100;

/** The network's own search, newest first. */
export class BlueskySearcher implements Searcher {
  readonly compileQuery = compileQuery;

  constructor(private readonly session: Session) {}

  async search(native: string, cursor: Cursor | null): Promise<Page> {
    const own = await this.session.own();
    const found = await readNewestFirst(
      async (below) => {
        const parameters = { q: native, sort: 'latest', limit: PAGE_SIZE, cursor: below };
        const answer = await this.session.xrpc.query('app.bsky.feed.searchPosts', 'search', parameters);
        return { items: listIn(answer, 'posts', 'search'), cursor: cursorIn(answer) };
      },
      readSearchCursor(cursor)?.found ?? null,
      indexedAt,
    );
    const context = this.session.normaliseContext();
    return pageOf(
      found.items.map((payload) => normaliseEnvelope({ type: 'post', own, payload }, context)),
      { next: JSON.stringify({ v: 1, found: found.mark }), more: found.more },
    );
  }
}
