import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { Log } from '../observability/index.js';
import type { BounceDesk } from './bounce-desk.js';

/** Our mails are small; a report that quotes one whole and is larger than this was not made by an honest server. */
const MOST_BYTES = 512 * 1024;
const MOST_CLIENTS = 20;
const PATIENCE_MS = 30_000;

type Admitted = NonNullable<Awaited<ReturnType<BounceDesk['admit']>>>;

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

/**
 * The door by which mail servers bring their reports: SMTP behind the own mail server of an organisation, which hands on what
 * comes to the return addresses. Takes nothing else: no sender, one recipient, and that one made by us.
 */
export class BounceServer {
  private server?: SMTPServer;
  private readonly admitted = new WeakMap<SMTPServerSession, Admitted>();

  constructor(
    private readonly desk: BounceDesk,
    private readonly log: Log,
    private readonly name: string,
  ) {}

  /** @returns the port. */
  async listen(port: number, host = '127.0.0.1'): Promise<number> {
    // Loaded by the one process that listens: the others need not wait for it.
    const { SMTPServer: Server } = await import('smtp-server');
    this.server = new Server({
      name: this.name,
      banner: 'reports only',
      disabledCommands: ['AUTH', 'STARTTLS'],
      hidePIPELINING: true,
      size: MOST_BYTES,
      maxClients: MOST_CLIENTS,
      socketTimeout: PATIENCE_MS,
      disableReverseLookup: true,
      logger: false,
      onMailFrom: ({ address }, _, done) => done(address === '' ? null : this.refuseSender()),
      onRcptTo: ({ address }, session, done) =>
        void this.greet(address, session).then(
          () => done(),
          (error: Error) => done(error),
        ),
      onData: (stream, session, done) =>
        void this.take(stream, session).then(
          () => done(),
          (error: Error) => done(error),
        ),
    });
    const server = this.server.listen(port, host);
    await once(server, 'listening');
    this.server.on('error', (error: unknown) => this.log.error('bounce.server', error));
    return (server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  /** RFC 3464: a report has no sender, so that nobody answers it. */
  private refuseSender(): Error {
    this.desk.refuse();
    return refusal(550, 'only reports are taken here');
  }

  private async greet(address: string, session: SMTPServerSession): Promise<void> {
    if (session.envelope.rcptTo.length > 0) throw refusal(452, 'one recipient at a time');
    const admitted = await this.desk.admit(address).catch((error: unknown) => this.away(error));
    if (!admitted) throw refusal(550, 'no such address');
    this.admitted.set(session, admitted);
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    let kept = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      kept += chunk.length;
      // The rest is read and forgotten: a server that is cut off would offer it again.
      if (kept <= MOST_BYTES) chunks.push(chunk);
    }
    const admitted = this.admitted.get(session);
    if (!admitted || kept > MOST_BYTES) throw refusal(552, 'too large for a report');
    await this.desk.receive(admitted, Buffer.concat(chunks)).catch((error: unknown) => this.away(error));
  }

  private away(error: unknown): never {
    this.log.error('bounce.failed', error);
    throw refusal(451, 'come back later');
  }
}
