import type { Role, TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { MailPost } from '@samenspraak/platform/mail';
import type { Announcer } from '@samenspraak/platform/queue';
import { dateOf } from '@samenspraak/language/time';
import { kindRules, type NoticeChoice, type NoticeKind, type NoticeParams } from './notice-kind.js';
import { digestMoment, mailMoment } from './notice-times.js';
import type { NotificationRepository } from './notification.repository.js';
import type { Recipient, RecipientRepository } from './recipient.repository.js';

/** One thing that happened, and for whom it is. */
export interface News<K extends NoticeKind> {
  readonly kind: K;
  /** One member, or all who hold one of these roles. Only who may see the kind is told. */
  readonly to: { readonly membershipId: string } | { readonly roles: readonly Role[] };
  readonly params: NoticeParams[K];
  /** What it is about: the same subject again is the same notice, told again. */
  readonly subject: string;
  /** The row that a click opens. */
  readonly subjectId?: string;
  /** How many there are; absent: it counts how often it was told since the person last read it. */
  readonly amount?: number;
  /** Told once: the same subject again is no news. */
  readonly once?: boolean;
}

export const ONE_TOPIC = 'notifications.one';
export const DIGEST_TOPIC = 'notifications.digest';

/**
 * Tells people, in the transaction in which something happened: rolled back with it, and after it on screens and by mail. Never
 * who did it.
 */
export class Notify {
  constructor(
    private readonly door: TenantDoor,
    private readonly notices: NotificationRepository,
    private readonly recipients: RecipientRepository,
    private readonly post: MailPost,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async tell<K extends NoticeKind>(news: News<K>): Promise<void> {
    const { seenBy } = kindRules[news.kind];
    const { principalId } = this.door.actor();
    const told: string[] = [];
    for (const recipient of await this.find(news.to)) {
      if (recipient.principalId === principalId || !recipient.roles.some((role) => seenBy.includes(role))) continue;
      const id = await this.tellOne(news, recipient);
      if (id) told.push(id);
    }
    await this.announcer.announce('NOTIFICATION', told);
  }

  /** What they were told of this row is over: nobody needs to read it any more. */
  async settle(kind: NoticeKind, subjectId: string): Promise<void> {
    await this.announcer.announce('NOTIFICATION', await this.notices.settle(kind, subjectId, this.clock.now()));
  }

  private async find(to: News<NoticeKind>['to']): Promise<Recipient[]> {
    if ('roles' in to) return this.recipients.listByRoles(to.roles);
    const one = await this.recipients.find(to.membershipId);
    return one ? [one] : [];
  }

  private async tellOne(news: News<NoticeKind>, { membershipId }: Recipient): Promise<string | undefined> {
    const choice = await this.choiceOf(membershipId, news.kind);
    if (choice === 'NONE') return undefined;
    const before = await this.notices.findForUpdate(membershipId, news.kind, news.subject);
    if (before && news.once) return undefined;
    const at = this.clock.now();
    const byMail = choice === 'MAIL' ? 'at_once' : choice === 'DIGEST' ? 'digest' : 'no';
    const { kind, params, subject } = news;
    const [subjectId, amount] = [news.subjectId ?? null, news.amount ?? null];
    const id = await this.notices.put({ membershipId, kind, subject, subjectId, params, amount, byMail, at });
    // Who has not read the last one knows by mail already that there is something.
    if (!before || before.readAt) await this.mail(membershipId, id, choice, at);
    return id;
  }

  private async mail(membershipId: string, noticeId: string, choice: NoticeChoice, at: Date): Promise<void> {
    if (choice !== 'MAIL' && choice !== 'DIGEST') return;
    if (!(await this.post.findRecipient(membershipId))) return;
    const settings = await this.recipients.settingsOf(membershipId);
    if (choice === 'MAIL') {
      const slot = `${noticeId}:${at.toISOString()}`;
      const dueAt = mailMoment(at, settings);
      await this.post.queue({ membershipId, topic: ONE_TOPIC, refId: noticeId, slot, dueAt });
    } else {
      const { at: dueAt, day } = digestMoment(at, settings);
      await this.post.queue({
        membershipId,
        topic: DIGEST_TOPIC,
        refId: membershipId,
        slot: `${dateOf(day)}:${settings.digestMinute}`,
        dueAt,
      });
    }
  }

  private async choiceOf(membershipId: string, kind: NoticeKind): Promise<NoticeChoice> {
    const chosen = (await this.recipients.listChoices(membershipId)).find((one) => one.kind === kind);
    return chosen?.choice ?? kindRules[kind].unlessChosen;
  }
}
