import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import { findPlaces, type Gazetteer } from '@samenspraak/language/text';
import type { ChannelAccountRow, ChannelAccounts, Envelope, EnvelopeRepository } from '@samenspraak/channels';
import { sourceIdOf, type ConversationIntake, type InboundMessage } from '@samenspraak/conversations';
import { dutchDay, type MentionMeter } from '@samenspraak/licensing';
import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { asWorker, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { Partnerships } from '@samenspraak/tenants';
import { OWN_POST } from './attribution.js';
import { DELIVER_TOPIC } from './mention-router.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import type { Route, RoutingRepository } from './routing.repository.js';

/** What the licence brought; the rest came to the tenant by itself. */
const METERED = new Set(['query_matched', 'partnership_query', 'shared_watch', 'triage_assigned']);

interface Delivery {
  readonly route: Route;
  readonly envelope: Envelope;
}

/** Gives a tenant its copies of a batch, in one idempotent transaction of that tenant: message, thread, clock, facts, meter. */
export class MentionDelivery implements JobRunner {
  readonly topic = DELIVER_TOPIC;

  constructor(
    private readonly store: LocalStore,
    private readonly door: TenantDoor,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly intake: ConversationIntake,
    private readonly meter: MentionMeter,
    private readonly accounts: ChannelAccounts,
    private readonly queries: MonitoringQueryRepository,
    private readonly partnerships: Partnerships,
    private readonly gazetteer: Gazetteer,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async run({ tenantId, refId: batchId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const routes = await this.routing.listWaiting(batchId, tenantId);
    const byEnvelope = new Map(routes.map((route) => [route.envelopeId, route]));
    // In the order in which they came: an edit after its message.
    const deliveries = (await this.open(routes)).map((envelope) => ({ envelope, route: byEnvelope.get(envelope.id)! }));
    if (deliveries.length === 0) return;
    try {
      await this.deliver(tenantId, deliveries);
    } catch (error) {
      if (deliveries.length === 1) throw error;
      await this.deliverSingly(tenantId, deliveries, error);
    }
  }

  /** One message that does not go in keeps none of the others out. */
  private async deliverSingly(tenantId: string, deliveries: readonly Delivery[], first: unknown): Promise<void> {
    this.log.error('mention.batch', first, { tenant: tenantId });
    let last: unknown;
    for (const delivery of deliveries) {
      await this.deliver(tenantId, [delivery]).catch((error: unknown) => {
        last = error;
        this.log.error('mention.refused', error, { tenant: tenantId, route: delivery.route.id });
      });
    }
    if (last) throw last;
  }

  private async deliver(tenantId: string, deliveries: readonly Delivery[]): Promise<void> {
    await asWorker(this.door, tenantId, DELIVER_TOPIC, async () => {
      const mine = await this.accounts.list();
      const reasons = await this.reasons(deliveries);
      for (const delivery of deliveries) await this.intake.receive(toMessage(delivery, mine, reasons(delivery)));
      const brought = deliveries.filter(({ route }) => route.kind === 'created' && METERED.has(route.whyCode));
      await this.meter.count(
        brought.map(({ envelope }) => sourceOf(envelope.event, envelope)),
        dutchDay(this.clock.now()).slice(0, 7),
      );
    });
    await this.routing.markDelivered(deliveries.map(({ route }) => route.id));
  }

  /** What the sentence about a copy names: read in the tenant's own context, so a route holds ids only. */
  private async reasons(deliveries: readonly Delivery[]) {
    const asked = deliveries.some(({ route }) => route.queryId !== null);
    const names = new Map((asked ? await this.queries.list() : []).map((query) => [query.id, query.name]));
    const own = (await this.partnerships.members()).find((member) => member.id === this.door.tenantId());
    return ({ route, envelope }: Delivery): Record<string, string> => {
      if (route.queryId !== null) return { query: names.get(route.queryId) ?? '' };
      if (route.whyCode !== 'partnership_query' || !isMessage(envelope.event)) return {};
      const place = findPlaces(envelope.event.text.slice(0, 20_000), this.gazetteer).find(
        (mention) => mention.unique && own?.gmCode && mention.place.gm.includes(own.gmCode),
      );
      return { name: place?.place.name ?? own?.name ?? '' };
    };
  }

  private open(routes: readonly Route[]): Promise<Envelope[]> {
    const ids = routes.map((route) => route.envelopeId);
    return this.store.transaction((query) => this.envelopes.openMany(query, ids));
  }
}

function toMessage(
  { route, envelope }: Delivery,
  mine: readonly ChannelAccountRow[],
  params: Record<string, string>,
): InboundMessage {
  const { event } = envelope;
  const { network } = envelope;
  const message = isMessage(event) ? event : undefined;
  const account =
    mine.find((one) => one.id === route.accountId) ??
    mine.find((one) => one.network === network && one.state !== 'REVOKED') ??
    mine.find((one) => one.network === network);
  const named = (externalId: string | null) => (externalId === null ? null : sourceIdOf(network, externalId));
  return {
    network,
    sourceId: sourceIdOf(network, event.key.externalId),
    externalId: event.key.externalId,
    accountId: account?.id ?? null,
    kind: route.kind,
    revision: route.revision,
    author: message?.author ?? { externalId: '', handle: '', displayName: '', url: null },
    text: message?.text ?? '',
    occurredAt: event.occurredAt,
    permalink: message?.permalink ?? null,
    visibility: message?.visibility ?? 'public',
    parentSourceId: named(message?.parent ?? null),
    rootSourceId: named(message?.root ?? null),
    direction: route.whyCode === OWN_POST ? 'outbound' : 'inbound',
    involvement: route.involvement,
    why: { code: route.whyCode, params: account ? { account: `@${account.handle}`, ...params } : params },
    mentions: message?.mentions.map((mention) => mention.handle) ?? [],
    hashtags: message?.hashtags ?? [],
    clientKey: message?.clientKey,
  };
}

const sourceOf = (event: NetworkEvent, { network }: Envelope) => sourceIdOf(network, event.key.externalId);

const isMessage = (event: NetworkEvent): event is MessageEvent => event.kind === 'created' || event.kind === 'edited';
