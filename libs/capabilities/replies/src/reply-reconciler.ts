import type { AccountConnections, OpenAccount } from '@samenspraak/channels';
import type { SentLookup } from '@samenspraak/connector-contract';
import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import type { Reply } from './reply.js';
import { RECONCILE_TOPIC, type ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';
import { within } from './send-outcome.js';

interface Looked {
  /** Undefined: the network did not answer. */
  readonly lookup: SentLookup | undefined;
  /** For so long after the first attempt the same key is the same post. */
  readonly keyMinutes: number;
  readonly canLook: boolean;
}

const BEFORE_MS = 300_000;

/** Finds out what became of a reply whose outcome nobody knows. What it cannot find out waits for a person. */
export class ReplyReconciler implements JobRunner {
  readonly topic = RECONCILE_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly connections: AccountConnections,
    private readonly outbox: Outbox,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
    private readonly notify: Notify,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const reply = await asWorker(this.door, tenantId, RECONCILE_TOPIC, () => this.begin(refId));
    if (!reply) return;
    const looked = await this.look(reply);
    await asWorker(this.door, tenantId, RECONCILE_TOPIC, () => this.conclude(reply, looked));
  }

  /** A SENDING whose lease ran out is UNKNOWN: its worker is gone, or will be fenced off. */
  private async begin(id: string): Promise<Reply | undefined> {
    const reply = await this.replies.lock(id);
    if (reply?.state === 'UNKNOWN') return reply;
    if (reply?.state !== 'SENDING') return undefined;
    const now = this.clock.now();
    if (reply.leaseUntil && reply.leaseUntil > now) {
      await this.outbox.ring(RECONCILE_TOPIC, id, reply.leaseUntil);
      return undefined;
    }
    await this.results.unknown(
      reply,
      { from: ['SENDING'], attempt: reply.attempt },
      new Date(now.getTime() + this.timings.firstLookupMs),
    );
    return undefined;
  }

  private async look(reply: Reply): Promise<Looked> {
    let opened: OpenAccount;
    try {
      opened = await this.connections.open(reply.accountId);
    } catch {
      return { lookup: undefined, keyMinutes: 0, canLook: true };
    }
    const { publisher, capabilities } = opened.connector;
    const keyMinutes = capabilities.idempotentSendMinutes;
    if (!publisher || !capabilities.lookupSent) return { lookup: undefined, keyMinutes, canLook: false };
    const since = new Date((reply.firstAttemptAt ?? reply.createdAt).getTime() - BEFORE_MS);
    const sought = { idempotencyKey: reply.id, text: reply.text, inReplyTo: reply.parentExternalId, since };
    try {
      const lookup = await within(this.timings.sendTimeoutMs, publisher.lookupSent(sought));
      return { lookup, keyMinutes, canLook: true };
    } catch {
      return { lookup: undefined, keyMinutes, canLook: true };
    }
  }

  private async conclude(reply: Reply, { lookup, keyMinutes, canLook }: Looked): Promise<void> {
    if (lookup?.found && !(await this.belongsToOther(reply, lookup.message.externalId))) {
      await this.results.sent(reply, lookup.message);
      return;
    }
    if (!canLook) return this.handOver(reply);
    const now = this.clock.now();
    const fence = { from: ['UNKNOWN'], attempt: reply.attempt } as const;
    // Looks that nobody answered never use up the last three.
    const lookups = lookup ? reply.lookups + 1 : Math.min(reply.lookups + 1, this.timings.mostLookups - 3);
    const absent = lookup?.found === false && lookup.conclusive;
    if (absent && reply.absentAt && now.getTime() - reply.absentAt.getTime() >= this.timings.lookupHorizonMs) {
      // Certainly not there. The same key goes out again only while the network itself refuses a second post with it.
      const keyUntil = (reply.firstAttemptAt ?? now).getTime() + keyMinutes * 60_000;
      if (now.getTime() + this.timings.leaseMs >= keyUntil) return this.handOver(reply);
      await this.results.again(reply, fence, now, 'not_arrived', reply.tries + 1);
      return;
    }
    const waited = now.getTime() - reply.createdAt.getTime();
    if (lookups > this.timings.mostLookups || waited > this.timings.mostWaitingMs) return this.handOver(reply);
    const wait = absent ? this.timings.lookupHorizonMs : this.timings.backoffMs(lookups + 1);
    const change = { lookups, absentAt: absent ? (reply.absentAt ?? now) : reply.absentAt };
    const kept = await this.replies.move(reply.id, fence, 'UNKNOWN', change, now);
    if (kept) await this.outbox.ring(RECONCILE_TOPIC, reply.id, new Date(now.getTime() + wait));
  }
  /** The machine cannot find it out: whoever wrote it and who coordinates are told, once. */
  private async handOver({ id, conversationId, authorId, authorName: by }: Reply): Promise<void> {
    const news = { kind: 'ANSWER_UNCERTAIN', params: { by }, subject: id, subjectId: conversationId } as const;
    await this.notify.tell({ ...news, to: { membershipId: authorId }, once: true });
    await this.notify.tell({ ...news, to: { roles: ['coordinator'] }, once: true });
  }

  /** Two equal texts under one message: what was found is the other one's. */
  private async belongsToOther(reply: Reply, externalId: string): Promise<boolean> {
    const holder = await this.replies.findByExternalId(reply.network, externalId);
    return holder !== undefined && holder.id !== reply.id;
  }
}
