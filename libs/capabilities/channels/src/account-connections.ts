import type { ConnectionContext, Connector, Failure, TextRules } from '@samenspraak/connector-contract';
import type { ChannelAccountRow } from './channel-account.js';
import type { ChannelAccounts } from './channel-accounts.js';
import { workerOnly } from './channels.errors.js';
import type { ConnectorRegistry } from './connector-registry.js';

/** A connection that is ready for use. Making it calls nobody. */
export interface OpenConnection {
  readonly connectionId: string;
  readonly connector: Connector;
  readonly context: ConnectionContext;
}

export interface OpenAccount extends OpenConnection {
  readonly account: Pick<
    ChannelAccountRow,
    'id' | 'tenantId' | 'connectionId' | 'network' | 'handle' | 'externalId' | 'baseUrl'
  >;
  /** False when the network took the right away: no call is worth making. */
  readonly allowed: boolean;
  /** How the network counts, without asking it: for `measureText` of the contract. Null before the first look. */
  readonly rules: TextRules | null;
}

/**
 * Opens connections by account. In the worker with the credential; in the api without, so there only what needs no call
 * (`replyability`, `measureText` with `rules`).
 */
export abstract class AccountConnections {
  /** @throws DomainError CHANNELS_ACCOUNT_NOT_FOUND */
  abstract open(accountId: string): Promise<OpenAccount>;
  /** The connection that listens for a partnership. @throws DomainError CHANNELS_CONNECTION_NOT_FOUND */
  abstract openPartnership(connectionId: string): Promise<OpenConnection>;
  /** Records what a failure says about the connection: suspect (probed at once), revoked or limited. Outside a transaction. */
  abstract reportFailure(connectionId: string, failure: Failure): Promise<void>;
}

/** The api's: holds no secret and calls nobody. Works inside the tenant's transaction. */
export class ApiAccountConnections extends AccountConnections {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly registry: ConnectorRegistry,
  ) {
    super();
  }

  override async open(accountId: string): Promise<OpenAccount> {
    const account = await this.accounts.get(accountId);
    const context: ConnectionContext = {
      connectionId: account.connectionId,
      baseUrl: account.baseUrl,
      listensTo: 'account',
      fetch: () => Promise.reject(workerOnly()),
    };
    const connector = this.registry.get(account.network).connect(context);
    const allowed = account.state !== 'REVOKED';
    return { connectionId: account.connectionId, connector, context, account, allowed, rules: account.rules };
  }

  override async openPartnership(): Promise<OpenConnection> {
    throw workerOnly();
  }

  override async reportFailure(): Promise<void> {
    throw workerOnly();
  }
}
