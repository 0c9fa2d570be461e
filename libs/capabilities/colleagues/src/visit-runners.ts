import type { AuditTrail } from '@samenspraak/platform/audit';
import type { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import type { MailPost } from '@samenspraak/platform/mail';
import { asWorker, type Announcer, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { Notify } from '@samenspraak/notifications';
import { FORWARD_TOPIC, QUESTION_MAIL, RECEIVE_TOPIC } from './colleagues.topics.js';
import type { ContactRepository } from './contact.repository.js';
import { linkOwner } from './link-token.js';
import type { LinkRepository } from './link.repository.js';
import type { QuestionRepository } from './question.repository.js';
import { DAY, type ReminderTimes } from './reminder-times.js';

export interface VisitParts {
  readonly door: TenantDoor;
  readonly questions: QuestionRepository;
  readonly links: LinkRepository;
  readonly contacts: ContactRepository;
  readonly reminders: ReminderTimes;
  readonly post: MailPost;
  readonly cipher: FieldCipher;
  readonly notify: Notify;
  readonly audit: AuditTrail;
  readonly announcer: Announcer;
  readonly clock: Clock;
}

/** Takes what a visitor answered into the tenant, once, and tells who asked. */
export class ReceiveRunner implements JobRunner {
  readonly topic = RECEIVE_TOPIC;

  constructor(private readonly parts: VisitParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (tenantId) await asWorker(this.parts.door, tenantId, RECEIVE_TOPIC, () => this.receive(tenantId, refId));
  }

  private async receive(tenantId: string, linkId: string): Promise<void> {
    const { questions, links, cipher, notify, audit, announcer } = this.parts;
    const question = await questions.lockByLink(linkId);
    const link = await links.lock(linkId);
    if (!link?.written || link.state !== 'ANSWERED') return;
    // Taken back while somebody wrote: nobody here waits for it any more.
    if (question?.state === 'OPEN') {
      const text = cipher.open(link.written, linkOwner('written', tenantId, linkId));
      const at = link.settledAt ?? this.parts.clock.now();
      const by = question.toName;
      if (await questions.addAnswer({ questionId: question.id, from: null, by, text, at })) {
        await questions.settle(question.id, 'ANSWERED', at);
        await notify.tell({
          kind: 'QUESTION_ANSWERED',
          to: { membershipId: question.askedBy },
          params: { by },
          subject: question.id,
          subjectId: question.conversationId,
          once: true,
        });
        await audit.record({
          action: 'colleagues.answered',
          objectType: 'question',
          objectId: question.id,
          outcome: 'done',
        });
        await announcer.announce('QUESTION', [question.id]);
      }
    }
    await links.empty(linkId);
  }
}

/** Passes a question on to a colleague of the visitor: another link, another mail; the old link has ended. */
export class ForwardRunner implements JobRunner {
  readonly topic = FORWARD_TOPIC;

  constructor(private readonly parts: VisitParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (tenantId) await asWorker(this.parts.door, tenantId, FORWARD_TOPIC, () => this.forward(tenantId, refId));
  }

  private async forward(tenantId: string, linkId: string): Promise<void> {
    const { questions, links, contacts, cipher, post, audit, announcer, clock } = this.parts;
    const question = await questions.lockByLink(linkId);
    const link = await links.lock(linkId);
    if (!link?.written || link.state !== 'FORWARDED') return;
    if (question?.state !== 'OPEN') return links.remove(linkId);
    const address = cipher.open(link.written, linkOwner('written', tenantId, linkId));
    const { mailDomains } = await contacts.setting();
    // What the tenant allows may have changed since the link was made; then it stays with who had it.
    if (!mailDomains.includes(address.slice(address.lastIndexOf('@') + 1))) return links.reopen(linkId);
    const to = { address, linkId: newId() };
    const now = clock.now();
    const remindAt = await this.parts.reminders.after(
      now,
      Math.floor((question.endsAt.getTime() - now.getTime()) / DAY),
    );
    await questions.passOn(question.id, to, remindAt);
    await links.remove(linkId);
    await post.queueToGuest({ address, topic: QUESTION_MAIL, refId: to.linkId, slot: to.linkId, dueAt: now });
    await audit.record({
      action: 'colleagues.forwarded',
      objectType: 'question',
      objectId: question.id,
      outcome: 'done',
    });
    await announcer.announce('QUESTION', [question.id]);
  }
}
