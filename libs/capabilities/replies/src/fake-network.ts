import { AccountConnections, type OpenAccount, type OpenConnection } from '@samenspraak/channels';
import {
  ConnectorFailure,
  type ConnectorCapabilities,
  type Failure,
  type OutboundMessage,
  type Publisher,
  type SentLookup,
  type SentMessage,
  type SoughtMessage,
} from '@samenspraak/connector-contract';

export interface FakePost {
  readonly key: string;
  readonly text: string;
  readonly parent: string | null;
  readonly media: readonly string[];
  readonly message: SentMessage;
}

/** What happens at one call of `send`. A crash never comes back: the process is gone. */
export type SendTurn =
  | 'ok'
  | 'crash before acceptance'
  | 'crash after acceptance'
  | 'write fails'
  | 'unknown, accepted'
  | 'unknown, lost'
  | 'late'
  | Failure;

export type LookupTurn = 'honest' | 'inconclusive' | 'fails';

/** A network for tests that counts its posts and does at each call what its script says; without a script all is well. */
export class FakeNetwork extends AccountConnections {
  readonly posts: FakePost[] = [];
  readonly calls: OutboundMessage[] = [];
  readonly reported: Failure[] = [];
  readonly sendScript: SendTurn[] = [];
  readonly lookupScript: LookupTurn[] = [];
  /** Calls whose answer comes when the test says so. */
  readonly late: (() => void)[] = [];
  /** Resolves when a call was swallowed by a crash. */
  crashed: () => void = () => undefined;
  failWrites: () => void = () => undefined;
  honoursKeys = true;
  looksUp = true;
  edits = true;
  /** What was brought before any message took it along. */
  readonly uploads: { bytes: string; alt: string }[] = [];
  readonly uploadScript: (Failure | 'crash')[] = [];
  /** What happens at a change: it is done and lost, it fails, or the process is gone before or after it. */
  readonly changeScript: ('ok' | 'crash before' | 'crash after' | Failure)[] = [];
  /** Every change that was asked, in order. */
  readonly changes: { id: string; text: string | null }[] = [];
  /** Holds who opens the account next, once, as a process that is put to sleep. */
  sleep?: () => Promise<void>;
  /** False from the moment that the network was heard to have taken the right away. */
  allowed = true;

  constructor(private readonly now: () => Date) {
    super();
  }

  override async open(accountId: string): Promise<OpenAccount> {
    const { sleep } = this;
    this.sleep = undefined;
    await sleep?.();
    const capabilities = {
      publish: true,
      reply: true,
      namesAuthor: true,
      authorPlace: false,
      lookupSent: this.looksUp,
      idempotentSendMinutes: this.honoursKeys ? 60 : 0,
      media: { most: 2, types: ['image/png'], bytes: 1_000, altLimit: 100 },
      edit: this.edits,
      remove: true,
    } as Partial<ConnectorCapabilities> as ConnectorCapabilities;
    const account = {
      id: accountId,
      tenantId: '',
      connectionId: 'c',
      network: 'mastodon',
      handle: 'gemeente',
      externalId: 'own',
      baseUrl: '',
    };
    return {
      connectionId: 'c',
      connector: { capabilities, publisher: this.publisher() } as never,
      context: { connectionId: 'c', baseUrl: '' },
      account,
      allowed: this.allowed,
      rules: null,
    };
  }

  override async openPartnership(): Promise<OpenConnection> {
    throw new Error('not here');
  }

  override async reportFailure(_connectionId: string, failure: Failure): Promise<void> {
    this.reported.push(failure);
    if (failure.kind === 'auth_revoked') this.allowed = false;
  }

  private publisher(): Publisher {
    return {
      replyability: (message) =>
        message.deleted ? { allowed: false, reason: 'deleted' } : { allowed: true, visibility: message.visibility },
      textRules: () => Promise.reject(new Error('not asked')),
      measure: () => Promise.reject(new Error('not asked')),
      edit: async (id, text) => {
        const post = await this.change(id, text);
        return { ...post.message, revision: 1_000 + this.changes.length };
      },
      remove: async (id) => void (await this.change(id, null)),
      upload: async ({ bytes, alt }) => {
        const turn = this.uploadScript.shift();
        if (turn === 'crash') return this.gone();
        if (turn) throw new ConnectorFailure(turn, 'upload');
        this.uploads.push({ bytes: Buffer.from(bytes).toString(), alt });
        return `media-${this.uploads.length}`;
      },
      send: (message) => this.send(message),
      lookupSent: (sought) => this.lookup(sought),
    };
  }

  private async send(message: OutboundMessage): Promise<SentMessage> {
    this.calls.push(message);
    const turn = this.sendScript.shift() ?? 'ok';
    switch (turn) {
      case 'ok':
        return this.accept(message);
      case 'crash before acceptance':
        return this.gone();
      case 'crash after acceptance':
        this.accept(message);
        return this.gone();
      case 'write fails':
        this.failWrites();
        return this.accept(message);
      case 'unknown, accepted':
        this.accept(message);
        throw new ConnectorFailure({ kind: 'unknown_outcome' }, 'send');
      case 'unknown, lost':
        throw new ConnectorFailure({ kind: 'unknown_outcome' }, 'send');
      case 'late': {
        this.crashed();
        return new Promise((resolve) => this.late.push(() => resolve(this.accept(message))));
      }
      default:
        throw new ConnectorFailure(turn, 'send');
    }
  }

  private async change(id: string, text: string | null): Promise<FakePost> {
    const turn = this.changeScript.shift() ?? 'ok';
    if (turn === 'crash before') return this.gone();
    if (typeof turn === 'object') throw new ConnectorFailure(turn, 'change');
    this.changes.push({ id, text });
    const at = this.posts.findIndex((post) => post.message.externalId === id);
    if (at < 0) throw new ConnectorFailure({ kind: 'gone' }, 'change');
    const post = this.posts[at]!;
    if (text === null) this.posts.splice(at, 1);
    else this.posts[at] = { ...post, text };
    if (turn === 'crash after') return this.gone();
    return post;
  }

  private accept(message: OutboundMessage): SentMessage {
    const known = this.honoursKeys ? this.posts.find((post) => post.key === message.idempotencyKey) : undefined;
    if (known) return known.message;
    const externalId = `own-${this.posts.length + 1}-${Math.random().toString(36).slice(2)}`;
    const sent = { externalId, permalink: `https://netwerk.test/${externalId}`, at: this.now(), revision: 1 };
    this.posts.push({
      key: message.idempotencyKey,
      text: message.text,
      parent: message.inReplyTo?.externalId ?? null,
      media: (message.media ?? []).map(({ uploaded }) => uploaded),
      message: sent,
    });
    return sent;
  }

  private gone(): Promise<never> {
    this.crashed();
    return new Promise(() => undefined);
  }

  private async lookup(sought: SoughtMessage): Promise<SentLookup> {
    const turn = this.lookupScript.shift() ?? 'honest';
    if (turn === 'fails') throw new ConnectorFailure({ kind: 'retryable', cause: 'network' }, 'lookup_sent');
    const found = this.posts.find((post) => post.text === sought.text && post.parent === sought.inReplyTo);
    if (turn === 'honest' && found) return { found: true, message: found.message };
    return { found: false, conclusive: turn === 'honest' };
  }
}
