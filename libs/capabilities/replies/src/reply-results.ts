import type { Claims } from '@samenspraak/channels';
import { sourceIdOf, type AnsweringService, type ReplyState } from '@samenspraak/conversations';
import type { AnswerService } from '@samenspraak/library';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { RecallMessageRepository } from './recall/recall-message.repository.js';
import type { Reply } from './reply.js';
import { claimIdOf, ReplyParts, SEND_TOPIC } from './reply-parts.js';
import type { Fence, ReplyChange, ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';

/** Where the network put a reply. */
export interface Placed {
  readonly externalId: string | null;
  readonly permalink: string | null;
  readonly at: Date;
  readonly revision?: number;
}

export { SEND_TOPIC } from './reply-parts.js';
export const RECONCILE_TOPIC = 'reply.reconcile';

const NOT_SENT: readonly ReplyState[] = ['APPROVED', 'QUEUED', 'SENDING', 'UNKNOWN', 'REJECTED', 'CANCELLED'];

/** Writes what became of a reply, with everything that follows from it, in the transaction that is open. */
export class ReplyResults {
  private readonly parts: ReplyParts;

  constructor(
    private readonly replies: ReplyRepository,
    private readonly conversations: AnsweringService,
    private readonly answers: AnswerService,
    private readonly claims: Claims,
    private readonly outbox: Outbox,
    private readonly announcer: Announcer,
    private readonly audit: AuditTrail,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
    private readonly recalled: RecallMessageRepository,
  ) {
    this.parts = new ReplyParts(replies, outbox);
  }

  /**
   * It is on the network. That is the truth whatever we thought before, so no fence holds it: all attempts bear the same
   * key, and no attempt follows one that may still be accepted on a network without keys.
   * @returns false when it was known already.
   */
  async sent(reply: Reply, placed: Placed): Promise<boolean> {
    const change = {
      externalId: placed.externalId,
      permalink: placed.permalink,
      sentAt: placed.at,
      refusal: null,
      leaseUntil: null,
    };
    const now = await this.replies.move(reply.id, { from: NOT_SENT }, 'SENT', change, this.clock.now());
    if (!now) return false;
    await this.conversations.recordSent({
      conversationId: now.conversationId,
      replyId: now.id,
      sourceId: placed.externalId ? sourceIdOf(now.network, placed.externalId) : `reply:${now.id}`,
      externalId: placed.externalId ?? '',
      accountId: now.accountId,
      accountHandle: now.accountHandle,
      authorName: now.authorName,
      text: now.text,
      at: placed.at,
      permalink: placed.permalink,
      visibility: now.visibility,
      parentSourceId: now.parentSourceId,
      revision: placed.revision ?? 0,
    });
    if (now.answerId) await this.answers.countUse(now.answerId);
    await this.recalled.noteSent({ ...now, at: this.clock.now() });
    await this.parts.goOn(now, this.clock.now());
    await this.outbox.withdraw(RECONCILE_TOPIC, now.id);
    await this.tell(now, 'reply.sent', 'done');
    return true;
  }

  /** It did not go out and will not by itself. */
  async rejected(reply: Reply, fence: Fence, refusal: string): Promise<boolean> {
    const now = await this.replies.move(reply.id, fence, 'REJECTED', { refusal, leaseUntil: null }, this.clock.now());
    if (!now) return false;
    await this.parts.stopAfter(now, this.clock.now());
    await this.releaseClaim(now);
    await this.outbox.withdraw(RECONCILE_TOPIC, now.id);
    await this.tell(now, 'reply.rejected', 'refused');
    return true;
  }

  /**
   * Takes back what has not begun to go out, with all parts behind it. @returns undefined when it was too late.
   * Who calls this says what becomes of the text.
   */
  async cancel(reply: Reply, state: 'CANCELLED' | 'REJECTED', change: ReplyChange): Promise<Reply | undefined> {
    const [fence, at] = [{ from: ['APPROVED', 'QUEUED'] } as const, this.clock.now()];
    const now = await this.replies.move(reply.id, fence, state, change, at);
    if (!now) return undefined;
    for (const later of await this.parts.after(now)) await this.replies.move(later.id, fence, state, change, at);
    await this.outbox.withdraw(SEND_TOPIC, now.id);
    await this.releaseClaim(now);
    return now;
  }

  /** Nothing was accepted: once more, later. */
  async again(reply: Reply, fence: Fence, dueAt: Date, why: string, tries: number): Promise<boolean> {
    const waited = this.clock.now().getTime() - reply.createdAt.getTime();
    // A network that is away comes back: such tries never use up the last one.
    const counted = why === 'unreachable' ? Math.min(tries, this.timings.mostTries - 1) : tries;
    if (counted > this.timings.mostTries || waited > this.timings.mostWaitingMs)
      return this.rejected(reply, fence, why);
    const change = { dueAt, tries: counted, refusal: why, leaseUntil: null, absentAt: null, lookups: 0 };
    const now = await this.replies.move(reply.id, fence, 'QUEUED', change, this.clock.now());
    if (!now) return false;
    await this.outbox.ring(SEND_TOPIC, now.id, dueAt);
    await this.announcer.announce('REPLY', [now.id, now.conversationId]);
    return true;
  }

  /** Nobody knows: it will be looked up. */
  async unknown(reply: Reply, fence: Fence, lookAt: Date): Promise<boolean> {
    const at = this.clock.now();
    const change = { unknownAt: at, leaseUntil: null, absentAt: null, lookups: 0 };
    const now = await this.replies.move(reply.id, fence, 'UNKNOWN', change, at);
    if (!now) return false;
    await this.outbox.ring(RECONCILE_TOPIC, now.id, lookAt);
    await this.tell(now, 'reply.unknown', 'failed');
    return true;
  }

  /** A neighbour may answer now, unless another answer of ours stands there. */
  async releaseClaim(reply: Reply): Promise<void> {
    if (await this.replies.hasOtherAnswer(reply.sourceRoot, reply.id)) return;
    await this.claims.release(reply.sourceRoot, reply.tenantId, claimIdOf(reply));
  }

  async tell(reply: Reply, action: string, outcome: 'done' | 'refused' | 'failed'): Promise<void> {
    await this.audit.record({
      action,
      objectType: 'reply',
      objectId: reply.id,
      outcome,
      details: { state: reply.state, attempt: reply.attempt, refusal: reply.refusal },
    });
    await this.announcer.announce('REPLY', [reply.id, reply.conversationId]);
  }
}
