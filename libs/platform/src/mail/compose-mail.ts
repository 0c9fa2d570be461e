import MailComposer from 'nodemailer/lib/mail-composer';
import { headerText, subjectText } from './header-text.js';
import { plainText, simpleHtml, type MailContent } from './mail-content.js';

/** Who a process sends as. */
export interface MailSenderName {
  readonly address: string;
  readonly name: string;
}

/** A mail as it goes over the line. */
export interface ComposedMail {
  /** Of the envelope: where reports go. */
  readonly from: string;
  readonly to: string;
  readonly body: Buffer;
}

const unsubscribing = ({ unsubscribeUrl: url }: MailContent): Record<string, string> =>
  url ? { 'List-Unsubscribe': `<${headerText(url).replace(/[<>\s]/g, encodeURIComponent)}>` } : {};

/**
 * Writes a mail as bytes. Its Message-ID is made of its own id alone, so the same mail twice is seen to be the same.
 * @param id of the mail, in whose name it is sent each time.
 */
export async function composeMail(
  id: string,
  from: MailSenderName,
  to: string,
  content: MailContent,
  at: Date,
): Promise<ComposedMail> {
  const body = await new MailComposer({
    from: { name: headerText(from.name), address: from.address },
    to: { name: '', address: to },
    subject: subjectText(content.subject),
    text: plainText(content),
    html: simpleHtml(content),
    date: at,
    messageId: `<${id}@${from.address.split('@')[1]}>`,
    headers: {
      ...unsubscribing(content),
      'Content-Language': headerText(content.language),
      // RFC 3834: nobody's out-of-office should answer this.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { from: from.address, to, body };
}
