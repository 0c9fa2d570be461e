import type { Clock } from '@samenspraak/platform/kernel';
import type { Mail, MailContent, MailPart, MailWriter } from '@samenspraak/platform/mail';
import { kindRules, kindsSeenBy, type NoticeChoice, type NoticeKind } from './notice-kind.js';
import type { Notice, NoticeSettings } from './notice.js';
import { noticeSentence, noticeTexts } from './notice-texts.js';
import { mailMoment } from './notice-times.js';
import type { NotificationRepository } from './notification.repository.js';
import { DIGEST_TOPIC, ONE_TOPIC } from './notify.js';
import type { RecipientRepository } from './recipient.repository.js';

/** What one digest lists; the rest is a number. */
const MOST_LISTED = 30;
/** Where one chooses; the same path as in the web. */
const SETTINGS_PATH = '/meldingen/instellingen';

type MemberMail = Mail & { readonly membershipId: string };
const isOfMember = (mail: Mail): mail is MemberMail => mail.membershipId !== null;

/** Writes the mails of notices when they go: for who is still a member, may still see it, still wants it and has not read it. */
export class NotificationLetters implements MailWriter {
  readonly topics = [ONE_TOPIC, DIGEST_TOPIC];

  constructor(
    private readonly notices: NotificationRepository,
    private readonly recipients: RecipientRepository,
    private readonly webUrl: string,
    private readonly clock: Clock,
  ) {}

  async write(mail: Mail): Promise<MailContent | 'stop' | { readonly notBefore: Date }> {
    if (!isOfMember(mail)) return 'stop';
    const recipient = await this.recipients.find(mail.membershipId);
    if (!recipient) return 'stop';
    const settings = await this.recipients.settingsOf(mail.membershipId);
    // Quiet hours may have begun, or have been chosen, since it was queued.
    const now = this.clock.now();
    const moment = mailMoment(now, settings);
    if (moment > now) return { notBefore: moment };
    const kinds = await this.kindsBy(mail, kindsSeenBy(recipient.roles));
    return mail.topic === DIGEST_TOPIC ? this.digest(mail, kinds, settings) : this.one(mail, kinds, settings);
  }

  /** Of the kinds that may be seen, those that this person still wants in such a mail. */
  private async kindsBy(mail: MemberMail, seen: readonly NoticeKind[]): Promise<NoticeKind[]> {
    const chosen = new Map((await this.recipients.listChoices(mail.membershipId)).map((one) => [one.kind, one.choice]));
    const wanted: NoticeChoice = mail.topic === DIGEST_TOPIC ? 'DIGEST' : 'MAIL';
    return seen.filter((kind) => (chosen.get(kind) ?? kindRules[kind].unlessChosen) === wanted);
  }

  private async one(
    mail: MemberMail,
    kinds: readonly NoticeKind[],
    settings: NoticeSettings,
  ): Promise<MailContent | 'stop'> {
    const notice = await this.notices.findUnread(mail.membershipId, mail.refId);
    if (!notice || !kinds.includes(notice.kind)) return 'stop';
    const texts = noticeTexts[settings.language];
    const sentence = noticeSentence(notice, settings.language);
    const tenant = await this.recipients.findTenantName();
    const url = this.urlOf(notice);
    const parts: MailPart[] = [
      { kind: 'text', text: sentence },
      { kind: 'link', text: texts.open, url },
    ];
    return this.letter(texts.oneSubject(tenant, sentence), parts, tenant, settings);
  }

  private async digest(
    mail: MemberMail,
    kinds: readonly NoticeKind[],
    settings: NoticeSettings,
  ): Promise<MailContent | 'stop'> {
    const all = await this.notices.takeForDigest(mail.membershipId, mail.id, kinds);
    if (all.length === 0) return 'stop';
    const texts = noticeTexts[settings.language];
    const tenant = await this.recipients.findTenantName();
    const items = all
      .slice(0, MOST_LISTED)
      .map((notice) => ({ text: noticeSentence(notice, settings.language), url: this.urlOf(notice) }));
    const parts: MailPart[] = [
      { kind: 'text', text: texts.digestIntro(tenant) },
      { kind: 'list', items },
    ];
    if (all.length > MOST_LISTED) parts.push({ kind: 'text', text: texts.digestMore(all.length - MOST_LISTED) });
    return this.letter(texts.digestSubject(tenant, all.length), parts, tenant, settings);
  }

  private letter(
    subject: string,
    parts: readonly MailPart[],
    tenant: string,
    { language }: NoticeSettings,
  ): MailContent {
    const texts = noticeTexts[language];
    const unsubscribeUrl = this.url(SETTINGS_PATH);
    const footer: MailPart[] = [
      { kind: 'text', text: texts.why(tenant) },
      { kind: 'link', text: texts.settings, url: unsubscribeUrl },
    ];
    return { language, subject, parts, footer, unsubscribeUrl };
  }

  private urlOf(notice: Notice): string {
    return this.url(kindRules[notice.kind].path(notice.subjectId, notice.params));
  }

  private url(path: string): string {
    return new URL(path, this.webUrl).href;
  }
}
