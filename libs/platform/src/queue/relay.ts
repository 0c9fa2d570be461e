import { createPostgresBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Log } from '../observability/index.js';
import { NoticeListener } from './listener.js';
import type { Topic } from './outbox.js';

export interface JobTicket {
  readonly outboxId: string;
  readonly tenantId: string | null;
  readonly refId: string;
  /** The trace in which it was rung for. */
  readonly trace: string | null;
}

interface DueRow {
  id: string;
  tenant_id: string | null;
  topic: Topic;
  ref_id: string;
  attempts: number;
  trace: string | null;
}

const LEASE_SECONDS = 60;
const BATCH = 500;

/** Carries due outbox rows to their queues. Sees ids only. Several may run: a row is leased to one. */
export class Relay {
  private readonly queues = new Map<string, Queue>();
  private readonly listener: NoticeListener;
  private stopped = false;
  private wakeUp: () => void = () => undefined;
  private woken = false;
  private running?: Promise<void>;

  constructor(
    private readonly source: DataSource,
    relayUrl: string,
    private readonly jobs: { readonly url: string; readonly schema: string },
    private readonly log: Log,
    /** A job that nobody finished within this time is rung again. */
    private readonly leaseSeconds = LEASE_SECONDS,
  ) {
    setDefaultBackendFactory(createPostgresBackend as never);
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
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  /** Leases what is due and hands it to the queues. @returns how many rows. */
  async carry(): Promise<number> {
    const result = await this.source.query(
      `with due as materialized (
         select o.id from app.outbox o where o.lease_until <= now() and o.due_at <= now() order by o.lease_until, o.due_at, o.id
         limit ${BATCH} for update skip locked)
       update app.outbox o set lease_until = now() + make_interval(secs => $1) from due where o.id = due.id returning o.id, o.tenant_id, o.topic, o.ref_id, o.attempts, o.trace`,
      [this.leaseSeconds],
    );
    const rows = result[0] as DueRow[];
    const byQueue = Map.groupBy(rows, (row) => row.topic.split('.')[0]!);
    for (const [name, due] of byQueue) {
      await this.queue(name).addBulk(
        due.map((row) => ({
          name: row.topic,
          data: { outboxId: row.id, tenantId: row.tenant_id, refId: row.ref_id, trace: row.trace } satisfies JobTicket,
          // The same id again while nobody began it: a long queue does not grow by being rung.
          opts: { jobId: `${row.id}-${row.attempts}`, removeOnComplete: true, removeOnFail: 1000, attempts: 1 },
        })),
      );
    }
    return rows.length;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        this.woken = false;
        const carried = await this.carry();
        if (carried === BATCH) continue;
        await this.rest(await this.untilNext());
      } catch (error) {
        this.log.error('relay.failed', error);
        await this.rest(1_000);
      }
    }
  }

  private async untilNext(): Promise<number> {
    const [row] = await this.source.query(
      `select extract(epoch from min(greatest(o.due_at, o.lease_until)) - now()) * 1000 as ms from app.outbox o where o.lease_until < 'infinity'`,
    );
    return row.ms === null ? 1_000 : Math.min(Math.max(Number(row.ms), 5), 1_000);
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

  private queue(name: string): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = new Queue(name, {
        connection: { connectionString: this.jobs.url, schema: this.jobs.schema, max: 4 } as never,
      });
      queue.on('error', (error) => this.log.error('queue.failed', error, { queue: name }));
      this.queues.set(name, queue);
    }
    return queue;
  }
}
