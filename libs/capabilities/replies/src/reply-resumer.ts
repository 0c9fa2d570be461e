import { CONNECTED_TOPIC } from '@samenspraak/channels';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, type JobCall, type JobRunner, type Outbox } from '@samenspraak/platform/queue';
import { SEND_TOPIC } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';

/** Sends on what waited for an account that works again. */
export class ReplyResumer implements JobRunner {
  readonly topic = CONNECTED_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly replies: ReplyRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    await asWorker(this.door, tenantId, CONNECTED_TOPIC, async () => {
      const now = this.clock.now();
      for (const { id, attempt } of await this.replies.listHeld(refId)) {
        const change = { dueAt: now, tries: 0 };
        const held = await this.replies.move(id, { from: ['QUEUED'], attempt }, 'QUEUED', change, now);
        if (held) await this.outbox.ring(SEND_TOPIC, id);
      }
    });
  }
}
