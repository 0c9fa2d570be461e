import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import { z } from 'zod';
import { normaliseEnvelope } from './normalise.js';
import { postAddress } from './post-address.js';
import { read, type Session } from './session.js';

const DEEPEST = 100;
const MOST_POSTS = 1000;

const threadAnswer = z.object({ thread: z.object({ post: z.object({ uri: z.string() }) }) });

interface Node {
  readonly post?: unknown;
  readonly parent?: Node | null;
  readonly replies?: readonly (Node | null)[] | null;
}

/** The conversation around a post, oldest first; what was deleted or hidden in it is left out. */
export async function readThread(session: Session, externalId: string): Promise<readonly MessageEvent[]> {
  postAddress(externalId, 'thread');
  const own = await session.own();
  const parameters = { uri: externalId, depth: DEEPEST, parentHeight: DEEPEST };
  const answer = await session.xrpc.query('app.bsky.feed.getPostThread', 'thread', parameters);
  read(threadAnswer, answer, 'thread');
  const context = session.normaliseContext();
  const events = postsOf((answer as { thread: Node }).thread).flatMap((payload) => {
    const result = normaliseEnvelope({ type: 'post', own, payload }, context);
    return result.ok ? result.events.filter(isMessage) : [];
  });
  return [...events].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

function postsOf(thread: Node): unknown[] {
  const posts: unknown[] = [];
  for (let above = thread.parent; above; above = above.parent) posts.unshift(above.post);
  const waiting: (Node | null | undefined)[] = [thread];
  while (waiting.length > 0 && posts.length < MOST_POSTS) {
    const node = waiting.shift();
    if (!node) continue;
    posts.push(node.post);
    if (Array.isArray(node.replies)) waiting.push(...(node.replies as Node[]));
  }
  return posts.filter((post) => post !== undefined);
}

function isMessage(event: NetworkEvent): event is MessageEvent {
  return event.kind === 'created' || event.kind === 'edited';
}
