import { sourceIdOf, type ReplyState } from '@samenspraak/conversations';
import type { Outbox } from '@samenspraak/platform/queue';
import type { Reply } from './reply.js';
import type { ReplyRepository } from './reply.repository.js';

export const SEND_TOPIC = 'reply.send';
/** Why a part did not go out that itself was not refused. */
export const THREAD_STOPPED = 'thread_stopped';

/** Keeps the posts of one answer in order: a part begins when the part before it is on the network, and answers it. */
export class ReplyParts {
  constructor(
    private readonly replies: ReplyRepository,
    private readonly outbox: Outbox,
  ) {}

  /** What a part answers, or undefined while the part before it is not certainly there. */
  async parentOf(reply: Reply): Promise<Pick<Reply, 'parentExternalId' | 'parentSourceId'> | undefined> {
    const { parentExternalId, parentSourceId } = reply;
    if (reply.part === 1) return { parentExternalId, parentSourceId };
    const before = (await this.replies.listParts(reply.threadId!)).filter(({ part }) => part < reply.part);
    if (before.at(-1)?.state !== 'SENT') return undefined;
    // Of a part that a person found, the id may not be known; then the part before that one is answered.
    const known = before.findLast(({ externalId }) => externalId !== null);
    if (!known) return { parentExternalId, parentSourceId };
    return {
      parentExternalId: known.externalId!,
      parentSourceId: sourceIdOf(known.network, known.externalId!),
    };
  }

  /** A part is there: the next may go. */
  async goOn(sent: Reply, now: Date): Promise<void> {
    if (sent.part === sent.parts) return;
    const next = (await this.replies.listParts(sent.threadId!)).find(({ part }) => part === sent.part + 1);
    if (next?.state === 'QUEUED') await this.outbox.ring(SEND_TOPIC, next.id, now);
  }

  /** A part will not come: neither will those after it. */
  async stopAfter(rejected: Reply, now: Date): Promise<void> {
    for (const later of await this.after(rejected)) {
      await this.replies.move(later.id, { from: ['QUEUED'] }, 'REJECTED', { refusal: THREAD_STOPPED }, now);
    }
  }

  /** The parts that wait behind this one. */
  async after(reply: Reply): Promise<Reply[]> {
    if (reply.part === reply.parts) return [];
    return (await this.replies.listParts(reply.threadId!)).filter(({ part }) => part > reply.part);
  }
}

/** The id under which an answer claims its message, whichever part asks. */
export const claimIdOf = (reply: Pick<Reply, 'id' | 'threadId'>): string => reply.threadId ?? reply.id;

const WORST: readonly ReplyState[] = ['UNKNOWN', 'REJECTED', 'SENDING'];

/** The one state of an answer of several posts: what needs a person first, and sent only when all of it is. */
export function wholeState(states: readonly ReplyState[]): ReplyState {
  const [first = 'QUEUED'] = states;
  if (states.every((state) => state === first)) return first;
  // Some are there and others wait: it is under way.
  return WORST.find((state) => states.includes(state)) ?? 'SENDING';
}
