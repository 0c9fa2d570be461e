import type { TenantDoor } from '../database/index.js';
import { DomainError, type Clock } from '../kernel/index.js';
import type { Log } from '../observability/index.js';
import type { Announcer } from './announce.js';
import { asWorker, type JobCall, type JobRunner } from './job-workers.js';
import type { Outbox } from './outbox.js';
import type { TaskWork } from './task.js';
import { TaskRepository, type ClaimedTask } from './task.repository.js';
import { TASK_TOPIC } from './tasks.js';

/** After this a run rings for itself and lets others go first; far below the lease of a job. */
const SLICE_MS = 5_000;
/** As long as a part is away for less than this, the task waits for it. */
const PATIENCE_MS = 20 * 60_000;

/** Cancelled meanwhile, or in the hands of another run: what this step recorded is rolled back. */
class TaskTaken extends Error {}

/** Runs tasks step by step. Killed anywhere, the next run begins at the last committed step. */
export class TaskWorker implements JobRunner {
  readonly topic = TASK_TOPIC;
  private readonly rows: TaskRepository;
  private readonly works: ReadonlyMap<string, TaskWork>;

  constructor(
    private readonly door: TenantDoor,
    works: readonly TaskWork[],
    private readonly outbox: Outbox,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly sliceMs = SLICE_MS,
  ) {
    this.rows = new TaskRepository(door);
    this.works = new Map(works.map((work) => [work.kind, work]));
  }

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const until = this.clock.now().getTime() + this.sliceMs;
    for (;;) {
      const task = await this.inTenant(tenantId, () => this.rows.claim(refId));
      if (!task) return;
      const again = await this.advance(task);
      if (!again) return;
      if (this.clock.now().getTime() < until) continue;
      await this.inTenant(tenantId, () => this.outbox.ring(TASK_TOPIC, refId));
      return;
    }
  }

  /** One step. @returns whether there is a next one. */
  private async advance(task: ClaimedTask): Promise<boolean> {
    const work = this.works.get(task.kind);
    if (!work) return this.end(task, 'TASKS_KIND_UNKNOWN');
    // Who has lost the right while waiting gets nothing.
    if (!work.permission.roles.some((role) => task.roles.includes(role))) return this.end(task, 'PERMISSION_DENIED');
    try {
      const step = await work.step(task);
      return await this.inTenant(task.tenantId, async () => {
        await step.record?.();
        if (!(await this.rows.commitStep(task, step))) throw new TaskTaken();
        await this.announcer.announce('TASK', [task.id]);
        return !step.finished;
      });
    } catch (error) {
      if (error instanceof TaskTaken) return false;
      return this.refused(task, error);
    }
  }

  private async refused(task: ClaimedTask, error: unknown): Promise<boolean> {
    const known = error instanceof DomainError ? error : undefined;
    const since = task.failingSince?.getTime() ?? this.clock.now().getTime();
    if (known?.kind === 'unavailable' && this.clock.now().getTime() - since < PATIENCE_MS) {
      await this.inTenant(task.tenantId, () => this.rows.noteFailing(task));
      throw error;
    }
    this.log.error('task.failed', error, { tenant: task.tenantId, task: task.id, kind: task.kind });
    return this.end(task, known?.code ?? 'INTERNAL');
  }

  private async end(task: ClaimedTask, code: string): Promise<boolean> {
    await this.inTenant(task.tenantId, async () => {
      await this.rows.fail(task, code);
      await this.announcer.announce('TASK', [task.id]);
    });
    return false;
  }

  private inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    return asWorker(this.door, tenantId, TASK_TOPIC, work);
  }
}
