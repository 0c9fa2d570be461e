import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that speaks just enough of the Mastodon API to be listened to, and says whatever a test tells it to. */
export class RogueNetwork {
  private readonly streams = new Set<ServerResponse>();
  private readonly posts: object[] = [];
  private last = Date.now();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<RogueNetwork> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const rogue = new RogueNetwork(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => rogue.answer(request, response));
    return rogue;
  }

  async close(): Promise<void> {
    for (const stream of this.streams) stream.destroy();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  get listeners(): number {
    return this.streams.size;
  }

  /** A status as Mastodon writes it, with some of it changed. */
  status(change: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
    const id = String((this.last += 1));
    return {
      ...{ id, created_at: new Date().toISOString(), edited_at: null, content: '<p>Hoi</p>', spoiler_text: '' },
      ...{ visibility: 'public', in_reply_to_id: null, in_reply_to_account_id: null, reblog: null, language: 'nl' },
      ...{ url: `${this.url}/@iemand/${id}`, uri: `${this.url}/statuses/${id}`, mentions: [], tags: [] },
      media_attachments: [],
      account: { id: '77', acct: 'iemand', username: 'iemand', display_name: 'Iemand', url: `${this.url}/@iemand` },
      ...change,
    } as Record<string, unknown> & { id: string };
  }

  /** Says an event on every open stream. */
  say(event: string, payload: unknown): void {
    this.sayRaw(`event: ${event}\ndata: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n`);
  }

  sayRaw(text: string): void {
    for (const stream of this.streams) stream.write(text);
  }

  /** What polling the timeline gives from now on. */
  keep(status: object): void {
    this.posts.push(status);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.url);
    if (pathname.startsWith('/api/v1/streaming/')) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(':)\n\n');
      this.streams.add(response);
      request.on('close', () => this.streams.delete(response));
      return;
    }
    const body = this.bodyOf(pathname);
    response.writeHead(body ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(body ?? {}));
  }

  private bodyOf(path: string): object | undefined {
    if (path === '/api/v1/accounts/verify_credentials') {
      return { id: '1', acct: 'luisteraar', username: 'luisteraar', display_name: 'Luisteraar', url: `${this.url}/@l` };
    }
    if (path === '/api/v2/instance') return { configuration: { statuses: {}, urls: { streaming: this.url } } };
    return path === '/api/v1/timelines/public' ? this.posts : undefined;
  }
}
