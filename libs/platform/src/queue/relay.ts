import type { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Log } from '../observability/index.js';
import { FairClaim, type CarriedRow } from './fair-claim.js';
import type { JobQueues } from './job-queues.js';
import { NoticeListener } from './listener.js';

export interface JobTicket {
  readonly outboxId: string;
  readonly tenantId: string | null;
  readonly refId: string;
  /** How often it had been begun: the ticket is good for the next beginning only, however often it is handed over. */
  readonly attempts?: number;
  /** The trace in which it was rung for. */
  readonly trace: string | null;
}

/** Within this time a worker begins what a queue holds; else the queue lost it, and it is handed over again. */
const CARRY_LEASE_SECONDS = 10;
/** How soon a relay whose slots were all taken looks again; a worker of the same process says so at once. */
const FULL_REST_MS = 50;

/** Carries due outbox rows to their queues. Sees ids only. Several may run: a row is leased to one. */
export class Relay {
  private readonly opened = new Map<string, Queue<JobTicket>>();
  private readonly claim: FairClaim;
  private readonly listener: NoticeListener;
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private woken = false;
  private running?: Promise<void>;
  private full = false;

  constructor(
    source: DataSource,
    relayUrl: string,
    private readonly queues: JobQueues,
    private readonly log: Log,
    leaseSeconds = CARRY_LEASE_SECONDS,
  ) {
    this.claim = new FairClaim(source, Math.min(leaseSeconds, CARRY_LEASE_SECONDS));
    this.listener = new NoticeListener(
      relayUrl,
      'outbox',
      () => this.wake(),
      () => this.wake(),
      log,
    );
  }

  async start(): Promise<void> {
    await this.listener.start();
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.listener.stop();
    await this.running;
    await Promise.all([...this.opened.values()].map((queue) => queue.close()));
  }

  /** A job ended: whatever waits for its slot may go. */
  freed(): void {
    if (this.full) this.wake();
  }

  /** Leases what is due, as far as there are slots, and hands it to the queues. @returns how many rows. */
  async carry(): Promise<number> {
    let carried = 0;
    for (const { queue, ms } of await this.claim.waiting()) {
      if (ms > 0) continue;
      const rows = await this.claim.take(queue);
      if (rows.length > 0) await this.hand(queue, rows);
      carried += rows.length;
    }
    return carried;
  }

  private async hand(name: string, rows: readonly CarriedRow[]): Promise<void> {
    try {
      await this.queue(name).addBulk(
        rows.map((row) => ({
          name: row.topic,
          data: {
            ...{ outboxId: row.id, tenantId: row.tenant_id, refId: row.ref_id },
            ...{ attempts: row.attempts, trace: row.trace },
          },
          // No id that stays the same: a job that a crash left half taken would keep its row from being handed over again.
          opts: { removeOnComplete: true, removeOnFail: 1000, attempts: 1 },
        })),
      );
    } catch (error) {
      await this.claim.giveBack(rows);
      throw error;
    }
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        this.woken = false;
        await this.carry();
        await this.rest(await this.untilNext());
      } catch (error) {
        this.log.error('relay.failed', error);
        await this.rest(1_000);
      }
    }
  }

  private async untilNext(): Promise<number> {
    const due = await this.claim.waiting();
    this.full = due.some(({ ms }) => ms <= 0);
    return Math.min(...due.map(({ ms }) => (ms <= 0 ? FULL_REST_MS : Math.max(ms, 5))), 1_000);
  }

  // A bell that rings while rows are being carried counts for the next rest too.
  private wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  private rest(ms: number): Promise<void> {
    if (this.woken) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private queue(name: string): Queue<JobTicket> {
    let queue = this.opened.get(name);
    if (!queue) this.opened.set(name, (queue = this.queues.openQueue(name)));
    return queue;
  }
}
