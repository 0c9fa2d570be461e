import { ConnectorFailure, isFailure, type Connector, type Failure, type Page } from '@samenspraak/connector-contract';
import type { Clock } from '@samenspraak/platform/kernel';
import { traced, type Log } from '@samenspraak/platform/observability';
import { setTimeout as rest } from 'node:timers/promises';
import { LeaseLost } from './channels.errors.js';
import type { ConnectionHealth } from './connection-health.js';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { EnvelopeRepository } from './envelope.repository.js';
import { reactionTo, type Backoff, type Reaction } from './failure-reaction.js';
import type { PartnershipSearches } from './partnership-searches.js';
import { Recheck } from './recheck.js';
import { SearchRound } from './search-round.js';
import type { WorkerAccountConnections } from './worker-account-connections.js';

export interface LoopTimings {
  readonly backoff: Backoff;
  /** Between two looks at a network that has no stream. */
  readonly pollMs: number;
  /** A stream that hurries is read after a rest of so long, so that what comes meanwhile is one page. */
  readonly gatherMs: number;
  /** Between two times that the messages of the last day are read again, where removals are not told. */
  readonly recheckMs: number;
  /** Envelopes that may wait for routing before this loop waits too. */
  readonly mostBacklog: number;
}

/** Rests within which a second page makes a stream one that hurries. */
const HURRY = 4;

/** Hears one connection for as long as its lease is held. What it heard is committed with its cursor, so nothing is lost between. */
export class ConnectionLoop {
  private failures = 0;
  private backlogSeen = 0;
  private keptAt = 0;
  private readonly searchRound: SearchRound;
  private readonly recheck: Recheck;

  constructor(
    private readonly accounts: WorkerAccountConnections,
    private readonly connections: ConnectionRepository,
    private readonly envelopes: EnvelopeRepository,
    private readonly health: ConnectionHealth,
    searches: PartnershipSearches,
    private readonly timings: LoopTimings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.searchRound = new SearchRound(connections, searches);
    this.recheck = new Recheck(connections, envelopes, timings.recheckMs);
  }

  /** Ends when `signal` aborts, the lease is lost or the connection is revoked; never throws. */
  async run(leased: Connection, signal: AbortSignal): Promise<void> {
    let connection = leased;
    // An account is looked at once at the start: its handle and way of counting may have changed.
    let doubtful = leased.kind === 'account' || leased.state !== 'CONNECTED';
    while (!signal.aborted) {
      try {
        connection = await this.fresh(connection, signal);
        const { connector } = this.accounts.connect(connection, signal);
        if (doubtful) await this.clear(connection, connector);
        doubtful = false;
        await this.listen(connection, connector, signal);
        await pause(this.timings.backoff.least, signal);
      } catch (error) {
        if (signal.aborted || error instanceof LeaseLost) return;
        const reaction = await this.react(connection, error);
        if (reaction.end) return;
        if (reaction.refresh) connection = expired(connection);
        doubtful ||= reaction.state !== undefined;
        await pause(reaction.waitMs, signal);
      }
    }
  }

  private async clear(connection: Connection, connector: Connector): Promise<void> {
    const failure = await this.health.probe(connection, connector);
    if (failure) throw new ConnectorFailure(proven(failure, connector), 'probe');
  }

  private async listen(connection: Connection, connector: Connector, signal: AbortSignal): Promise<void> {
    const { listener, capabilities } = connector;
    const now = this.clock.now();
    const keepAt = (page: Page, cursorId: string) => this.keep(connection, page, signal, cursorId);
    if (connection.listensTo !== 'account' && !capabilities.timeline) {
      await this.fetch(connection, async () => {
        await this.searchRound.run(connection, connector, now, keepAt);
        await this.recheck.run(connection, connector, now, keepAt);
      });
      return pause(this.timings.pollMs, signal);
    }
    if (!listener) throw new ConnectorFailure({ kind: 'unsupported' }, 'listen');
    // Each page of a stream begins a trace of its own.
    const onPage = (page: Page) => this.fetch(connection, () => this.keep(connection, page, signal));
    const cursor = await this.connections.findCursor(connection.id);
    if (capabilities.stream) return listener.stream(cursor, onPage, signal);
    const page = await this.fetch(connection, async () => {
      const polled = await listener.poll(cursor);
      await this.keep(connection, polled, signal);
      await this.recheck.run(connection, connector, now, keepAt);
      return polled;
    });
    if (!page.more) await pause(this.timings.pollMs, signal);
  }

