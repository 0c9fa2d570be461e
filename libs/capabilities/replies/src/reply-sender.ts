import type { AccountConnections, OpenAccount } from '@samenspraak/channels';
import { ConnectorFailure } from '@samenspraak/connector-contract';
import type { AnsweringService } from '@samenspraak/conversations';
import type { TenantDoor } from '@samenspraak/platform/database';
import { DomainError, type Clock } from '@samenspraak/platform/kernel';
import { asWorker, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import type { Reply } from './reply.js';
import { RECONCILE_TOPIC, SEND_TOPIC, type ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';
import { concernsConnection, outcomeOf, within, type SendOutcome } from './send-outcome.js';

const WRITES = 3;

/** Puts one reply on its network, once: SENDING is committed before the call, and no call is made inside a transaction. */
export class ReplySender implements JobRunner {
  readonly topic = SEND_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly conversations: AnsweringService,
    private readonly connections: AccountConnections,
    private readonly outbox: Outbox,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const reply = await asWorker(this.door, tenantId, SEND_TOPIC, () => this.begin(refId));
    if (!reply) return;
    const outcome = await this.call(reply);
    await this.write(tenantId, () => this.finish(reply, outcome));
  }

  /** First transaction: whoever commits SENDING is the only one to call. The bell at the lease's end finds it if this process dies. */
  private async begin(id: string): Promise<Reply | undefined> {
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
    const leaseUntil = new Date(now.getTime() + this.timings.leaseMs);
    const change = {
      attempt: reply.attempt + 1,
      leaseUntil,
      firstAttemptAt: reply.firstAttemptAt ?? now,
      refusal: null,
    };
    const begun = await this.replies.move(id, { from: ['QUEUED'], attempt: reply.attempt }, 'SENDING', change, now);
    if (begun) await this.outbox.ring(RECONCILE_TOPIC, id, leaseUntil);
    return begun;
  }

  private async call(reply: Reply): Promise<SendOutcome> {
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
    const { publisher } = opened.connector;
    if (!publisher) return { kind: 'rejected', reason: 'unsupported' };
    const sending = publisher.send({
      idempotencyKey: reply.id,
      text: reply.text,
      visibility: reply.visibility,
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
  private async finish(reply: Reply, outcome: SendOutcome): Promise<void> {
    const fence = { from: ['SENDING'], attempt: reply.attempt } as const;
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
