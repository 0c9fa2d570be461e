import {
  ConnectorFailure,
  type Application,
  type AuthorisedAccount,
  type Authoriser,
} from '@samenspraak/connector-contract';
import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, type Announcer, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import type { ConnectionHealth } from './connection-health.js';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import { CONNECTED_TOPIC, RECONNECT_TOPIC, type Reconnection, type ReconnectionRefusal } from './reconnection.js';
import type { ReconnectionRepository } from './reconnection.repository.js';
import type { WorkerAccountConnections } from './worker-account-connections.js';

/** A network's own page is open no longer than this. */
const LIFE_MS = 15 * 60_000;

/** Speaks with the network for a person who connects an account again; no call is made inside a transaction. */
export class Reconnector implements JobRunner {
  readonly topic = RECONNECT_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly attempts: ReconnectionRepository,
    private readonly connections: ConnectionRepository,
    private readonly accounts: WorkerAccountConnections,
    private readonly health: ConnectionHealth,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const attempt = await asWorker(this.door, tenantId, RECONNECT_TOPIC, () => this.attempts.find(refId));
    if (!attempt || attempt.state === 'DONE' || attempt.state === 'REFUSED') return;
    if (this.clock.now().getTime() - attempt.at.getTime() > LIFE_MS) return this.refuse(tenantId, attempt, 'EXPIRED');
    if (attempt.state === 'AT_NETWORK') return;
    const connection = await this.connections.findByAccount(attempt.accountId);
    if (connection?.tenantId !== tenantId) return this.refuse(tenantId, attempt, 'NOT_POSSIBLE');
    try {
      await this.goOn(attempt, connection, this.accounts.application(connection.network));
    } catch (error) {
      if (!(error instanceof ConnectorFailure)) throw error;
      await this.refuse(tenantId, attempt, refusalOf(error));
    }
  }

  private async goOn(attempt: Reconnection, connection: Connection, application: Application): Promise<void> {
    // What is known of the former right is of no use here, and must not be sent along.
    const { authoriser } = this.accounts.connect({ ...connection, credential: undefined }).connector;
    if (!authoriser) throw new ConnectorFailure({ kind: 'unsupported' }, 'reconnect');
    if (attempt.state === 'ASKED' && attempt.way === 'NETWORK') {
      return this.sendToNetwork(attempt, connection, application, authoriser);
    }
    const authorised = await prove(authoriser, attempt);
    if (authorised.account.externalId !== connection.externalId) return this.giveBack(attempt, connection, authorised);
    if (!(await this.connections.replaceCredential(connection.id, authorised.credential))) return;
    await this.health.change((await this.connections.find(connection.id))!, 'CONNECTED', null);
    await this.end(connection.tenantId!, attempt, async () => {
      if (!(await this.attempts.move(attempt, 'DONE', null))) return;
      await this.outbox.ring(CONNECTED_TOPIC, attempt.accountId);
      await this.record(attempt, 'done', null);
    });
  }

  private async sendToNetwork(
    attempt: Reconnection,
    { tenantId, externalId }: Connection,
    { name, website, redirectUri }: Application,
    authoriser: Authoriser,
  ): Promise<void> {
    if (!authoriser.beginAuthorisation) throw new ConnectorFailure({ kind: 'unsupported' }, 'reconnect');
    const account = externalId ?? undefined;
    const pending = await authoriser.beginAuthorisation({ applicationName: name, website, redirectUri, account });
    await this.end(tenantId!, attempt, async () => {
      if (!(await this.attempts.move(attempt, 'AT_NETWORK', { pending }))) return;
      // Whoever does not come back leaves nothing secret behind.
      await this.outbox.ring(RECONNECT_TOPIC, attempt.id, new Date(attempt.at.getTime() + LIFE_MS + 1_000));
    });
  }

  /** It is not the account that this tenant answers from: what was allowed is given back at once. */
  private async giveBack(attempt: Reconnection, connection: Connection, found: AuthorisedAccount): Promise<void> {
    const { authoriser } = this.accounts.connect({ ...connection, credential: found.credential }).connector;
    await authoriser?.revoke(attempt.secrets.pending ?? null).catch(() => undefined);
    await this.refuse(connection.tenantId!, attempt, 'WRONG_ACCOUNT', found.account.handle);
  }

  private refuse(tenantId: string, attempt: Reconnection, refusal: ReconnectionRefusal, handle?: string) {
    return this.end(tenantId, attempt, async () => {
      if (!(await this.attempts.move(attempt, 'REFUSED', null, refusal))) return;
      if (handle) await this.attempts.noteFound(attempt.id, handle);
      await this.record(attempt, 'refused', refusal);
    });
  }

  private end(tenantId: string, { accountId }: Reconnection, work: () => Promise<void>): Promise<void> {
    return asWorker(this.door, tenantId, RECONNECT_TOPIC, async () => {
      await work();
      await this.announcer.announce('ACCOUNT', [accountId]);
    });
  }

  private record(attempt: Reconnection, outcome: 'done' | 'refused', refusal: string | null): Promise<void> {
    const { accountId: objectId, way, principalId } = attempt;
    const details = { way, refusal, asked_by: principalId };
    return this.audit.record({
      action: 'channels.reconnect',
      objectType: 'channel_account',
      objectId,
      outcome,
      details,
    });
  }
}

function prove(authoriser: Authoriser, { secrets }: Reconnection): Promise<AuthorisedAccount> {
  const { signIn, pending, answer } = secrets;
  if (signIn && authoriser.signIn) return authoriser.signIn(signIn);
  if (pending && answer && authoriser.completeAuthorisation) return authoriser.completeAuthorisation(pending, answer);
  throw new ConnectorFailure({ kind: 'unsupported' }, 'reconnect');
}

/** What a person can do about it, in one of few words. */
function refusalOf({ failure }: ConnectorFailure): ReconnectionRefusal {
  switch (failure.kind) {
    case 'retryable':
    case 'rate_limited':
    case 'quota_exhausted':
    case 'unknown_outcome':
      return 'UNREACHABLE';
    case 'auth_suspect':
    case 'auth_revoked':
    case 'auth_expired':
    case 'scope_missing':
    case 'rejected':
      return 'NOT_ALLOWED';
    default:
      return 'NOT_POSSIBLE';
  }
}
