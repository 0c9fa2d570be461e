import type { Job, Worker } from 'bullmq';
import { DomainError, WORKER_PRINCIPAL } from '../kernel/index.js';
import type { LocalStore, TenantDoor } from '../database/index.js';
import { noteSpan, readTraceparent, traced, type Facts, type Log, type Metrics } from '../observability/index.js';
import { slotsOf } from './fair-claim.js';
import type { JobQueues } from './job-queues.js';
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
  private readonly workers: Worker<JobTicket>[] = [];
  private readonly runners = new Map<string, JobRunner>();

  constructor(
    private readonly store: LocalStore,
    private readonly queues: JobQueues,
    private readonly log: Log,
    private readonly metrics: Metrics,
    /** How long a runner may take before another may begin the same work. */
    private readonly leaseSeconds = 60,
    /** Hears that a job ended. */
    private readonly onFreed: () => void = () => undefined,
  ) {}

  start(runners: readonly JobRunner[]): void {
    for (const runner of runners) {
      if (this.runners.has(runner.topic)) throw new Error(`Two runners for ${runner.topic}`);
      this.runners.set(runner.topic, runner);
    }
    for (const name of new Set(runners.map((runner) => runner.topic.split('.')[0]!))) {
      const work = (job: Job<JobTicket>) =>
        traced('job', factsOf(job), () => this.work(job), readTraceparent(job.data.trace) ?? null).finally(
          this.onFreed,
        );
      this.workers.push(this.queues.openWorker(name, work, slotsOf(name)));
    }
  }

  /** Lets running jobs end, then closes. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  /** Counts the attempt before it is made, so that work which ends the process is counted too. @returns false when it is done, parked or begun by another. */
  private async begin(job: Job<JobTicket>): Promise<boolean> {
    const { outboxId, tenantId, attempts } = job.data;
    const [row] = await this.store.ask<{ attempts: number }>(
      `update app.outbox o set attempts = o.attempts + 1,
         lease_until = case when o.attempts >= ${MOST_ATTEMPTS} then 'infinity' else now() + make_interval(secs => $2) end,
         carrier = case when o.attempts < ${MOST_ATTEMPTS} then o.carrier end
       where o.id = $1 and o.lease_until < 'infinity' and o.attempts = coalesce($3::int, o.attempts) returning o.attempts`,
      [outboxId, this.leaseSeconds, attempts],
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
      noteSpan({ outcome: 'done' });
      this.log.debug('job.done', { ...factsOf(job), ms: Math.round(seconds() * 1_000) });
      await this.store.ask('delete from app.outbox o where o.id = $1', [outboxId]);
    } catch (error) {
      this.metrics.job(job.name, 'failed', seconds());
      noteSpan({ outcome: 'failed' });
      this.log.error('job.failed', error, factsOf(job));
      await this.store.transaction((query) =>
        query(
          `update app.outbox o set error_code = $3, carrier = null, lease_until = now() + make_interval(secs => ($2::int[])[least(o.attempts, ${BACKOFF.length})::int])
           where o.id = $1 and o.lease_until < 'infinity'`,
          [outboxId, BACKOFF, codeOf(error)],
        ),
      );
    }
  }
}

function factsOf({ name, data }: Job<JobTicket>): Facts {
  return { topic: name, tenant: data.tenantId, ref: data.refId };
}

/** What a person may read of a failure: a code of ours. */
function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : 'INTERNAL';
}

/** Runs `work` as the worker's system principal in one tenant. */
export function asWorker<T>(door: TenantDoor, tenantId: string, topic: Topic, work: () => Promise<T>): Promise<T> {
  return door.run({ tenantId, principalId: WORKER_PRINCIPAL, purpose: `job:${topic}` }, work);
}
