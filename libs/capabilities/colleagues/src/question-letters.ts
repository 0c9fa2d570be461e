import type { FieldCipher, TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Mail, MailContent, MailWriter } from '@samenspraak/platform/mail';
import { QUESTION_MAIL, REMINDER_MAIL } from './colleagues.topics.js';
import type { ContactRepository } from './contact.repository.js';
import { hashOfToken, linkOwner, type LinkSight, type LinkTokens } from './link-token.js';
import type { LinkRepository } from './link.repository.js';
import type { QuestionRepository } from './question.repository.js';
import type { SceneRepository } from './scene.repository.js';

/** The page of a visitor; the token stands behind the `#`, which no browser sends to a server. */
const VISIT_PATH = '/vraag';
const MOST_FORWARDS = 3;

const day = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });

/** Writes the mail with the link when it goes, and puts down what the link opens. It holds nothing of the question. */
export class QuestionLetters implements MailWriter {
  readonly topics = [QUESTION_MAIL, REMINDER_MAIL];

  constructor(
    private readonly door: TenantDoor,
    private readonly questions: QuestionRepository,
    private readonly contacts: ContactRepository,
    private readonly links: LinkRepository,
    private readonly scenes: SceneRepository,
    private readonly tokens: LinkTokens,
    private readonly cipher: FieldCipher,
    private readonly webUrl: string,
    private readonly clock: Clock,
  ) {}

  async write(mail: Mail): Promise<MailContent | 'stop'> {
    const question = await this.questions.lockByLink(mail.refId);
    if (!question || question.state !== 'OPEN' || question.endsAt <= this.clock.now()) return 'stop';
    // Passed on meanwhile: the address is another one now.
    if (question.toAddress !== mail.address) return 'stop';
    const tenantId = this.door.tenantId();
    const council = await this.scenes.findCouncil();
    const asker = await this.scenes.findName(question.askedBy);
    const { mailDomains } = await this.contacts.setting();
    const sight: LinkSight = {
      question: question.text,
      council,
      asker,
      endsAt: question.endsAt.toISOString(),
      domains: question.forwarded < MOST_FORWARDS ? mailDomains : [],
    };
    const token = this.tokens.of(tenantId, mail.refId);
    await this.links.put({
      id: mail.refId,
      tokenHash: hashOfToken(token)!,
      endsAt: question.endsAt,
      sealed: this.cipher.seal(JSON.stringify(sight), linkOwner('seen', tenantId, mail.refId)),
    });
    return letter(
      mail.topic === REMINDER_MAIL,
      { asker, council: council.name, endsAt: question.endsAt },
      this.url(token),
    );
  }

  private url(token: string): string {
    const url = new URL(VISIT_PATH, this.webUrl);
    url.hash = token;
    return url.href;
  }
}

function letter(
  again: boolean,
  { asker, council, endsAt }: { asker: string; council: string; endsAt: Date },
  url: string,
): MailContent {
  const until = day.format(endsAt);
  return {
    language: 'nl',
    subject: again
      ? `Herinnering: ${asker} (${council}) wacht op je antwoord`
      : `${council}: ${asker} heeft een vraag voor je`,
    parts: [
      {
        kind: 'text',
        text: again
          ? `${asker} van ${council} stelde je een vraag en heeft nog geen antwoord. De link werkt nog tot en met ${until}.`
          : `${asker} van ${council} heeft een vraag waarop jij vast het antwoord weet. Je hoeft niet in te loggen.`,
      },
      { kind: 'link', text: 'Lees de vraag en geef antwoord', url },
      {
        kind: 'text',
        text: again
          ? 'Hoort de vraag bij een collega? Op dezelfde pagina geef je hem door.'
          : `De link is alleen voor jou, werkt één keer en blijft geldig tot en met ${until}. Hoort de vraag bij een collega? Op dezelfde pagina geef je hem door.`,
      },
    ],
    footer: [
      {
        kind: 'text',
        text: `Je krijgt deze mail omdat ${asker} jou een vraag stelt voor het webcareteam van ${council}. Aan deze mail kun je niet antwoorden. Ken je de afzender niet? Open de link dan niet.`,
      },
    ],
  };
}
