import {
  ConnectorFailure,
  pageOf,
  type Cursor,
  type Listener,
  type MessageEvent,
  type NetworkEvent,
  type Page,
} from '@samenspraak/connector-contract';
import { readCursor, writeCursor } from './cursor.js';
import { indexedAt, readNewestFirst, type Batch, type Mark } from './newest-first.js';
import { normaliseEnvelope } from './normalise.js';
import { readAgain } from './read-again.js';
import { cursorIn, listIn, type Session } from './session.js';
import { readThread } from './thread.js';

const PAGE_SIZE = 100;
/** What concerns the account; a like or a follow asks for no answer. */
const REASONS = ['mention', 'reply', 'quote'] as const;

/** Mentions, replies, quotes and the own posts of an account. */
export class BlueskyListener implements Listener {
  constructor(private readonly session: Session) {}

  async poll(cursor: Cursor | null): Promise<Page> {
    const { session } = this;
    if ((session.context.listensTo ?? 'account') !== 'account') {
      throw new ConnectorFailure({ kind: 'unsupported' }, 'poll');
    }
    const { position, gap } = readCursor(cursor, session.context.connectionId, session.now());
    const own = await session.own();
    const notices = await this.readNotices(position?.notices ?? null);
    const posts = await this.readOwnPosts(own, position?.own ?? null);
    const context = session.normaliseContext();
    const next = writeCursor({ v: 1, notices: notices.mark, own: posts.mark, at: session.now().getTime() });
    const page = pageOf(
      [...notices.items, ...posts.items].map((payload) => normaliseEnvelope({ type: 'post', own, payload }, context)),
      { next, more: notices.more || posts.more },
    );
    return gap ? { ...page, events: [gap, ...page.events] } : page;
  }

  stream(): Promise<void> {
    return Promise.reject(new ConnectorFailure({ kind: 'unsupported' }, 'stream'));
  }

  recheck(externalIds: readonly string[]): Promise<readonly NetworkEvent[]> {
    return readAgain(this.session, externalIds);
  }

  fetchThread(externalId: string): Promise<readonly MessageEvent[]> {
    return readThread(this.session, externalId);
  }

  private readNotices(from: Mark | null): Promise<Batch> {
    return readNewestFirst(
      async (cursor) => {
        const operation = 'notifications';
        const parameters = { limit: PAGE_SIZE, reasons: REASONS, cursor };
        const answer = await this.session.xrpc.query('app.bsky.notification.listNotifications', operation, parameters);
        return { items: listIn(answer, 'notifications', operation).filter(isWanted), cursor: cursorIn(answer) };
      },
      from,
      indexedAt,
    );
  }

  private readOwnPosts(own: string, from: Mark | null): Promise<Batch> {
    return readNewestFirst(
      async (cursor) => {
        const operation = 'own_posts';
        const parameters = { actor: own, limit: PAGE_SIZE, filter: 'posts_with_replies', cursor };
        const answer = await this.session.xrpc.query('app.bsky.feed.getAuthorFeed', operation, parameters);
        return { items: listIn(answer, 'feed', operation).flatMap(ownPost), cursor: cursorIn(answer) };
      },
      from,
      indexedAt,
    );
  }
}

// A server that does not know `reasons` gives all of them. What is no notice at all goes on, to be kept apart.
function isWanted(item: unknown): boolean {
  const reason = (item as { reason?: unknown } | null | undefined)?.reason;
  return typeof reason !== 'string' || (REASONS as readonly string[]).includes(reason);
}

function ownPost(item: unknown): unknown[] {
  const { post, reason } = (item ?? {}) as { post?: unknown; reason?: unknown };
  // With a reason it is somebody else's post that was passed on.
  return reason === undefined ? [post ?? item] : [];
}
