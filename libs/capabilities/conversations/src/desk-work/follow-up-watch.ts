import type { Facts } from '@samenspraak/metrics';
import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, type Announcer } from '@samenspraak/platform/queue';
import type { FollowUpRepository } from './follow-up.repository.js';

const MOST = 50;

/** When a promise is due: its conversation comes back to the desk, and who has it, else who promised, is told, once. */
export class FollowUpWatch {
  constructor(
    private readonly door: TenantDoor,
    private readonly followUps: FollowUpRepository,
    private readonly facts: Facts,
    private readonly notify: Notify,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  remind(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'conversations.promises', async () => {
      const at = this.clock.now();
      for (const due of await this.followUps.takeDue(at, MOST)) {
        const { conversationId } = due;
        await this.followUps.wake(conversationId);
        if (due.wasClosed) await this.facts.reopened({ conversationId, at });
        await this.notify.tell({
          kind: 'FOLLOW_UP_DUE',
          to: { membershipId: due.membershipId },
          params: { dueAt: due.dueAt.toISOString() },
          subject: due.id,
          subjectId: conversationId,
          once: true,
        });
        await this.announcer.announce('CONVERSATION', [conversationId]);
      }
    });
  }
}
