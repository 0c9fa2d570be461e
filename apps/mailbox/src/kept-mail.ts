import PostalMime from 'postal-mime';

/** A mail as the page shows it. */
export interface KeptMail {
  /** Made here, in the order of arrival. */
  readonly number: number;
  readonly messageId: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** ISO 8601. */
  readonly at: string;
  /** How often a mail with this Message-ID came. */
  readonly times: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a mail as it came over the line. `recipients` are those of the envelope: the ones who get it. */
export async function readMail(
  raw: Buffer,
  recipients: readonly string[],
  at: Date,
): Promise<Omit<KeptMail, 'number' | 'times'>> {
  const mail = await PostalMime.parse(raw);
  return {
    messageId: mail.messageId ?? '',
    to: recipients.join(', '),
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    at: at.toISOString(),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
}
