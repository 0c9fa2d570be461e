import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { asWorker, ringLocally, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import { KeptRecallRepository } from './kept-recall.repository.js';
import { GATHER_TOPIC, KEEP_TOPIC } from './recall.service.js';

/**
 * Writes a recall down with everybody who uses what was called back, members or not: whoever left hears of it in this way alone,
 * and whoever leaves later keeps it. Members are blocked from the first moment, by the row that all read.
 */
export class RecallKeeper implements JobRunner {
  readonly topic = KEEP_TOPIC;
  private readonly kept: KeptRecallRepository;

  constructor(
    private readonly door: TenantDoor,
    private readonly store: LocalStore,
  ) {
    this.kept = new KeptRecallRepository(door);
  }

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const recall = await asWorker(this.door, tenantId, KEEP_TOPIC, () => this.kept.findShared(refId));
    if (!recall) return;
    const { itemId, partnershipId } = recall;
    // Who left comes first: the others are blocked already.
    const holders = await this.store.ask<{ id: string; left: boolean }>(
      `select r.tenant_id as id, m.id is null as left from app.adoption_route r left join app.workplaces($2) as m(id) on m.id = r.tenant_id
        where r.item_id = $1 and r.tenant_id in (select app.active_tenants()) order by m.id is not null, r.tenant_id`,
      [itemId, partnershipId],
    );
    for (const { id, left } of holders) {
      const added = await asWorker(this.door, id, KEEP_TOPIC, () => this.kept.keep(recall));
      // What waits to leave there is taken back, and what left is listed, as with the members.
      if (added && left)
        await this.store.transaction((query) => ringLocally(query, [{ topic: GATHER_TOPIC, refId, tenantId: id }]));
    }
  }
}
