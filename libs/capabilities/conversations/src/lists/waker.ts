import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker, type Announcer, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { WakeRepository } from './wake.repository.js';

/** Rung for the moment until which a conversation sleeps. */
export const WAKE_TOPIC = 'conversation.wake';

/** Wakes a conversation at its time and tells the screens; one that sleeps longer by then has a bell of its own. */
export class Waker implements JobRunner {
  readonly topic = WAKE_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly rows: WakeRepository,
    private readonly announcer: Announcer,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    await asWorker(this.door, tenantId, WAKE_TOPIC, async () => {
      if (await this.rows.wake(refId)) await this.announcer.announce('CONVERSATION', [refId]);
    });
  }
}
