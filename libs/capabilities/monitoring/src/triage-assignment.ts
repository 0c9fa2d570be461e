import type { LocalStore } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { ringLocally, type JobCall, type JobRunner, type Topic } from '@samenspraak/platform/queue';
import { DELIVER_TOPIC } from './mention-router.js';
import type { RoutingRepository } from './routing.repository.js';
import type { TriageRepository } from './triage.repository.js';

export const ASSIGN_TOPIC = 'mention.assign' satisfies Topic;

/** Carries out what the triage desk decided: a route to the tenant, or nothing; the post goes either way. */
export class TriageAssignment implements JobRunner {
  readonly topic = ASSIGN_TOPIC;

  constructor(
    private readonly store: LocalStore,
    private readonly routing: RoutingRepository,
    private readonly triage: TriageRepository,
  ) {}

  async run({ refId }: JobCall): Promise<void> {
    await this.store.transaction(async (query) => {
      const post = await this.triage.findDecided(query, refId);
      if (!post) return;
      const { tenantId, partnershipId, envelopeId, network, externalId } = post;
      if (tenantId && (await this.routing.isMember(query, partnershipId, tenantId))) {
        const batchId = newId();
        const copy = {
          tenantId,
          involvement: 'lead',
          whyCode: 'triage_assigned',
          queryId: null,
          accountId: null,
        } as const;
        const about = { envelopeId, network, externalId, revision: Number(post.revision), kind: 'created' } as const;
        await this.routing.insertRoutes(query, partnershipId, batchId, [{ ...about, ...copy }]);
        await ringLocally(query, [{ topic: DELIVER_TOPIC, refId: batchId, tenantId }]);
      }
      await this.triage.remove(query, post.id);
    });
  }
}
