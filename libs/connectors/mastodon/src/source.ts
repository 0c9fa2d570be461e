import type { RawEnvelope } from './wire.js';
import { idOf, listIn } from './answer.js';
import { restClient } from './client.js';
import { laterId, type Position } from './cursor.js';
import type { Session } from './session.js';

export const PAGE_SIZE = 40;

export interface SourceBatch {
  /** Oldest first. */
  readonly envelopes: readonly RawEnvelope[];
  readonly seen: string;
  readonly own: string;
  readonly more: boolean;
}

/** What a connection listens to: its mentions and own posts, or a timeline. */
export interface Source {
  readonly name: string;
  readonly streamPath: string;
  read(from: Pick<Position, 'seen' | 'own'> | null): Promise<SourceBatch>;
}

export function sourceFor(session: Session): Source {
  const listensTo = session.context.listensTo ?? 'account';
  if (listensTo === 'account') {
    return { name: 'account', streamPath: '/api/v1/streaming/user', read: (from) => readAccount(session, from) };
  }
  const local = listensTo === 'local';
  return {
    name: listensTo,
    streamPath: local ? '/api/v1/streaming/public/local' : '/api/v1/streaming/public',
    read: (from) => readTimeline(session, local, from),
  };
}

async function readAccount(session: Session, from: Pick<Position, 'seen' | 'own'> | null): Promise<SourceBatch> {
  const own = await session.own();
  const listed = await restClient(session.transport, 'notifications').v1.notifications.list({
    types: ['mention'],
    limit: PAGE_SIZE,
    ...after(from?.seen),
  });
  const posted = await restClient(session.transport, 'own_statuses')
    .v1.accounts.$select(own.id)
    .statuses.list({ limit: PAGE_SIZE, excludeReblogs: true, ...after(from?.own) });
  const notices = listIn(listed, 'notifications');
  const posts = listIn(posted, 'own_statuses');
  const statuses = [...sorted(notices).map((notice) => notice?.status), ...sorted(posts)];
  return {
    envelopes: statuses.map((payload) => ({ type: 'status', own: own.id, payload })),
    seen: latest(notices, from?.seen ?? ''),
    own: latest(posts, from?.own ?? ''),
    more: from !== null && (notices.length >= PAGE_SIZE || posts.length >= PAGE_SIZE),
  };
}

async function readTimeline(
  session: Session,
  local: boolean,
  from: Pick<Position, 'seen'> | null,
): Promise<SourceBatch> {
  const own = await session.own();
  const listed = await restClient(session.transport, 'timeline').v1.timelines.public.list({
    limit: PAGE_SIZE,
    ...(local ? { local: true } : {}),
    ...after(from?.seen),
  });
  const statuses = listIn(listed, 'timeline');
  return {
    envelopes: sorted(statuses).map((payload) => ({ type: 'status', own: own.id, payload })),
    seen: latest(statuses, from?.seen ?? ''),
    own: '',
    more: from !== null && statuses.length >= PAGE_SIZE,
  };
}

/** Without a position the newest page; with an empty one everything since the beginning. */
function after(seen: string | undefined): { minId?: string } {
  return seen === undefined ? {} : { minId: seen || '0' };
}

function sorted<T>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (idOf(a) === idOf(b) ? 0 : laterId(idOf(a), idOf(b)) === idOf(a) ? 1 : -1));
}

function latest(items: readonly unknown[], from: string): string {
  return items.reduce<string>((last, item) => laterId(last, idOf(item)), from);
}
