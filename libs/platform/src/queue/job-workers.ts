import { createPostgresBackend, setDefaultBackendFactory, Worker, type Job } from 'bullmq';
import { WORKER_PRINCIPAL } from '../kernel/index.js';
import type { LocalStore, TenantDoor } from '../database/index.js';
import type { Log } from '../observability/index.js';
import type { Topic } from './outbox.js';
import type { JobTicket } from './relay.js';

export interface JobCall {
  readonly tenantId: string | null;
  readonly refId: string;
  readonly outboxId: string;
}

/** Does the work of one topic. May be called twice or late: the row behind `refId` decides what is still to be done. */
export interface JobRunner {
  readonly topic: Topic;
  run(call: JobCall): Promise<void>;
}

/** Seconds until the next ring after a failure. */
const BACKOFF = [1, 2, 5, 10, 30, 60, 120, 300];

/** Takes jobs from the queues and calls the runner of their topic; an outbox row goes only after its work was done. */
export class JobWorkers {
  private readonly workers: Worker[] = [];
  private readonly runners = new Map<string, JobRunner>();

  constructor(
    private readonly store: LocalStore,
    private readonly jobs: { readonly url: string; readonly schema: string },
    private readonly log: Log,
  ) {
    setDefaultBackendFactory(createPostgresBackend as never);
  }

  /** @param concurrency jobs of one queue at a time. */
  start(runners: readonly JobRunner[], concurrency = 4): void {
    for (const runner of runners) {
      if (this.runners.has(runner.topic)) throw new Error(`Two runners for ${runner.topic}`);
      this.runners.set(runner.topic, runner);
    }
    for (const name of new Set(runners.map((runner) => runner.topic.split('.')[0]!))) {
      const worker = new Worker(name, (job) => this.work(job), {
        connection: { connectionString: this.jobs.url, schema: this.jobs.schema, max: concurrency + 2 } as never,
        concurrency,
        removeOnComplete: { count: 0 },
      });
      worker.on('error', (error) => this.log.error('worker.failed', error, { queue: name }));
      this.workers.push(worker);
    }
  }

  /** Lets running jobs end, then closes. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private async work(job: Job<JobTicket>): Promise<void> {
    const runner = this.runners.get(job.name);
    const { outboxId, tenantId, refId } = job.data;
    if (!runner) return this.log.warn('job.unknown', { topic: job.name });
    try {
      await runner.run({ tenantId, refId, outboxId });
      await this.store.transaction((query) => query('delete from app.outbox o where o.id = $1', [outboxId]));
    } catch (error) {
      this.log.error('job.failed', error, { topic: job.name, tenant: tenantId, ref: refId });
      await this.store.transaction((query) =>
        query(
          `update app.outbox o set lease_until = now() + make_interval(secs => ($2::int[])[least(o.attempts, ${BACKOFF.length})::int])
           where o.id = $1 and o.lease_until < 'infinity'`,
          [outboxId, BACKOFF],
        ),
      );
    }
  }
}

/** Runs `work` as the worker's system principal in one tenant. */
export function asWorker<T>(door: TenantDoor, tenantId: string, topic: Topic, work: () => Promise<T>): Promise<T> {
  return door.run({ tenantId, principalId: WORKER_PRINCIPAL, purpose: `job:${topic}` }, work);
}
