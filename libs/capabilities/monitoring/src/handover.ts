import type { MessageEvent } from '@samenspraak/connector-contract';
import type { EnvelopeRepository } from '@samenspraak/channels';
import { sourceIdOf, type HandOn } from '@samenspraak/conversations';
import type { LocalQuery, LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { newId } from '@samenspraak/platform/kernel';
import { asWorker, ringLocally, type JobCall, type JobRunner, type Topic } from '@samenspraak/platform/queue';
import type { Handover, HandoverRepository } from './handover.repository.js';
import { ambiguousNameOf } from './attribution-name.js';
import { DELIVER_TOPIC } from './mention-router.js';
import type { PartnershipRepository } from '@samenspraak/tenants';
import type { RoutingRepository } from './routing.repository.js';
import type { TriageRepository } from './triage.repository.js';

export const HANDOVER_TOPIC = 'mention.handover' satisfies Topic;

interface About {
  readonly envelopeId: string;
  readonly network: string;
  readonly externalId: string;
  readonly revision: number;
}

/** Carries out what a member gave away: the lead moves, and the neighbour gets its own copy by a route. Each step may run twice. */
export class HandoverRunner implements JobRunner {
  readonly topic = HANDOVER_TOPIC;

  constructor(
    private readonly store: LocalStore,
    private readonly door: TenantDoor,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly triage: TriageRepository,
    private readonly handovers: HandoverRepository,
    private readonly handOn: HandOn,
    private readonly partnerships: PartnershipRepository,
  ) {}

  async run({ refId }: JobCall): Promise<void> {
    const handover = await this.store.transaction((query) => this.move(query, refId));
    if (!handover) return;
    await (handover.toId === null ? this.announce(handover) : this.takeLead(handover, handover.toId));
    await this.store.transaction((query) => this.handovers.remove(query, handover.id));
  }

  private async move(query: LocalQuery, id: string): Promise<Handover | undefined> {
    const found = await this.handovers.find(query, id);
    if (!found) return undefined;
    const { partnershipId, network, externalId } = found;
    await this.routing.lockPartnership(query, partnershipId);
    // Who left meanwhile cannot get it: a person looks again.
    const stays = found.toId !== null && (await this.routing.isMember(query, partnershipId, found.toId));
    const handover = stays ? found : { ...found, toId: null };
    await this.handovers.moveLead(query, handover);
    const kept = await this.handovers.findEnvelope(query, handover);
    const [envelope] = kept ? await this.envelopes.openMany(query, [kept.id]) : [];
    if (!kept || !envelope) return handover;
    const about = { envelopeId: kept.id, network, externalId, revision: Number(kept.revision) };
    if (handover.toId === null) await this.backToTriage(query, handover, about, envelope.event as MessageEvent);
    else if (!(await this.handovers.hasRoute(query, handover)))
      await this.routeTo(query, handover.toId, handover, about);
    return handover;
  }

  private async routeTo(query: LocalQuery, tenantId: string, { partnershipId }: Handover, about: About): Promise<void> {
    const batchId = newId();
    const copy = { tenantId, involvement: 'lead', whyCode: 'handed_over', queryId: null, accountId: null } as const;
    await this.routing.insertRoutes(query, partnershipId, batchId, [{ ...about, ...copy, kind: 'created' }]);
    await ringLocally(query, [{ topic: DELIVER_TOPIC, refId: batchId, tenantId }]);
  }

  /** Who watched it has a copy already, or has one on its way: then this is tried again. */
  private async takeLead(handover: Handover, tenantId: string): Promise<void> {
    const sourceId = sourceIdOf(handover.network, handover.externalId);
    const why = { code: 'handed_over', params: {} };
    const taken = await asWorker(this.door, tenantId, HANDOVER_TOPIC, () => this.handOn.takeLead(sourceId, why));
    if (!taken && (await this.store.transaction((query) => this.handovers.isUnderWay(query, handover)))) {
      throw new Error('The copy of the new lead is still on its way.');
    }
  }

  private async backToTriage(
    query: LocalQuery,
    { partnershipId, fromId }: Handover,
    about: About,
    event: MessageEvent,
  ): Promise<void> {
    const members = await this.routing.listMembers(partnershipId);
    const post = {
      ...about,
      text: event.text,
      authorHandle: event.author.handle,
      permalink: event.permalink,
      publishedAt: event.occurredAt,
      whyCode: 'handed_back',
      candidates: members.filter((id) => id !== fromId),
      ambiguousName: ambiguousNameOf(event.text),
      whyName: null,
    };
    await this.triage.put(query, partnershipId, [post]);
  }

  private async announce({ partnershipId, fromId, id }: Handover): Promise<void> {
    const find = () => this.partnerships.find(partnershipId);
    const partnership = await asWorker(this.door, fromId, HANDOVER_TOPIC, find);
    if (partnership) await this.store.transaction((query) => this.triage.announce(query, partnership.holderId, [id]));
  }
}
