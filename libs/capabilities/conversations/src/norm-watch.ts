import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import type { NormWatchRepository } from './norm-watch.repository.js';

/** Minutes on the clock before a first answer is due. */
const AHEAD_MINUTES = 30;
/** In one round; the rest has its turn in the next, when these are due or answered. */
const MOST = 50;

/** Warns, once per deadline, who has a conversation that must be answered soon; of one that nobody has, the coordinators. */
export class NormWatch {
  constructor(
    private readonly door: TenantDoor,
    private readonly conversations: NormWatchRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  warn(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'conversations.norm', async () => {
      const now = this.clock.now();
      const until = new Date(now.getTime() + AHEAD_MINUTES * 60_000);
      for (const { id, dueAt, assigneeId } of await this.conversations.listDue(now, until, MOST)) {
        await this.notify.tell({
          kind: 'NORM_AT_RISK',
          to: assigneeId ? { membershipId: assigneeId } : { roles: ['coordinator'] },
          params: { dueAt: dueAt.toISOString() },
          subject: `${id}:${dueAt.toISOString()}`,
          subjectId: id,
          once: true,
        });
      }
    });
  }
}
