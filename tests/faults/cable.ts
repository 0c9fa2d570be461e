import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** `whole`; or broken in one of the ways in which a network is away. */
export type CableState =
  | 'whole'
  /** Nobody listens. */
  | 'refuses'
  /** Connections are made and cut off. */
  | 'drops'
  /** Connections are made, and nothing comes through. */
  | 'hangs';

/** A TCP connection to a server that a test can break, with what runs over it. */
export class Cable {
  private state: CableState = 'whole';
  private server?: Server;
  private readonly pairs = new Set<readonly [Socket, Socket?]>();
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(url: string): Promise<Cable> {
    const cable = new Cable(new URL(url));
    await cable.listen();
    return cable;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async become(state: CableState): Promise<void> {
    this.state = state;
    if (state === 'hangs') for (const pair of this.pairs) for (const socket of pair) socket?.pause();
    else this.cutAll();
    if (state === 'refuses') await this.close();
    else await this.listen();
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.cutAll();
    if (server) await new Promise((done) => server.close(done));
  }

  private async listen(): Promise<void> {
    if (this.server) return;
    this.server = createServer((near) => this.join(near)).listen(this.port, 'localhost');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  private join(near: Socket): void {
    const far = this.state === 'whole' ? connect(Number(this.target.port), this.target.hostname) : undefined;
    const pair = [near, far] as const;
    this.pairs.add(pair);
    const end = () => {
      this.pairs.delete(pair);
      for (const socket of pair) socket?.destroy();
    };
    for (const socket of pair) socket?.on('error', end).on('close', end);
    if (this.state === 'drops') near.resetAndDestroy();
    if (far) near.pipe(far).pipe(near);
  }

  private cutAll(): void {
    for (const pair of this.pairs) for (const socket of pair) socket?.destroy();
  }
}
