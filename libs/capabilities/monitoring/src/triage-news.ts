import type { Notify } from '@samenspraak/notifications';
import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { asWorker, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import { NEWS_TOPIC, type TriageRepository } from './triage.repository.js';

/** Tells who does triage how much waits: one notice, however much comes. What was decided meanwhile is no news. */
export class TriageNews implements JobRunner {
  readonly topic = NEWS_TOPIC;

  constructor(
    private readonly store: LocalStore,
    private readonly door: TenantDoor,
    private readonly triage: TriageRepository,
    private readonly notify: Notify,
  ) {}

  async run({ tenantId, refId: partnershipId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const amount = await this.store.transaction((query) => this.triage.countOpen(query, partnershipId));
    if (amount === 0) return;
    await asWorker(this.door, tenantId, NEWS_TOPIC, () =>
      this.notify.tell({
        kind: 'TRIAGE_WAITING',
        to: { roles: ['triage'] },
        params: {},
        subject: partnershipId,
        amount,
      }),
    );
  }
}
