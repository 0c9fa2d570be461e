import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeAccounts, XrpcRefusal, type FakeAccount } from './fake-accounts.js';
import { FakePosts, type FakeRecord } from './fake-posts.js';

interface Call {
  readonly token: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

/**
 * The methods of the network that the connector calls, in memory, for cases that a real one cannot be made to give. It is
 * held against the real one by running the same conformance suite on both.
 */
export class FakeNetwork {
  readonly accounts = new FakeAccounts();
  readonly posts = new FakePosts();
  url = '';
  private lost?: 'before' | 'after';
  private readonly server = createServer((request, response) => void this.answer(request, response));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  /** The next record is kept, or not, and its answer never comes. */
  loseNextSend(when: 'before' | 'after'): void {
    this.lost = when;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const method = url.pathname.replace('/xrpc/', '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const isBlob = method === 'com.atproto.repo.uploadBlob';
    const text = isBlob ? '' : bytes.toString('utf8');
    const token = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const lost = method === 'com.atproto.repo.putRecord' ? this.lost : undefined;
    if (lost) this.lost = undefined;
    if (lost === 'before') return void request.socket.destroy();
    let [status, body]: [number, unknown] = [200, undefined];
    try {
      const call = { token, query: url.searchParams, body: text ? (JSON.parse(text) as Call['body']) : {} };
      if (isBlob) body = this.takeBlob(token, bytes, request.headers['content-type'] ?? '');
      else body = this.call(method, call);
    } catch (error) {
      if (!(error instanceof XrpcRefusal)) throw error;
      [status, body] = [error.status, { error: error.code, message: 'said in English' }];
    }
    if (lost === 'after') return void request.socket.destroy();
    response.writeHead(status, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      'ratelimit-limit': '3000',
      'ratelimit-remaining': '2999',
      'ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 300),
    });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }

  private call(method: string, call: Call): unknown {
    const { accounts, posts } = this;
    const { token, query, body } = call;
    const of = (name: string) => query.get(name) ?? '';
    switch (method) {
      case 'com.atproto.server.createSession':
        return accounts.signIn(body.identifier as string, body.password as string);
      case 'com.atproto.server.refreshSession':
        return accounts.refresh(token);
      case 'com.atproto.server.deleteSession':
        return accounts.signOut(token);
    }
    const viewer = accounts.entitled(token);
    switch (method) {
      case 'com.atproto.server.getSession':
        return { did: viewer.did, handle: viewer.handle, active: true };
      case 'com.atproto.identity.resolveHandle':
        return { did: accounts.named(of('handle')).did };
      case 'app.bsky.actor.getProfile':
        return accounts.named(of('actor'));
      case 'com.atproto.repo.putRecord':
        return this.put(viewer, body);
      case 'com.atproto.repo.deleteRecord':
        posts.remove(`at://${viewer.did}/${body.collection as string}/${body.rkey as string}`);
        return {};
      case 'com.atproto.repo.getRecord': {
        const { uri, cid, record } = posts.get(`at://${of('repo')}/${of('collection')}/${of('rkey')}`);
        return { uri, cid, value: record };
      }
      case 'app.bsky.notification.listNotifications':
        return this.page(query, 'notifications', this.posts.concerning(viewer.did));
      case 'app.bsky.feed.getAuthorFeed': {
        const own = posts.by(accounts.named(of('actor')).did);
        const page = this.page(query, 'feed', own);
        return { ...page, feed: (page.feed as unknown[]).map((post) => ({ post })) };
      }
      case 'app.bsky.feed.searchPosts':
        return this.page(query, 'posts', posts.holding(of('q')));
      case 'app.bsky.feed.getPosts':
        return { posts: query.getAll('uris').flatMap((uri) => (posts.has(uri) ? [this.view(posts.get(uri))] : [])) };
      case 'app.bsky.feed.getPostThread':
        return { thread: this.thread(of('uri')) };
      default:
        throw new XrpcRefusal(501, 'MethodNotImplemented');
    }
  }

  private takeBlob(token: string, bytes: Buffer, mimeType: string): object {
    this.accounts.entitled(token);
    if (!mimeType.startsWith('image/')) throw new XrpcRefusal(400, 'InvalidMimeType');
    const $link = `bafkrei${createHash('sha256').update(bytes).digest('hex').slice(0, 52)}`;
    return { blob: { $type: 'blob', ref: { $link }, mimeType, size: bytes.length } };
  }

  private put(viewer: FakeAccount, body: Call['body']): object {
    const uri = `at://${viewer.did}/${body.collection as string}/${body.rkey as string}`;
    if (this.posts.has(uri)) throw new XrpcRefusal(400, 'InvalidSwap');
    const { cid } = this.posts.add(viewer.did, body.record as FakeRecord['record'], body.rkey as string);
    return { uri, cid };
  }

  private page(query: URLSearchParams, name: string, newestFirst: readonly FakeRecord[]): Record<string, unknown> {
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('cursor') ?? 0);
    const items = newestFirst.slice(from, from + limit).map((post) => this.view(post));
    return { [name]: items, ...(from + limit < newestFirst.length ? { cursor: String(from + limit) } : {}) };
  }

  private view({ uri, cid, did, record, indexedAt }: FakeRecord): object {
    return { uri, cid, author: this.accounts.named(did), record, indexedAt };
  }

  private thread(uri: string): object {
    if (!this.posts.has(uri)) throw new XrpcRefusal(400, 'NotFound');
    const post = this.posts.get(uri);
    const above = post.record.reply?.parent.uri;
    return {
      ...this.branch(post),
      ...(above && this.posts.has(above) ? { parent: this.above(above) } : {}),
    };
  }

  private above(uri: string): object {
    const post = this.posts.get(uri);
    const next = post.record.reply?.parent.uri;
    return { post: this.view(post), ...(next && this.posts.has(next) ? { parent: this.above(next) } : {}) };
  }

  private branch(post: FakeRecord): object {
    return { post: this.view(post), replies: this.posts.under(post.uri).map((reply) => this.branch(reply)) };
  }
}
