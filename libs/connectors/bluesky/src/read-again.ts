import { isFailure, type NetworkEvent } from '@samenspraak/connector-contract';
import { normaliseEnvelope } from './normalise.js';
import { POSTS, readPostUri } from './post-address.js';
import { listIn, type Session } from './session.js';

const MOST_RECHECKED = 40;
/** What app.bsky.feed.getPosts takes at once. */
const AT_ONCE = 25;

/**
 * Reads posts again. One that the network's view leaves out may be hidden for many reasons, so only a repository that
 * says it has no such record makes it a deleted one.
 */
export async function readAgain(session: Session, externalIds: readonly string[]): Promise<readonly NetworkEvent[]> {
  const wanted = externalIds.slice(0, MOST_RECHECKED).filter((uri) => readPostUri(uri) !== null);
  if (wanted.length === 0) return [];
  const own = await session.own();
  const shown = new Map<string, unknown>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const uris = wanted.slice(from, from + AT_ONCE);
    const answer = await session.xrpc.query('app.bsky.feed.getPosts', 'recheck', { uris });
    for (const post of listIn(answer, 'posts', 'recheck')) {
      const uri = (post as { uri?: unknown } | null | undefined)?.uri;
      if (typeof uri === 'string') shown.set(uri, post);
    }
  }
  const found: NetworkEvent[] = [];
  for (const uri of wanted) {
    const payload = shown.get(uri);
    if (payload === undefined && !(await isGone(session, uri))) continue;
    const envelope =
      payload === undefined ? { type: 'delete' as const, own, payload: uri } : { type: 'post' as const, own, payload };
    const read = normaliseEnvelope(envelope, session.normaliseContext());
    if (read.ok) found.push(...read.events);
  }
  return found;
}

async function isGone(session: Session, uri: string): Promise<boolean> {
  const { did: repo, rkey } = readPostUri(uri)!;
  try {
    await session.xrpc.query('com.atproto.repo.getRecord', 'recheck', { repo, collection: POSTS, rkey });
    return false;
  } catch (error) {
    if (isFailure(error, 'gone')) return true;
    // A repository that cannot be found may come back: an account can be put away for a while.
    if (isFailure(error, 'contract_violation')) return false;
    throw error;
  }
}
