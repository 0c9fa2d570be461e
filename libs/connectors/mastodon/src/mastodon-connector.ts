import {
  confirmRefusal,
  ConnectorFailure,
  type ConnectionContext,
  type Connector,
  type ConnectorPlugin,
  type Normalised,
  type ProbeResult,
} from '@samenspraak/connector-contract';
import { accountIn } from './answer.js';
import { MastodonAuthoriser } from './authoriser.js';
import { MASTODON_CAPABILITIES } from './capabilities.js';
import { restClient } from './client.js';
import { MastodonListener } from './listener.js';
import { authorOf, normaliseRaw } from './normalise.js';
import { MastodonPublisher } from './publisher.js';
import { MastodonSearcher } from './searcher.js';
import { Session } from './session.js';

/** Every network that speaks the Mastodon API, the practice network included. */
export const mastodonConnector: ConnectorPlugin = {
  network: 'mastodon',
  capabilities: MASTODON_CAPABILITIES,
  connect: (context) => new MastodonConnection(context),
};

class MastodonConnection implements Connector {
  readonly capabilities = MASTODON_CAPABILITIES;
  readonly authoriser: MastodonAuthoriser;
  readonly listener: MastodonListener;
  readonly searcher: MastodonSearcher;
  readonly publisher: MastodonPublisher;
  private readonly session: Session;

  constructor(context: ConnectionContext) {
    if (!URL.canParse(context.baseUrl)) {
      throw new ConnectorFailure({ kind: 'configuration', setting: 'baseUrl' }, 'connect');
    }
    this.session = new Session(context);
    this.authoriser = new MastodonAuthoriser(this.session);
    this.listener = new MastodonListener(this.session);
    this.searcher = new MastodonSearcher(this.session);
    this.publisher = new MastodonPublisher(this.session);
  }

  async probe(): Promise<ProbeResult> {
    try {
      const account = await confirmRefusal(async () =>
        accountIn(await restClient(this.session.transport, 'probe').v1.accounts.verifyCredentials(), 'probe'),
      );
      const { textRules } = await this.session.facts();
      return { ok: true, account: authorOf(account), textRules };
    } catch (error) {
      if (!(error instanceof ConnectorFailure)) throw error;
      return { ok: false, failure: error.failure };
    }
  }

  normalise(raw: unknown): Normalised {
    return normaliseRaw(raw, this.session.normaliseContext());
  }
}
