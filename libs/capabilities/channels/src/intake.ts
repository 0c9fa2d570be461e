import { newId, systemClock, type Clock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import type { ConnectionHealth } from './connection-health.js';
import { ConnectionLoop, type LoopTimings } from './connection-loop.js';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { EnvelopeRepository } from './envelope.repository.js';
import { PartnershipSearches } from './partnership-searches.js';
import type { UsageMeter } from './usage-meter.js';
import type { WorkerAccountConnections } from './worker-account-connections.js';

export interface IntakeTimings extends LoopTimings {
  readonly scanMs: number;
  readonly leaseSeconds: number;
  /** Connections of one worker. */
  readonly mostConnections: number;
  /** A network that gave no answer for so long is shown as away. */
  readonly awayMs: number;
}

export const intakeTimings: IntakeTimings = {
  backoff: { least: 500, most: 30_000 },
  pollMs: 15_000,
  recheckMs: 120_000,
  gatherMs: 90,
  mostBacklog: 20_000,
  scanMs: 2_000,
  leaseSeconds: 20,
  mostConnections: 200,
  awayMs: 10_000,
};

interface Running {
  readonly connection: Connection;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** Hears all connections that this worker has a lease on, each in a loop of its own: one that fails stops no other. */
export class Intake {
  private readonly holder = newId();
  private readonly running = new Map<string, Running>();
  /** Connections that are shown as away. */
  private readonly away = new Set<string>();
  private readonly watching = new Set<string>();
  private timer?: NodeJS.Timeout;
  private scanning?: Promise<void>;
  private stopped = true;

  constructor(
    private readonly accounts: WorkerAccountConnections,
    private readonly connections: ConnectionRepository,
    private readonly envelopes: EnvelopeRepository,
    private readonly health: ConnectionHealth,
    private readonly usage: UsageMeter,
    private readonly log: Log,
    private readonly timings: IntakeTimings = intakeTimings,
    private readonly clock: Clock = systemClock,
    private readonly searches: PartnershipSearches = new PartnershipSearches(),
  ) {}

  start(): void {
    this.stopped = false;
    this.next(0);
  }

  /** Ends the loops, lets what is being committed end, and hands the leases back. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.scanning;
    const all = [...this.running.values()];
    for (const one of all) one.abort.abort();
    await Promise.all(all.map((one) => one.done));
    await this.usage.flush();
  }

  private next(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.scanning = this.scan()
        .catch((error: unknown) => this.log.error('intake.scan', error))
        .finally(() => this.next(this.timings.scanMs));
    }, ms);
  }

  private async scan(): Promise<void> {
    for (const one of this.running.values()) {
      if (!(await this.connections.renew(one.connection, this.timings.leaseSeconds))) one.abort.abort();
    }
    const room = this.timings.mostConnections - this.running.size;
    const leased = room > 0 ? await this.connections.lease(this.holder, this.timings.leaseSeconds, room) : [];
    for (const connection of leased) this.begin(connection);
    for (const { connection, abort } of this.running.values()) this.watch(connection, abort.signal);
  }

  /** Beside the scan: a slow answer of one network must cost no other connection its lease. */
  private watch(connection: Connection, signal: AbortSignal): void {
    if (this.watching.has(connection.id)) return;
    this.watching.add(connection.id);
    void this.tellAway(connection, signal)
      .catch((error: unknown) => this.log.error('intake.away', error, { connection: connection.id }))
      .finally(() => this.watching.delete(connection.id));
  }

  /** The loop tries again without a word; whoever looks at the account should know that it does so in vain. */
  private async tellAway(connection: Connection, signal: AbortSignal): Promise<void> {
    const isAway = this.accounts.reachability.isAway(connection.id, this.clock.now(), this.timings.awayMs);
    if (isAway === this.away.has(connection.id)) return;
    if (isAway) {
      await this.health.change(connection, 'SUSPECT', 'unreachable');
      this.away.add(connection.id);
      return;
    }
    // Something answered; what that says about the account only the probe tells.
    const failure = await this.health.probe(connection, this.accounts.connect(connection, signal).connector);
    if (failure?.kind !== 'retryable') this.away.delete(connection.id);
  }

  private begin(connection: Connection): void {
    // The same connection again: the former loop of this worker lost its lease.
    this.running.get(connection.id)?.abort.abort();
    const abort = new AbortController();
    const { accounts, connections, envelopes, health, searches, timings, clock, log } = this;
    const loop = new ConnectionLoop(accounts, connections, envelopes, health, searches, timings, clock, log);
    const done = loop.run(connection, abort.signal).finally(async () => {
      if (this.running.get(connection.id)?.abort === abort) this.running.delete(connection.id);
      await connections.release(connection).catch(() => undefined);
    });
    this.running.set(connection.id, { connection, abort, done });
    this.log.info('intake.leased', { connection: connection.id, network: connection.network });
  }
}
