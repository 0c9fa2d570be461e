import { createPostgresBackend, Queue, setDefaultBackendFactory } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Log } from '../observability/index.js';
import { NoticeListener } from './listener.js';
import type { Topic } from './outbox.js';

export interface JobTicket {
  readonly outboxId: string;
  readonly tenantId: string | null;
  readonly refId: string;
}

interface DueRow {
  id: string;
  tenant_id: string | null;
  topic: Topic;
  ref_id: string;
  attempts: number;
}

const LEASE_SECONDS = 60;
/** After this many rings the row is left alone for a person: lease_until is infinity. */
export const MOST_RINGS = 12;
const BATCH = 500;

/** Carries due outbox rows to their queues. Sees ids only. Several may run: a row is leased to one. */
export class Relay {
  private readonly queues = new Map<string, Queue>();
  private readonly listener: NoticeListener;
  private stopped = false;
  private wake: () => void = () => undefined;
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
       update app.outbox o set lease_until = case when o.attempts >= ${MOST_RINGS} then 'infinity' else now() + make_interval(secs => $1) end,
         attempts = o.attempts + 1
       from due where o.id = due.id returning o.id, o.tenant_id, o.topic, o.ref_id, o.attempts`,
      [this.leaseSeconds],
    );
    const rows = result[0] as DueRow[];
    const parked = rows.filter((row) => row.attempts > MOST_RINGS);
    for (const row of parked) this.log.warn('job.parked', { topic: row.topic, tenant: row.tenant_id, outbox: row.id });
    const byQueue = Map.groupBy(
      rows.filter((row) => row.attempts <= MOST_RINGS),
      (row) => row.topic.split('.')[0]!,
    );
    for (const [name, due] of byQueue) {
      await this.queue(name).addBulk(
        due.map((row) => ({
          name: row.topic,
          data: { outboxId: row.id, tenantId: row.tenant_id, refId: row.ref_id } satisfies JobTicket,
          opts: { jobId: `${row.id}-${row.attempts}`, removeOnComplete: true, removeOnFail: 1000, attempts: 1 },
        })),
      );
    }
    return rows.length;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
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

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
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
