import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a server does with the mail that comes next. */
export type Turn =
  'take' | 'busy' | 'unknown-recipient' | 'refuse-message' | 'silent-after-data' | 'hold' | 'drop-before-data';

/** A mail server of a test, line by line, so that it can do what real ones do on a bad day. */
export class TestMailServer {
  /** What it took, oldest first. */
  readonly taken: string[] = [];
  /** Messages of which the last byte came, taken or not. */
  readonly seen: string[] = [];
  /** The senders that were named in envelopes: where reports would go. */
  readonly senders: string[] = [];
  readonly turns: Turn[] = [];
  connections = 0;
  /** Called when a message is complete and the turn is `hold`; the server says nothing after it. */
  onHold: () => void = () => undefined;
  private server?: Server;
  private readonly sockets = new Set<Socket>();
  port = 0;

  async start(): Promise<void> {
    this.server = createServer((socket) => this.serve(socket));
    await new Promise<void>((resolve) => this.server!.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  private serve(socket: Socket): void {
    this.connections += 1;
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    const turn = this.turns.shift() ?? 'take';
    const say = (line: string) => socket.write(`${line}\r\n`);
    let text = '';
    let message = false;
    const obey = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') this.senders.push(/<(.*)>/.exec(line)?.[1] ?? '');
      if (verb === 'RCPT' && turn === 'busy') return void say('450 4.2.1 come back later');
      if (verb === 'RCPT' && turn === 'unknown-recipient') return void say('550 5.1.1 nobody of that name');
      if (verb === 'DATA' && turn === 'drop-before-data') return void socket.destroy();
      if (verb === 'DATA') {
        message = true;
        return void say('354 go on');
      }
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      say('250 fine');
    };
    const complete = (mail: string): void => {
      message = false;
      this.seen.push(mail);
      if (turn === 'refuse-message') return void say('554 5.7.1 not wanted here');
      if (turn === 'hold') return this.onHold();
      this.taken.push(mail);
      if (turn === 'silent-after-data') return void socket.destroy();
      say('250 2.0.0 taken');
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (;;) {
        const end = message ? text.indexOf('\r\n.\r\n') : text.indexOf('\r\n');
        if (end < 0) return;
        const part = text.slice(0, end);
        text = text.slice(end + (message ? 5 : 2));
        if (message) complete(part);
        else obey(part);
      }
    });
    say('220 mail.test');
  }
}
