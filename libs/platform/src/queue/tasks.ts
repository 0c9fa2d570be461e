import type { TenantDoor } from '../database/index.js';
import { isId, newId } from '../kernel/index.js';
import type { Announcer } from './announce.js';
import type { Outbox, Topic } from './outbox.js';
import { taskNotFound, taskNotRetryable, tooManyTasks, type TaskNote, type TaskView } from './task.js';
import { TaskRepository } from './task.repository.js';

export const TASK_TOPIC = 'task.run' satisfies Topic;

/** Open tasks of one person in one tenant. */
const MOST_OPEN = 3;
const MOST_LISTED = 50;

/** Background work that a person waits for: started, followed, cancelled and taken up again by that person only. */
export class Tasks {
  private readonly rows: TaskRepository;

  constructor(
    door: TenantDoor,
    private readonly outbox: Outbox,
    private readonly announcer: Announcer,
  ) {
    this.rows = new TaskRepository(door);
  }

  /** The capability that starts it has checked the permission. @throws DomainError TASKS_TOO_MANY */
  async start(kind: string, params: TaskNote): Promise<TaskView> {
    if ((await this.rows.countOwnOpen()) >= MOST_OPEN) throw tooManyTasks(MOST_OPEN);
    const id = newId();
    await this.rows.insert(id, kind, params);
    await this.ring(id);
    return this.get(id);
  }

  list(): Promise<TaskView[]> {
    return this.rows.listOwn(MOST_LISTED);
  }

  /** @throws DomainError TASKS_NOT_FOUND, also for a colleague's. */
  async get(id: string): Promise<TaskView> {
    const found = isId(id) ? await this.rows.findOwn(id) : undefined;
    if (!found) throw taskNotFound();
    return found;
  }

  /** Twice is no error; what has ended stays as it ended. */
  async cancel(id: string): Promise<TaskView> {
    await this.get(id);
    if (await this.rows.cancelOwn(id)) await this.announcer.announce('TASK', [id]);
    return this.get(id);
  }

  /** Takes a failed task up where it stopped. @throws DomainError TASKS_STATE_CHANGED when it has not failed. */
  async retry(id: string): Promise<TaskView> {
    await this.get(id);
    if (!(await this.rows.retryOwn(id))) throw taskNotRetryable();
    await this.ring(id);
    return this.get(id);
  }

  private async ring(id: string): Promise<void> {
    await this.outbox.ring(TASK_TOPIC, id);
    await this.announcer.announce('TASK', [id]);
  }
}
