import type { Application, ConnectionContext, Failure } from '@samenspraak/connector-contract';
import { isId } from '@samenspraak/platform/kernel';
import type { Applications } from './application.js';
import { AccountConnections, type OpenAccount, type OpenConnection } from './account-connections.js';
import { accountNotFound, connectionNotFound } from './channels.errors.js';
import type { ConnectionHealth } from './connection-health.js';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { ConnectorRegistry } from './connector-registry.js';
import { reactionTo } from './failure-reaction.js';
import { Reachability } from './reachability.js';
import type { UsageMeter } from './usage-meter.js';

const BACKOFF = { least: 1_000, most: 60_000 };

/** The worker's: with the credential, from the local tables, so it needs no tenant's transaction. */
export class WorkerAccountConnections extends AccountConnections {
  readonly reachability = new Reachability();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly registry: ConnectorRegistry,
    private readonly health: ConnectionHealth,
    private readonly usage: UsageMeter,
    private readonly applications: Applications,
  ) {
    super();
  }

  override async open(accountId: string): Promise<OpenAccount> {
    const found = isId(accountId) ? await this.connections.findByAccount(accountId) : undefined;
    if (!found) throw accountNotFound();
    const account = {
      id: accountId,
      tenantId: found.tenantId!,
      connectionId: found.id,
      network: found.network,
      handle: found.handle ?? '',
      externalId: found.externalId ?? '',
      baseUrl: found.baseUrl,
    };
    return { ...this.connect(found), account, allowed: found.state !== 'REVOKED', rules: null };
  }

  override async openPartnership(connectionId: string): Promise<OpenConnection> {
    return this.connect(await this.get(connectionId));
  }

  override async reportFailure(connectionId: string, failure: Failure): Promise<void> {
    const connection = await this.get(connectionId);
    const reaction = reactionTo(failure, 1, new Date(), BACKOFF);
    if (!reaction.state) return;
    await this.health.change(connection, reaction.state, failure.kind, reaction.resumeAt);
    if (reaction.probe) await this.health.probe(connection, this.connect(connection).connector);
  }

  /** Opens a connection that is at hand; `signal` ends its calls. */
  connect(connection: Connection, signal?: AbortSignal): OpenConnection {
    const context: ConnectionContext = {
      connectionId: connection.id,
      baseUrl: connection.baseUrl,
      credential: connection.credential,
      application: this.application(connection.network),
      listensTo: connection.listensTo,
      allowPrivateNetwork: connection.allowPrivate,
      onUpstreamCall: (call) => {
        this.reachability.note(call);
        this.usage.record(call);
      },
      signal,
    };
    return { connectionId: connection.id, connector: this.registry.get(connection.network).connect(context), context };
  }

  /** Who we are to a network. */
  application(network: string): Application {
    return this.applications.of(network);
  }

  private async get(connectionId: string): Promise<Connection> {
    const found = isId(connectionId) ? await this.connections.find(connectionId) : undefined;
    if (!found) throw connectionNotFound();
    return found;
  }
}
