import {
  ConnectorFailure,
  type AuthorisedAccount,
  type ConnectionContext,
  type Connector,
  type ConnectorPlugin,
  type Failure,
  type MessageEvent,
  type NetworkEvent,
  type Page,
} from '@samenspraak/connector-contract';

/** A network for tests: an append-only log of events that can be down, refuse or limit. The cursor is a place in the log. */
export class FakeNetwork implements ConnectorPlugin {
  readonly network = 'mastodon';
  readonly capabilities = {
    authorise: true,
    appPassword: true,
    refresh: false,
    webhook: false,
    poll: true,
    stream: true,
    search: false,
    timeline: true,
    thread: false,
    recheck: false,
    publish: false,
    reply: false,
    namesAuthor: false,
    authorPlace: false,
    media: null,
    edit: false,
    remove: false,
    lookupSent: false,
    idempotentSendMinutes: 0,
    visibilities: ['public'],
    cursorReachHours: 24,
  } as const;
  readonly log: NetworkEvent[] = [];
  /** What every call of a connection meets, by connection; under '*' what all meet. */
  readonly trouble = new Map<string, Failure>();
  probes = 0;
  /** Whoever is let in on the network's own page, or with a password, is this account. */
  owner = '';
  /** Rights that were given back. */
  readonly givenBack: string[] = [];
  private waiting = new Set<() => void>();

  say(...events: NetworkEvent[]): void {
    this.log.push(...events);
    this.wake();
  }

  wake(): void {
    for (const go of [...this.waiting]) go();
  }

  connect(context: ConnectionContext): Connector {
    const meet = (operation: string) => {
      const failure = this.trouble.get(context.connectionId) ?? this.trouble.get('*');
      const at = new Date();
      context.onUpstreamCall?.({
        connection: context.connectionId,
        operation,
        method: 'GET',
        path: '/fake',
        status: failure ? 500 : 200,
        at,
        durationMs: 1,
        failure: failure?.kind ?? null,
        quota: null,
      });
      if (failure) throw new ConnectorFailure(failure, operation);
    };
    const pageAfter = (cursor: string | null): Page => {
      const from = Number(cursor ?? 0);
      const events = this.log.slice(from, from + 40);
      return { events, quarantined: [], next: String(from + events.length), more: from + 40 < this.log.length };
    };
    return {
      capabilities: this.capabilities,
      normalise: () => ({ ok: true, events: [] }),
      probe: async () => {
        this.probes += 1;
        try {
          meet('probe');
        } catch (error) {
          return { ok: false, failure: (error as ConnectorFailure).failure };
        }
        const account = {
          externalId: `id-${context.connectionId}`,
          handle: 'gemeente',
          displayName: 'Gemeente',
          url: null,
        };
        return {
          ok: true,
          account,
          textRules: { unit: 'grapheme', limit: 500, urlLength: 23, mentionCountsLocalPart: true },
        };
      },
      authoriser: {
        beginAuthorisation: async ({ account, redirectUri }) => {
          meet('begin');
          const url = `https://sociaal.example/toestaan?${new URLSearchParams({ account: account ?? '', redirectUri }).toString()}`;
          return { authoriseUrl: url, state: 'heen-en-terug', kept: 'geheim-van-de-poging' };
        },
        completeAuthorisation: async (_pending, { code }) => this.letIn(code, meet),
        signIn: async ({ password }) => this.letIn(password, meet),
        revoke: async () => void this.givenBack.push(context.credential?.accessToken ?? ''),
      },
      listener: {
        poll: async (cursor) => {
          meet('poll');
          return pageAfter(cursor);
        },
        stream: async (cursor, onPage, signal) => {
          let at = cursor;
          while (!signal.aborted) {
            meet('stream');
            const page = pageAfter(at);
            if (page.events.length > 0) {
              await onPage(page);
              at = page.next;
              continue;
            }
            await this.news(signal);
          }
        },
        fetchThread: async () => [],
      },
    };
  }

  private letIn(proof: string, meet: (operation: string) => void): AuthorisedAccount {
    meet('let_in');
    if (proof !== 'goed') throw new ConnectorFailure({ kind: 'auth_suspect' }, 'let_in');
    const account = { externalId: this.owner, handle: `naam-van-${this.owner}`, displayName: 'Gemeente', url: null };
    return { credential: { accessToken: `nieuw-${this.owner}` }, account };
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        this.waiting.delete(go);
        signal.removeEventListener('abort', go);
        resolve();
      };
      this.waiting.add(go);
      signal.addEventListener('abort', go);
    });
  }
}

let last = 0;

/** A citizen's public post; each with an id of its own. */
export function post(
  text: string,
  change: Partial<MessageEvent> & { externalId?: string; revision?: number } = {},
): MessageEvent {
  const { externalId = String((last += 1)), revision = 1, ...rest } = change;
  return {
    kind: 'created',
    key: { connection: 'c', externalId, revision },
    occurredAt: new Date(),
    direction: 'inbound',
    visibility: 'public',
    author: { externalId: 'burger-1', handle: 'jan_fictief', displayName: 'Jan', url: null },
    text,
    textFlags: [],
    permalink: `https://sociaal.example/@jan_fictief/${externalId}`,
    parent: null,
    root: null,
    conversationKey: externalId,
    attachments: [],
    mentions: [],
    hashtags: [],
    language: 'nl',
    raw: { id: externalId },
    ...rest,
  };
}
