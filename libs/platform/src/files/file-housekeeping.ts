import type { TenantDoor } from '../database/index.js';
import type { Clock } from '../kernel/index.js';
import { asWorker, TaskRepository } from '../queue/index.js';
import type { Files } from './files.js';

/** Tasks that ended are listed for so long. */
const TASK_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/** Lets expired files go: first their bytes, then their rows, so that nothing is left that nobody knows of. */
export class FileHousekeeping {
  constructor(
    private readonly door: TenantDoor,
    private readonly files: Files,
    private readonly clock: Clock,
  ) {}

  async run(tenantId: string): Promise<void> {
    const tasks = new TaskRepository(this.door);
    const inTenant = <T>(work: () => Promise<T>) => asWorker(this.door, tenantId, 'files.expiry', work);
    for (const file of await inTenant(() => this.files.listExpired())) {
      await this.files.removeBytes(tenantId, file);
      await inTenant(async () => {
        await tasks.dropFile(file.id);
        await this.files.forget(file.id);
      });
    }
    await inTenant(() => tasks.forget(new Date(this.clock.now().getTime() - TASK_DAYS * DAY_MS)));
  }
}
