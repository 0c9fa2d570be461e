import {
  confirmRefusal,
  ConnectorFailure,
  type ConnectionContext,
  type Connector,
  type ConnectorPlugin,
  type Normalised,
  type ProbeResult,
} from '@samenspraak/connector-contract';
import { BlueskyAuthoriser } from './authoriser.js';
import { BLUESKY_CAPABILITIES, TEXT_RULES } from './capabilities.js';
import { BlueskyListener } from './listener.js';
import { authorOf, normaliseRaw } from './normalise.js';
import { describeClient } from './oauth-client.js';
import { BlueskyPublisher } from './publisher.js';
import { BlueskySearcher } from './searcher.js';
import { read, Session } from './session.js';
import { wireAuthor } from './wire.js';

/** Bluesky, and every network of the AT Protocol that shows posts of app.bsky. */
export const blueskyConnector: ConnectorPlugin = {
  network: 'bluesky',
  capabilities: BLUESKY_CAPABILITIES,
  connect: (context) => new BlueskyConnection(context),
  describeApplication: describeClient,
};

class BlueskyConnection implements Connector {
  readonly capabilities = BLUESKY_CAPABILITIES;
  readonly authoriser: BlueskyAuthoriser;
  readonly listener: BlueskyListener;
  readonly searcher: BlueskySearcher;
  readonly publisher: BlueskyPublisher;
  private readonly session: Session;

  constructor(context: ConnectionContext) {
    if (!URL.canParse(context.baseUrl)) {
      throw new ConnectorFailure({ kind: 'configuration', setting: 'baseUrl' }, 'connect');
    }
    this.session = new Session(context);
    this.authoriser = new BlueskyAuthoriser(this.session);
    this.listener = new BlueskyListener(this.session);
    this.searcher = new BlueskySearcher(this.session);
    this.publisher = new BlueskyPublisher(this.session);
  }

  async probe(): Promise<ProbeResult> {
    try {
      const { did } = await confirmRefusal(() => this.session.ask('probe'));
      const profile = await this.session.xrpc.query('app.bsky.actor.getProfile', 'probe', { actor: did });
      return { ok: true, account: authorOf(read(wireAuthor, profile, 'probe')), textRules: TEXT_RULES };
    } catch (error) {
      if (!(error instanceof ConnectorFailure)) throw error;
      return { ok: false, failure: error.failure };
    }
  }

  normalise(raw: unknown): Normalised {
    return normaliseRaw(raw, this.session.normaliseContext());
  }
}
