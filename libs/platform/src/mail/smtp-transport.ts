import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ComposedMail } from './compose-mail.js';
import { outcomeOf, type MailOutcome } from './mail-outcome.js';

/** Offers a mail to a server, once. Never throws: what happened is the answer. */
export interface MailTransport {
  send(mail: ComposedMail): Promise<MailOutcome>;
}

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password when the server asks for them. */
  readonly url: string;
  /** Refuse to go on when the server offers no encryption. */
  readonly requireTls: boolean;
  /** Milliseconds for the whole conversation; after that the outcome is unknown or, before the message, none. */
  readonly timeoutMs: number;
}

/** One connection per mail: a conversation that went wrong never spoils the next. */
export class SmtpTransport implements MailTransport {
  private readonly url: URL;

  constructor(private readonly settings: SmtpSettings) {
    this.url = new URL(settings.url);
  }

  send(mail: ComposedMail): Promise<MailOutcome> {
    const { url, settings } = this;
    const secure = url.protocol === 'smtps:';
    const connection = new SMTPConnection({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: settings.requireTls && !secure,
      // A test certificate on a loopback server would only make the demo fail.
      ignoreTLS: !settings.requireTls && !secure,
      connectionTimeout: settings.timeoutMs / 2,
      greetingTimeout: settings.timeoutMs / 2,
      socketTimeout: settings.timeoutMs / 2,
      dnsTimeout: settings.timeoutMs / 2,
    });
    let begun = false;
    // The connection reads it only after the server said that it may come.
    const body = new Readable({
      read() {
        begun = true;
        this.push(mail.body);
        this.push(null);
      },
    });
    return new Promise((resolve) => {
      const end = (outcome: MailOutcome) => {
        clearTimeout(timer);
        connection.close();
        resolve(outcome);
      };
      const fail = (error: unknown) => end(outcomeOf(error, begun));
      const timer = setTimeout(() => fail(undefined), settings.timeoutMs);
      connection.on('error', fail);
      const offer = () =>
        connection.send({ from: mail.from, to: [mail.to] }, body, (error, info) => {
          if (error) return fail(error);
          end({ kind: 'sent', code: Number(/^\d{3}/.exec(info?.response ?? '')?.[0]) || null });
        });
      connection.connect((error) => {
        if (error) return fail(error);
        if (!url.username) return offer();
        const credentials = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
        connection.login({ credentials }, (refused) => (refused ? fail(refused) : offer()));
      });
    });
  }
}
