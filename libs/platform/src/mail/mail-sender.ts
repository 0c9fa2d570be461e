import type { TenantDoor } from '../database/index.js';
import { type Clock } from '../kernel/index.js';
import { noteSpan, traced, type Log } from '../observability/index.js';
import { asWorker, type JobCall, type JobRunner, type Outbox } from '../queue/index.js';
import { composeMail, type ComposedMail, type MailSenderName } from './compose-mail.js';
import type { Mail, MailRecipient } from './mail.js';
import type { MailContent } from './mail-content.js';
import type { MailOutcome } from './mail-outcome.js';
import { MAIL_TOPIC } from './mail-post.js';
import type { MailRepository } from './mail.repository.js';
import type { ReturnAddress } from './return-address.js';
import type { MailTransport } from './smtp-transport.js';

/** Writes what a mail says, in the tenant's transaction, at the moment at which it goes. */
export interface MailWriter {
  /** The mails that it writes. */
  readonly topics: readonly string[];
  /** @returns `stop`: nobody should get it any more; a moment: not before. */
  write(mail: Mail): Promise<MailContent | 'stop' | { readonly notBefore: Date }>;
}

export interface MailTimings {
  /** A process that is sending a mail for longer is taken for gone; well above what the transport may take. */
  readonly leaseMs: number;
  /** Until the next attempt, one after the other; the last one again and again. */
  readonly backoffMs: readonly number[];
  /** After this nobody waits for it any more. */
  readonly mostAgeMs: number;
  /** Refusals of an address, one after the other, after which no mail goes there. */
  readonly mostRefusals: number;
}

const MINUTE = 60_000;

export const mailTimings: MailTimings = {
  leaseMs: 90_000,
  backoffMs: [5_000, 15_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE],
  mostAgeMs: 48 * 60 * MINUTE,
  mostRefusals: 3,
};

/** What a process sends with; absent: mail is off. */
export interface MailSetup {
  readonly from: MailSenderName;
  readonly transport: MailTransport;
  /** Where servers report later on what became of a mail; absent: at the sender's address, where nobody reads it. */
  readonly returns?: ReturnAddress;
}

/**
 * Sends one mail: SENDING is committed before the server is called, and no call is made inside a transaction. What may have been
 * taken is UNKNOWN and is not sent again: nobody can ask a mail server what became of it.
 */
export class MailSender implements JobRunner {
  readonly topic = MAIL_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly mails: MailRepository,
    private readonly outbox: Outbox,
    private readonly writers: readonly MailWriter[],
    private readonly setup: MailSetup | undefined,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly timings: MailTimings = mailTimings,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const begun = await asWorker(this.door, tenantId, MAIL_TOPIC, () => this.begin(refId));
    if (!begun || !this.setup) return;
    const outcome = await this.send(this.setup, begun.composed);
    await asWorker(this.door, tenantId, MAIL_TOPIC, () => this.finish(begun.mail, outcome));
    const facts = { mail: refId, tenant: tenantId, outcome: outcome.kind };
    if (outcome.kind === 'sent') this.log.info('mail.sent', facts);
    else this.log.warn('mail.not-sent', facts);
  }

  private send({ transport }: MailSetup, mail: ComposedMail): Promise<MailOutcome> {
    return traced('mail.send', {}, async () => {
      const outcome = await transport.send(mail);
      noteSpan({ outcome: outcome.kind });
      return outcome;
    });
  }

  /** First transaction: whoever commits SENDING is the only one to call. */
  private async begin(id: string): Promise<{ mail: Mail; composed: ComposedMail } | undefined> {
    const mail = await this.mails.lock(id);
    const now = this.clock.now();
    if (mail?.state === 'SENDING') return this.settleInterrupted(mail, now);
    if (mail?.state !== 'QUEUED') return undefined;
    if (mail.dueAt > now) return this.later(mail, mail.dueAt, now);
    if (!this.setup) return this.cancel(mail, 'off', now);
    if (now.getTime() - mail.madeAt.getTime() > this.timings.mostAgeMs) return this.cancel(mail, 'too_old', now);
    const recipient = await this.recipientOf(mail);
    if (!recipient || recipient.bouncing) return this.cancel(mail, recipient ? 'bouncing' : 'no_address', now);
    const content = await this.writers.find((writer) => writer.topics.includes(mail.topic))?.write(mail);
    if (!content || content === 'stop') return this.cancel(mail, 'not_wanted', now);
    if ('notBefore' in content) return this.later(mail, content.notBefore, now);
    const { from, returns } = this.setup;
    const composed = await composeMail(mail.id, from, recipient.address, content, now);
    const sender = returns?.addressOf(this.door.tenantId(), mail.id) ?? composed.from;
    const leaseUntil = new Date(now.getTime() + this.timings.leaseMs);
    if (!(await this.mails.move(mail, 'SENDING', { leaseUntil }, now))) return undefined;
    const sending = { ...mail, state: 'SENDING', attempt: mail.attempt + 1, leaseUntil } as const;
    return { mail: sending, composed: { ...composed, from: sender } };
  }

  private async recipientOf({ membershipId, address }: Mail): Promise<Omit<MailRecipient, 'membershipId'> | undefined> {
    if (membershipId) return this.mails.findRecipient(membershipId);
    return address ? { address, bouncing: false } : undefined;
  }

  /** Second transaction, fenced by the attempt. */
  private async finish(mail: Mail, outcome: MailOutcome): Promise<void> {
    const now = this.clock.now();
    if (outcome.kind === 'sent') {
      const settled = await this.mails.move(mail, 'SENT', { code: outcome.code }, now);
      if (settled && mail.membershipId) await this.mails.forgetRefusals(mail.membershipId);
    } else if (outcome.kind === 'unknown') {
      await this.mails.move(mail, 'UNKNOWN', { reason: 'no_answer' }, now);
    } else if (outcome.kind === 'refused') {
      const { code, reason } = outcome;
      const settled = await this.mails.move(mail, 'REFUSED', { code, reason }, now);
      if (settled && reason === 'address' && mail.membershipId) {
        await this.mails.countRefusal(mail.membershipId, this.timings.mostRefusals, now);
      }
    } else {
      const { backoffMs } = this.timings;
      const dueAt = new Date(now.getTime() + backoffMs[Math.min(mail.tries, backoffMs.length - 1)]!);
      const change = { dueAt, tries: mail.tries + 1, code: outcome.code, reason: outcome.reason };
      if (await this.mails.move(mail, 'QUEUED', change, now)) await this.outbox.ring(MAIL_TOPIC, mail.id, dueAt);
    }
  }

  /** Whoever was sending it is gone: it may have arrived. */
  private async settleInterrupted(mail: Mail, now: Date): Promise<undefined> {
    if (mail.leaseUntil && mail.leaseUntil > now) await this.outbox.ring(MAIL_TOPIC, mail.id, mail.leaseUntil);
    else await this.mails.move(mail, 'UNKNOWN', { reason: 'interrupted' }, now);
  }

  private async later(mail: Mail, dueAt: Date, now: Date): Promise<undefined> {
    if (await this.mails.move(mail, 'QUEUED', { dueAt }, now)) await this.outbox.ring(MAIL_TOPIC, mail.id, dueAt);
  }

  private async cancel(mail: Mail, reason: string, now: Date): Promise<undefined> {
    await this.mails.move(mail, 'CANCELLED', { reason }, now);
  }
}
