import type { AccountConnections, OpenAccount } from '@samenspraak/channels';
import { ConnectorFailure, type Connector } from '@samenspraak/connector-contract';
import type { AnsweringService } from '@samenspraak/conversations';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, type Announcer, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import type { RecallGuard } from './recall/recall-guard.js';
import type { Reply } from './reply.js';
import type { ReplyChange } from './reply-change.js';
import type { ReplyChangeRepository } from './reply-change.repository.js';
import type { ReplyRepository } from './reply.repository.js';
import type { ReplyTimings } from './reply-timings.js';
import { concernsConnection, outcomeOf, within } from './send-outcome.js';
import { comparableText } from './comparable-text.js';

export const CHANGE_TOPIC = 'reply.change';

type Outcome =
  | { readonly kind: 'done'; readonly revision: number }
  | { readonly kind: 'later'; readonly why: string; readonly at: Date }
  | { readonly kind: 'rejected'; readonly reason: string };

interface Begun {
  readonly change: ReplyChange;
  readonly reply: Reply;
}

/**
 * Changes or takes away on the network what went out. The same change twice is one change there, so what nobody knows is
 * looked at first and then asked again; one after the other per answer, so that an older text never comes after a newer.
 */
export class ChangeRunner implements JobRunner {
  readonly topic = CHANGE_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly changes: ReplyChangeRepository,
    private readonly replies: ReplyRepository,
    private readonly conversations: AnsweringService,
    private readonly connections: AccountConnections,
    private readonly outbox: Outbox,
    private readonly announcer: Announcer,
    private readonly audit: AuditTrail,
    private readonly timings: ReplyTimings,
    private readonly clock: Clock,
    private readonly recalls: RecallGuard,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const begun = await asWorker(this.door, tenantId, CHANGE_TOPIC, () => this.begin(refId));
    if (!begun) return;
    const outcome = await this.call(begun);
    await asWorker(this.door, tenantId, CHANGE_TOPIC, () => this.finish(begun, outcome));
  }

  /** Whoever commits SENDING calls; the bell at the lease's end finds it if this process dies. */
  private async begin(id: string): Promise<Begun | undefined> {
    const change = await this.changes.lock(id);
    const now = this.clock.now();
    if (!change || change.state === 'DONE' || change.state === 'REJECTED') return undefined;
    const notBefore = change.state === 'SENDING' ? change.leaseUntil : change.dueAt;
    if (notBefore && notBefore > now) {
      await this.outbox.ring(CHANGE_TOPIC, id, notBefore);
      return undefined;
    }
    const reply = await this.replies.find(change.replyId);
    if (!reply?.externalId) return undefined;
    if (change.text !== null) {
      const written = { answerId: null, answerVersion: null, text: change.text, conversationId: reply.conversationId };
      if (await this.recalls.findLast(written)) {
        const refused = await this.changes.move(change, { state: 'REJECTED', refusal: 'recalled' }, now);
        if (refused) await this.tell(change, reply, 'refused');
        return undefined;
      }
    }
    const leaseUntil = new Date(now.getTime() + this.timings.leaseMs);
    const attempt = change.attempt + 1;
    if (!(await this.changes.move(change, { state: 'SENDING', attempt, leaseUntil }, now))) return undefined;
    await this.outbox.ring(CHANGE_TOPIC, id, leaseUntil);
    return { change: { ...change, state: 'SENDING', attempt, leaseUntil }, reply };
  }

  private async call({ change, reply }: Begun): Promise<Outcome> {
    const now = this.clock.now();
    const later = (why: string, ms = this.timings.backoffMs(change.tries + 1)): Outcome => ({
      kind: 'later',
      why,
      at: new Date(now.getTime() + ms),
    });
    let opened: OpenAccount;
    try {
      opened = await this.connections.open(reply.accountId);
    } catch {
      return later('unreachable');
    }
    if (!opened.allowed) return later('account_revoked', this.timings.revokedPauseMs);
    // Whoever stood still until its lease was over may be overtaken: its text would come after a newer one.
    if (this.clock.now() >= change.leaseUntil!) return later('unreachable');
    try {
      return await within(this.timings.sendTimeoutMs, this.perform(opened.connector, change, reply));
    } catch (error) {
      if (!(error instanceof ConnectorFailure)) return later('unreachable');
      if (concernsConnection(error.failure)) {
        await this.connections.reportFailure(opened.connectionId, error.failure).catch(() => undefined);
      }
      const outcome = outcomeOf(error);
      if (outcome.kind === 'rejected') return outcome;
      if (outcome.kind === 'wait') return { kind: 'later', why: outcome.why, at: outcome.until };
      return later(outcome.kind === 'retry' ? outcome.why : 'unreachable');
    }
  }

  private async perform(connector: Connector, change: ReplyChange, reply: Reply): Promise<Outcome> {
    const { publisher } = connector;
    if (!publisher) return { kind: 'rejected', reason: 'unsupported' };
    const id = reply.externalId!;
    const known = change.attempt > 1 ? await look(connector, change, id) : undefined;
    if (known !== undefined) return { kind: 'done', revision: known };
    if (change.kind === 'REMOVE') {
      await publisher.remove(id);
      return { kind: 'done', revision: 0 };
    }
    const author = { externalId: reply.parentAuthorId, handle: reply.parentAuthorHandle };
    const { revision } = await publisher.edit(id, change.text!, author);
    return { kind: 'done', revision };
  }

  /** Fenced by the attempt: who was away too long changes nothing. */
  private async finish({ change, reply }: Begun, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    if (outcome.kind === 'later') {
      const waited = now.getTime() - change.createdAt.getTime();
      const tries = change.tries + 1;
      const over =
        waited > this.timings.mostWaitingMs || (tries > this.timings.mostTries && outcome.why !== 'unreachable');
      const state = over && outcome.why !== 'account_revoked' ? 'REJECTED' : 'QUEUED';
      const { at: dueAt, why: refusal } = outcome;
      if (!(await this.changes.move(change, { state, dueAt, tries, refusal }, now))) return;
      if (state === 'QUEUED') await this.outbox.ring(CHANGE_TOPIC, change.id, dueAt);
      return this.tell(change, reply, state === 'QUEUED' ? undefined : 'refused');
    }
    const state = outcome.kind === 'done' ? 'DONE' : 'REJECTED';
    const refusal = outcome.kind === 'rejected' ? outcome.reason : null;
    if (!(await this.changes.move(change, { state, refusal }, now))) return;
    if (outcome.kind === 'done') await this.record(change, reply, outcome.revision, now);
    await this.outbox.withdraw(CHANGE_TOPIC, change.id);
    await this.tell(change, reply, outcome.kind === 'done' ? 'done' : 'refused');
  }

  private async record(change: ReplyChange, reply: Reply, revision: number, now: Date): Promise<void> {
    const told = change.text === null ? { removedAt: now } : { text: change.text };
    await this.replies.move(reply.id, { from: ['SENT'] }, 'SENT', { ...told, version: reply.version + 1 }, now);
    const { conversationId, id: replyId } = reply;
    await this.conversations.recordChanged({ conversationId, replyId, text: change.text, revision });
  }

  private async tell(change: ReplyChange, reply: Reply, outcome: 'done' | 'refused' | undefined): Promise<void> {
    if (outcome) {
      await this.audit.record({
        action: change.kind === 'EDIT' ? 'reply.edited' : 'reply.removed',
        objectType: 'reply',
        objectId: reply.id,
        outcome,
        details: { change: change.id, attempt: change.attempt },
      });
    }
    await this.announcer.announce('REPLY', [reply.id, reply.conversationId]);
  }
}

/** The revision at which the network has it as asked, or undefined when it has not, or cannot be asked. */
async function look(connector: Connector, change: ReplyChange, externalId: string): Promise<number | undefined> {
  const [event] = (await connector.listener?.recheck?.([externalId])) ?? [];
  if (event?.kind === 'deleted') return change.kind === 'REMOVE' ? 0 : undefined;
  if (change.text === null || (event?.kind !== 'edited' && event?.kind !== 'created')) return undefined;
  return comparableText(event.text) === comparableText(change.text) ? event.key.revision : undefined;
}
