import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { MailPost } from '@samenspraak/platform/mail';
import { asWorker, type Announcer, type Outbox } from '@samenspraak/platform/queue';
import type { Notify } from '@samenspraak/notifications';
import { CLOSE_TOPIC, REMINDER_MAIL } from './colleagues.topics.js';
import type { LinkRepository } from './link.repository.js';
import type { QuestionRepository } from './question.repository.js';
import { DAY } from './reminder-times.js';

const MOST = 50;
/** So long a used link still says when it was answered. */
const LINK_DAYS = 120;

/** What time does to questions: one reminder, an end, and after that no trace of the link. */
export class QuestionClock {
  constructor(
    private readonly door: TenantDoor,
    private readonly questions: QuestionRepository,
    private readonly links: LinkRepository,
    private readonly post: MailPost,
    private readonly outbox: Outbox,
    private readonly notify: Notify,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  run(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'colleagues.clock', async () => {
      const now = this.clock.now();
      await this.remind(now);
      await this.end(now);
      await this.links.purge(new Date(now.getTime() - LINK_DAYS * DAY));
    });
  }

  private async remind(now: Date): Promise<void> {
    for (const { id, linkId, toAddress: address } of await this.questions.takeForReminder(now, MOST)) {
      if (!linkId || !address) continue;
      await this.post.queueToGuest({ address, topic: REMINDER_MAIL, refId: linkId, slot: linkId, dueAt: now });
      await this.announcer.announce('QUESTION', [id]);
    }
  }

  private async end(now: Date): Promise<void> {
    for (const question of await this.questions.listEnding(now, MOST)) {
      const answered = (await this.questions.countAnswers(question.id)) > 0;
      await this.questions.settle(question.id, answered ? 'ANSWERED' : 'EXPIRED', now);
      if (question.linkId) await this.links.remove(question.linkId);
      else await this.outbox.ring(CLOSE_TOPIC, question.id);
      if (!answered) {
        await this.notify.tell({
          kind: 'QUESTION_EXPIRED',
          to: { membershipId: question.askedBy },
          params: { by: question.toName },
          subject: question.id,
          subjectId: question.conversationId,
          once: true,
        });
      }
      await this.announcer.announce('QUESTION', [question.id]);
    }
  }
}
