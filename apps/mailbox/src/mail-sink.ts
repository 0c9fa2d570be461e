import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { readMail } from './kept-mail.js';
import type { MailStore } from './mail-store.js';

const MOST_BYTES = 1_000_000;

/** Takes every mail that is offered and sends nothing on. Only this machine can reach it. */
export function createMailSink(store: MailStore): SMTPServer {
  return new SMTPServer({
    name: 'mailbox.localhost',
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MOST_BYTES,
    logger: false,
    onData(stream, session, done) {
      take(store, stream, session).then(
        () => done(),
        (error: Error) => done(error),
      );
    },
  });
}

async function take(store: MailStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  if (stream.sizeExceeded) throw Object.assign(new Error('the mail is too large'), { responseCode: 552 });
  const recipients = session.envelope.rcptTo.map((recipient) => recipient.address);
  store.add(await readMail(Buffer.concat(chunks), recipients, new Date()));
}
