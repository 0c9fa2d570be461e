import { setTimeout as rest } from 'node:timers/promises';
import type { LocalQuery, LocalStore } from '../database/index.js';
import {
  currentTrace,
  traced,
  traceparent,
  type Log,
  type Metrics,
  type Outcome,
  type Trace,
} from '../observability/index.js';
import type { JobRunner } from './job-workers.js';
import { ringLocally, type Bell, type Topic } from './outbox.js';

/** A bell that this process will answer itself once the transaction it was rung in is committed. */
export interface NearBell extends Bell {
  readonly outboxId: string;
}

interface Lane {
  readonly bell: NearBell;
  waiting: string[];
  /** Of the first that waits. */
  trace: Trace | undefined;
}

/** Between two beginnings of the same work: who is rung for without end does more at a time, and not more often. Measured: `load -- visibility`. */
const REST_MS = 80;

/** How long rows of done work may stay, so that one statement takes many away. */
const SWEEP_MS = 100;
const BACKOFF_SECONDS = 1;

/**
 * Answers at once, in this process, the bells that it rang itself: no relay and no queue in between. The outbox row stays
 * the truth: it is born leased to this process and goes after its work; when the process ends before that, the lease runs out
 * and the relay carries the row like any other. What is rung for the same thing meanwhile is one run more, not many.
 */
export class NearWork {
  private readonly runners = new Map<Topic, JobRunner>();
  private readonly lanes = new Map<string, Lane>();
  private readonly running = new Set<Promise<void>>();
  private readonly queue: (() => void)[] = [];
  private done: string[] = [];
  private sweeping?: NodeJS.Timeout;
  private free: number;
  private stopped = false;

  /** @param most runs at a time, so that connections are left for others. */
  constructor(
    private readonly store: LocalStore,
    private readonly log: Log,
    private readonly leaseSeconds = 60,
    most = 4,
    private readonly metrics?: Metrics,
  ) {
    this.free = most;
  }

  start(runners: readonly JobRunner[]): void {
    for (const runner of runners) this.runners.set(runner.topic, runner);
  }

  /** Lets what runs end and begins nothing more; what still waits is left to the relay. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.running);
    const left = [...this.lanes.values()].flatMap((lane) => lane.waiting);
    clearTimeout(this.sweeping);
    await this.sweep();
    await this.giveBack(left, 0);
  }

  /**
   * Rings in a transaction of local tables.
   * @returns what to `answer` when that is committed; nothing of what nobody here can do: that goes the long way.
   */
  async ring(query: LocalQuery, bells: readonly Bell[]): Promise<NearBell[]> {
    const near = this.stopped ? [] : bells.filter((bell) => this.runners.has(bell.topic));
    await ringLocally(
      query,
      bells.filter((bell) => !near.includes(bell)),
    );
    if (near.length === 0) return [];
    const rows = await query<{ id: string; topic: Topic; ref_id: string; tenant_id: string | null }>(
      `insert into app.outbox as o (tenant_id, topic, ref_id, attempts, lease_until, trace)
       select t, p, r, 1, now() + make_interval(secs => $4), $5 from unnest($1::uuid[], $2::text[], $3::uuid[]) as b(t, p, r)
       returning o.id, o.topic, o.ref_id, o.tenant_id`,
      [
        near.map((b) => b.tenantId),
        near.map((b) => b.topic),
        near.map((b) => b.refId),
        this.leaseSeconds,
        traceparent(),
      ],
      'kept',
    );
    return rows.map((row) => ({ outboxId: row.id, topic: row.topic, refId: row.ref_id, tenantId: row.tenant_id }));
  }

  /** Whether something runs or waits for its turn. */
  get isBusy(): boolean {
    return this.lanes.size > 0;
  }

  answer(bells: readonly NearBell[]): void {
    for (const bell of bells) {
      const key = `${bell.topic} ${bell.refId}`;
      const lane = this.lanes.get(key);
      if (lane) {
        if (lane.waiting.length === 0) lane.trace = currentTrace();
        lane.waiting.push(bell.outboxId);
        continue;
      }
      const opened = { bell, waiting: [bell.outboxId], trace: currentTrace() };
      this.lanes.set(key, opened);
      const run = this.run(key, opened).finally(() => this.running.delete(run));
      this.running.add(run);
    }
  }

  private async run(key: string, lane: Lane): Promise<void> {
    while (lane.waiting.length > 0 && !this.stopped) {
      await this.turn();
      const begun = performance.now();
      if (!this.stopped) {
        // All that was rung until now is done by this run, for it reads what is there.
        const ids = lane.waiting;
        lane.waiting = [];
        const { topic, tenantId: tenant, refId: ref } = lane.bell;
        await traced('job', { topic, tenant, ref }, () => this.work(lane.bell, ids), lane.trace ?? null);
      }
      this.free += 1;
      this.queue.shift()?.();
      // What is rung for meanwhile waits for it too.
      await rest(Math.max(0, begun + REST_MS - performance.now()));
    }
    if (!this.stopped) this.lanes.delete(key);
  }

  private async turn(): Promise<void> {
    while (this.free <= 0) await new Promise<void>((resolve) => this.queue.push(resolve));
    this.free -= 1;
  }

  private async work(bell: NearBell, ids: readonly string[]): Promise<void> {
    const { topic, tenantId, refId } = bell;
    const begun = performance.now();
    const count = (outcome: Outcome) => this.metrics?.job(topic, outcome, (performance.now() - begun) / 1_000);
    try {
      await this.runners.get(topic)!.run({ tenantId, refId, outboxId: ids[0]! });
      count('done');
      this.done.push(...ids);
      this.sweeping ??= setTimeout(() => void this.sweep(), SWEEP_MS);
    } catch (error) {
      count('failed');
      this.log.error('near.failed', error, { topic, tenant: tenantId, ref: refId });
      await this.giveBack(ids, BACKOFF_SECONDS);
    }
  }

  private async sweep(): Promise<void> {
    this.sweeping = undefined;
    const ids = this.done;
    this.done = [];
    if (ids.length === 0) return;
    await this.store
      .ask('delete from app.outbox o where o.id = any ($1::uuid[])', [ids])
      // The relay rings for them again, and the work finds nothing to do.
      .catch((error: unknown) => this.log.error('near.sweep', error));
  }

  private async giveBack(ids: readonly string[], seconds: number): Promise<void> {
    if (ids.length === 0) return;
    await this.store
      .transaction(async (query) => {
        await query(
          `update app.outbox o set lease_until = now() + make_interval(secs => $2) where o.id = any ($1::uuid[])`,
          [ids, seconds],
        );
        await query(`select pg_notify('outbox', '')`);
      })
      .catch((error: unknown) => this.log.error('near.back', error));
  }
}
