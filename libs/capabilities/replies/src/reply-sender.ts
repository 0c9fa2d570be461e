import type { AccountConnections, OpenAccount } from '@samenspraak/channels';
import { ConnectorFailure, type TakenAlong } from '@samenspraak/connector-contract';
import type { AnsweringService } from '@samenspraak/conversations';
import { AnsweringSettingRepository } from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';
import { DomainError, type Clock } from '@samenspraak/platform/kernel';
import { asWorker, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import type { Reply } from './reply.js';
import { ReplyParts } from './reply-parts.js';
import { RECONCILE_TOPIC, SEND_TOPIC, type ReplyResults } from './reply-results.js';
import type { Fence, ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';
import { concernsConnection, outcomeOf, within, type SendOutcome } from './send-outcome.js';
import type { RecallGuard } from './recall/recall-guard.js';
import type { HoldBack } from './stop/hold-back.js';
import type { StopGuard } from './stop/stop-guard.js';
import type { Uploads } from './uploads.js';

const WRITES = 3;

interface Begun {
  readonly reply: Reply;
  /** Absent: something must be brought to the network first, and the reply still waits. */
  readonly takesAlong?: readonly TakenAlong[];
}

/** Puts one reply on its network, once: SENDING is committed before the call, and no call is made inside a transaction. */
export class ReplySender implements JobRunner {
  readonly topic = SEND_TOPIC;
  private readonly parts: ReplyParts;
  private readonly settings: AnsweringSettingRepository;

  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly conversations: AnsweringService,
    private readonly connections: AccountConnections,
    private readonly outbox: Outbox,
    private readonly uploads: Uploads,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
    private readonly stops: { readonly guard: StopGuard; readonly holdBack: HoldBack; readonly recalls: RecallGuard },
  ) {
    this.parts = new ReplyParts(replies, outbox);
    this.settings = new AnsweringSettingRepository(door);
  }

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const begin = () => asWorker(this.door, tenantId, SEND_TOPIC, () => this.begin(refId));
    let begun = await begin();
    if (begun && !begun.takesAlong) {
      const { reply } = begun;
      const refused = await this.bring(reply);
      if (refused) {
        const fence = { from: ['QUEUED'], attempt: reply.attempt } as const;
        return this.write(tenantId, () => this.finish(reply, refused, fence));
      }
      begun = await begin();
    }
    if (!begun?.takesAlong) return;
    const { reply, takesAlong } = begun;
    const outcome = await this.call(reply, takesAlong);
    await this.write(tenantId, () => this.finish(reply, outcome));
  }

  /** First transaction: whoever commits SENDING is the only one to call. The bell at the lease's end finds it if this process dies. */
  private async begin(id: string): Promise<Begun | undefined> {
    const reply = await this.replies.lock(id);
    if (reply?.state !== 'QUEUED') return undefined;
    const now = this.clock.now();
    if (reply.dueAt > now) {
      await this.outbox.ring(SEND_TOPIC, id, reply.dueAt);
      return undefined;
    }
    const target = await this.conversations.findMessage(reply.messageId);
    if (!target || target.deleted) {
      await this.results.rejected(reply, { from: ['QUEUED'] }, 'gone');
      return undefined;
    }
    const parent = await this.parts.parentOf(reply);
    if (!parent) return undefined;
    if ((await this.settings.get()).listening) {
      // The listening month began after it was queued.
      await this.results.rejected(reply, { from: ['QUEUED'] }, 'listening');
      return undefined;
    }
    const takesAlong = await this.uploads.takenAlong(id);
    if (!takesAlong) return { reply };
    // The last look: what was queued while a stop or a recall was being made is held back too.
    const conversation = await this.conversations.get(reply.conversationId);
    const whole = await this.stops.holdBack.wholeOf(reply);
    const text = whole.wholeText ?? whole.text;
    const stop = await this.stops.guard.findHolding(conversation, text);
    if (stop) {
      await this.stops.holdBack.hold(reply, stop);
      return undefined;
    }
    const { answerId, answerVersion, conversationId } = whole;
    const recall = await this.stops.recalls.findLast({ text, answerId, answerVersion, conversationId });
    if (recall) {
      await this.stops.holdBack.holdRecalled(reply, recall);
      return undefined;
    }
    const leaseUntil = new Date(now.getTime() + this.timings.leaseMs);
    const change = {
      ...parent,
      attempt: reply.attempt + 1,
      leaseUntil,
      firstAttemptAt: reply.firstAttemptAt ?? now,
      refusal: null,
    };
    const begun = await this.replies.move(id, { from: ['QUEUED'], attempt: reply.attempt }, 'SENDING', change, now);
    if (!begun) return undefined;
    await this.outbox.ring(RECONCILE_TOPIC, id, leaseUntil);
    return { reply: begun, takesAlong };
  }

  private async bring(reply: Reply): Promise<SendOutcome | undefined> {
    const opened = await this.open(reply);
    if ('kind' in opened) return opened;
    return this.uploads.bring(reply, opened);
  }

  private async open(reply: Reply): Promise<OpenAccount | SendOutcome> {
    let opened: OpenAccount;
    try {
      opened = await this.connections.open(reply.accountId);
    } catch (error) {
      // Opening calls nobody: nothing was sent.
      const gone = error instanceof DomainError && error.kind === 'not_found';
      return gone ? { kind: 'rejected', reason: 'account_revoked' } : { kind: 'retry', why: 'unreachable' };
    }
    if (!opened.allowed) {
      // It goes when somebody connects the account again; the pause is for a bell that got lost.
      const until = new Date(this.clock.now().getTime() + this.timings.revokedPauseMs);
      return { kind: 'wait', why: 'account_revoked', until };
    }
    return opened;
  }

  private async call(reply: Reply, takesAlong: readonly TakenAlong[]): Promise<SendOutcome> {
    const opened = await this.open(reply);
    if ('kind' in opened) return opened;
    const { publisher } = opened.connector;
    if (!publisher) return { kind: 'rejected', reason: 'unsupported' };
    // Whoever stood still until its lease was over leaves it to those who look.
    if (this.clock.now() >= reply.leaseUntil!) return { kind: 'unknown' };
    const sending = publisher.send({
      idempotencyKey: reply.id,
      text: reply.text,
      visibility: reply.visibility,
      ...(takesAlong.length > 0 ? { media: takesAlong } : {}),
      inReplyTo: {
        externalId: reply.parentExternalId,
        author: { externalId: reply.parentAuthorId, handle: reply.parentAuthorHandle },
        visibility: reply.parentVisibility,
      },
    });
    try {
      const message = await within(this.timings.sendTimeoutMs, sending, (late) =>
        this.write(reply.tenantId, () => this.finish(reply, { kind: 'sent', message: late })),
      );
      return { kind: 'sent', message };
    } catch (error) {
      if (error instanceof ConnectorFailure && concernsConnection(error.failure)) {
        await this.connections.reportFailure(opened.connectionId, error.failure).catch(() => undefined);
      }
      return outcomeOf(error);
    }
  }

  /** Second transaction, fenced by the attempt. */
  private async finish(
    reply: Reply,
    outcome: SendOutcome,
    fence: Fence = { from: ['SENDING'], attempt: reply.attempt },
  ): Promise<void> {
    const now = this.clock.now().getTime();
    switch (outcome.kind) {
      case 'sent':
        await this.results.sent(reply, outcome.message);
        return;
      case 'unknown':
        await this.results.unknown(reply, fence, new Date(now + this.timings.firstLookupMs));
        return;
      case 'rejected':
        await this.results.rejected(reply, fence, outcome.reason);
        return;
      case 'wait':
        await this.results.again(
          reply,
          fence,
          new Date(Math.max(outcome.until.getTime(), now + 1_000)),
          outcome.why,
          reply.tries,
        );
        return;
      case 'retry': {
        const tries = reply.tries + 1;
        const earliest = now + this.timings.backoffMs(tries);
        const dueAt = new Date(Math.max(earliest, outcome.at?.getTime() ?? 0));
        await this.results.again(reply, fence, dueAt, outcome.why, tries);
        return;
      }
    }
  }

  /** The result is worth more than one attempt to write it; when all fail, the lease ends and the reply is looked up. */
  private async write(tenantId: string, work: () => Promise<void>): Promise<void> {
    for (let left = WRITES; ; left -= 1) {
      try {
        return await asWorker(this.door, tenantId, SEND_TOPIC, work);
      } catch (error) {
        if (left <= 1) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.timings.writePauseMs));
      }
    }
  }
}
