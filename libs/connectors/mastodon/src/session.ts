import type { ConnectionContext, TextRules } from '@samenspraak/connector-contract';
import { STANDARD_TEXT_RULES } from './capabilities.js';
import { accountIn } from './answer.js';
import { restClient } from './client.js';
import type { NormaliseContext } from './normalise.js';
import { serverOf } from './status-id.js';
import { Transport } from './transport.js';
import type { WireAccount } from './wire.js';

const RULES_KEPT_MS = 3600_000;

/** What the parts of one connection share: the transport, the account itself and what its server counts by. */
export class Session {
  readonly transport: Transport;
  /** The name that belongs to its ids. */
  readonly serverName: string | null;
  private account?: Promise<WireAccount>;
  private server?: { readonly until: number; readonly rules: Promise<ServerFacts> };

  constructor(readonly context: ConnectionContext) {
    this.transport = new Transport(context);
    this.serverName = serverOf(context.baseUrl);
  }

  /** The account that the credential belongs to; asked once. */
  own(): Promise<WireAccount> {
    this.account ??= restClient(this.transport, 'verify_credentials')
      .v1.accounts.verifyCredentials()
      .then((answer) => accountIn(answer, 'verify_credentials'))
      .catch((error: unknown) => {
        this.account = undefined;
        throw error;
      });
    return this.account;
  }

  /** Asked at most once an hour. */
  facts(): Promise<ServerFacts> {
    const now = this.transport.now().getTime();
    if (!this.server || this.server.until <= now) {
      this.server = { until: now + RULES_KEPT_MS, rules: this.readFacts() };
      this.server.rules.catch(() => (this.server = undefined));
    }
    return this.server.rules;
  }

  normaliseContext(root?: string): NormaliseContext {
    const { serverName: server } = this;
    return { connection: this.context.connectionId, receivedAt: this.transport.now(), server, root };
  }

  private async readFacts(): Promise<ServerFacts> {
    const instance = await restClient(this.transport, 'instance').v2.instance.fetch();
    const { statuses, urls } = instance?.configuration ?? {};
    return {
      textRules: {
        ...STANDARD_TEXT_RULES,
        limit: countOr(statuses?.maxCharacters, STANDARD_TEXT_RULES.limit),
        urlLength: countOr(statuses?.charactersReservedPerUrl, STANDARD_TEXT_RULES.urlLength ?? 23),
      },
      streamingUrl: streamingAddress(this.context.baseUrl, urls?.streaming),
    };
  }
}

export interface ServerFacts {
  readonly textRules: TextRules;
  readonly streamingUrl: string;
}

function countOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 100_000 ? value : otherwise;
}

/** The streaming server gets our token, so it is only believed when it is the same host or a name below it. */
export function streamingAddress(baseUrl: string, claimed: unknown): string {
  if (typeof claimed !== 'string' || !URL.canParse(claimed)) return baseUrl;
  const url = new URL(claimed.replace(/^ws/u, 'http'));
  const base = new URL(baseUrl);
  const ours = url.host === base.host || url.hostname.endsWith(`.${base.hostname}`);
  return ours && url.protocol === base.protocol ? url.origin : baseUrl;
}