  private fetch<T>({ id, network }: Connection, work: () => Promise<T>): Promise<T> {
    return traced('intake.fetch', { connection: id, network }, work, null);
  }

  private async keep(connection: Connection, page: Page, signal: AbortSignal, cursorId?: string): Promise<void> {
    await this.waitForRoom(signal);
    const kept = await this.envelopes.keepPage(connection, page, this.clock.now(), cursorId);
    this.failures = 0;
    if (kept.quarantined > 0)
      this.log.warn('intake.quarantined', { connection: connection.id, count: kept.quarantined });
    if (page.events.some((event) => event?.kind === 'gap')) this.log.warn('intake.gap', { connection: connection.id });
    const before = this.keptAt;
    this.keptAt = performance.now();
    if (!page.more && this.keptAt - before < HURRY * this.timings.gatherMs) await pause(this.timings.gatherMs, signal);
  }

  /** A full queue: the cursor stays where it is, so the network keeps what we do not take yet. */
  private async waitForRoom(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    if (now - this.backlogSeen < 1_000) return;
    while (!signal.aborted && (await this.envelopes.isBacklogOver(this.timings.mostBacklog))) {
      this.log.warn('intake.full', { most: this.timings.mostBacklog });
      await pause(Math.min(1_000, this.timings.pollMs), signal);
    }
    signal.throwIfAborted();
    this.backlogSeen = Date.now();
  }

  private async react(connection: Connection, error: unknown): Promise<Reaction> {
    this.failures += 1;
    const known = error instanceof ConnectorFailure ? error.failure : undefined;
    const failure: Failure = known ?? { kind: 'retryable', cause: 'server' };
    const reaction = reactionTo(failure, this.failures, this.clock.now(), this.timings.backoff);
    this.log.error('intake.failed', error, { connection: connection.id, kind: failure.kind, waitMs: reaction.waitMs });
    if (reaction.state) {
      await this.health
        .change(connection, reaction.state, failure.kind, reaction.resumeAt)
        .catch((problem: unknown) => this.log.error('intake.state', problem, { connection: connection.id }));
    }
    return reaction;
  }

  /** The connection with a credential that need not be refreshed yet. Under the lease, so once at a time. */
  private async fresh(connection: Connection, signal: AbortSignal): Promise<Connection> {
    const { credential } = connection;
    const due = credential?.expiresAt && credential.expiresAt.getTime() <= this.clock.now().getTime();
    const authoriser = due ? this.accounts.connect(connection, signal).connector.authoriser : undefined;
    if (!authoriser?.refresh) return connection;
    try {
      const renewed = await authoriser.refresh();
      // An empty refresh token never replaces one that works.
      const kept = { ...renewed, refreshToken: renewed.refreshToken || credential?.refreshToken };
      if (!(await this.connections.keepCredential(connection, kept))) throw new LeaseLost();
      return { ...connection, credential: kept };
    } catch (error) {
      if (error instanceof LeaseLost || isFailure(error, 'auth_revoked')) throw error;
      // Nothing is known against the one we have.
      this.log.error('intake.refresh', error, { connection: connection.id });
      return connection;
    }
  }
}

/** A refusal at the probe is the second one: it proves that the credential is gone, unless it can be refreshed. */
function proven(failure: Failure, { authoriser }: Connector): Failure {
  const last = failure.kind === 'auth_expired' && !authoriser?.refresh;
  return last || failure.kind === 'auth_suspect' ? { kind: 'auth_revoked' } : failure;
}

function expired(connection: Connection): Connection {
  const { credential } = connection;
  return credential ? { ...connection, credential: { ...credential, expiresAt: new Date(0) } } : connection;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return rest(ms, undefined, { signal }).catch(() => undefined);
}
