import { createPostgresBackend, setDefaultBackendFactory, Worker, type Job } from 'bullmq';
import { DomainError, WORKER_PRINCIPAL } from '../kernel/index.js';
import type { LocalStore, TenantDoor } from '../database/index.js';
import { inTrace, readTraceparent, type Log, type Metrics } from '../observability/index.js';
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

/** After this many beginnings the row is left alone for a person: lease_until is infinity. Waiting in a long queue is none. */
const MOST_ATTEMPTS = 12;
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
    private readonly metrics: Metrics,
    /** How long a runner may take before another may begin the same work. */
    private readonly leaseSeconds = 60,
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
      const worker = new Worker(name, (job) => inTrace(readTraceparent(job.data.trace), () => this.work(job)), {
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

  /** Counts the attempt before it is made, so that work which ends the process is counted too. @returns false when it is done or parked. */
  private async begin(job: Job<JobTicket>): Promise<boolean> {
    const { outboxId, tenantId } = job.data;
    const [row] = await this.store.ask<{ attempts: number }>(
      `update app.outbox o set attempts = o.attempts + 1,
         lease_until = case when o.attempts >= ${MOST_ATTEMPTS} then 'infinity' else now() + make_interval(secs => $2) end
       where o.id = $1 and o.lease_until < 'infinity' returning o.attempts`,
      [outboxId, this.leaseSeconds],
    );
    if (row && row.attempts > MOST_ATTEMPTS)
      this.log.warn('job.parked', { topic: job.name, tenant: tenantId, outbox: outboxId });
    return row !== undefined && row.attempts <= MOST_ATTEMPTS;
  }

  private async work(job: Job<JobTicket>): Promise<void> {
    const runner = this.runners.get(job.name);
    const { outboxId, tenantId, refId } = job.data;
    if (!runner) return this.log.warn('job.unknown', { topic: job.name });
    if (!(await this.begin(job))) return;
    const begun = performance.now();
    const seconds = () => (performance.now() - begun) / 1_000;
    try {
      await runner.run({ tenantId, refId, outboxId });
      this.metrics.job(job.name, 'done', seconds());
      await this.store.ask('delete from app.outbox o where o.id = $1', [outboxId]);
    } catch (error) {
      this.metrics.job(job.name, 'failed', seconds());
      this.log.error('job.failed', error, { topic: job.name, tenant: tenantId, ref: refId });
      await this.store.transaction((query) =>
        query(
          `update app.outbox o set error_code = $3, lease_until = now() + make_interval(secs => ($2::int[])[least(o.attempts, ${BACKOFF.length})::int])
           where o.id = $1 and o.lease_until < 'infinity'`,
          [outboxId, BACKOFF, codeOf(error)],
        ),
      );
    }
  }
}

/** What a person may read of a failure: a code of ours. */
function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : 'INTERNAL';
}

/** Runs `work` as the worker's system principal in one tenant. */
export function asWorker<T>(door: TenantDoor, tenantId: string, topic: Topic, work: () => Promise<T>): Promise<T> {
  return door.run({ tenantId, principalId: WORKER_PRINCIPAL, purpose: `job:${topic}` }, work);
}
