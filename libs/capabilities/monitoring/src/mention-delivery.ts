import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import type { Gazetteer } from '@samenspraak/language/text';
import type { ChannelAccountRow, ChannelAccounts, Envelope, EnvelopeRepository } from '@samenspraak/channels';
import { sourceIdOf, type ConversationIntake, type InboundMessage } from '@samenspraak/conversations';
import { dutchDay, type MentionMeter } from '@samenspraak/licensing';
import type { TenantDoor } from '@samenspraak/platform/database';
import { DomainError, type Clock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { asWorker, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { Partnerships } from '@samenspraak/tenants';
import { whyParams } from './attribution-sentence.js';
import { BY_PARTNERSHIP, OWN_POST } from './attribution.js';
import type { DeliveryRepository } from './delivery.repository.js';
import { DELIVER_TOPIC } from './mention-router.js';
import { OrderPostRepository } from './order-post.repository.js';
import { isOrder, PublicOrder } from './public-order.js';
import type { Route, RoutingRepository } from './routing.repository.js';

/** What the licence brought; the rest came to the tenant by itself. */
const METERED = new Set(['query_matched', ...BY_PARTNERSHIP, 'shared_watch', 'triage_assigned', 'handed_over']);

/** Copies of one transaction; more wait for the next. */
const MOST_AT_ONCE = 1_000;

const MEMBER_MS = 60_000;

type Member = Awaited<ReturnType<Partnerships['members']>>[number];

interface Delivery {
  readonly route: Route;
  readonly envelope: Envelope;
}

/**
 * Gives a tenant all its copies that wait, in one transaction of that tenant per thousand: message, thread, clock, facts,
 * meter and the mark that it was delivered.
 */
export class MentionDelivery implements JobRunner {
  readonly topic = DELIVER_TOPIC;
  private readonly order: PublicOrder;
  private readonly members = new Map<string, { at: number; member: Member | undefined }>();

  constructor(
    private readonly door: TenantDoor,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly intake: ConversationIntake,
    private readonly meter: MentionMeter,
    private readonly accounts: ChannelAccounts,
    private readonly partnerships: Partnerships,
    private readonly gazetteer: Gazetteer,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.order = new PublicOrder(new OrderPostRepository(door));
  }

  async run({ tenantId }: JobCall): Promise<void> {
    if (!tenantId) return;
    while ((await this.deliver(tenantId)) === MOST_AT_ONCE);
  }

  /** @returns how many copies were taken up. */
  private async deliver(tenantId: string, only?: readonly string[]): Promise<number> {
    let routes: readonly Route[] = [];
    try {
      await asWorker(this.door, tenantId, DELIVER_TOPIC, async () => {
        [, routes] = await Promise.all([this.deliveries.lock(), this.deliveries.listWaiting(MOST_AT_ONCE, only)]);
        if (routes.length > 0) await this.take(routes);
      });
    } catch (error) {
      // Nothing is wrong with the copies when the database has no time.
      if (routes.length === 0 || (error instanceof DomainError && error.kind === 'unavailable')) throw error;
      await this.halve(tenantId, routes, error);
    }
    return routes.length;
  }

  /** One copy that does not go in keeps none of the others out. */
  private async halve(tenantId: string, routes: readonly Route[], error: unknown): Promise<void> {
    const ids = routes.map((route) => route.id);
    if (ids.length > 1) {
      const middle = Math.ceil(ids.length / 2);
      await this.deliver(tenantId, ids.slice(0, middle));
      await this.deliver(tenantId, ids.slice(middle));
      return;
    }
    this.log.error('mention.refused', error, { tenant: tenantId, route: ids[0]! });
    await this.routing.refuse(tenantId, ids[0]!);
  }

  /** What does not need an answer of the database goes over together: a delivery waits for it eight times, not twenty. */
  private async take(routes: readonly Route[]): Promise<void> {
    const [envelopes, mine, reasons] = await Promise.all([
      this.envelopes.openMany(
        this.deliveries.local,
        routes.map((route) => route.envelopeId),
      ),
      this.accounts.list(),
      this.reasons(routes),
      this.deliveries.markDelivered(routes.map((route) => route.id)),
    ]);
    const byId = new Map(envelopes.map((envelope) => [envelope.id, envelope]));
    const waiting = routes.flatMap((route): Delivery[] => {
      const envelope = byId.get(route.envelopeId);
      return envelope ? [{ route, envelope }] : [];
    });
    const { desk, order } = this.order.divert(waiting);
    const brought = desk.filter(({ route }) => route.kind === 'created' && METERED.has(route.whyCode));
    await Promise.all([
      this.order.keep(order, desk),
      this.meter.count(
        brought.map(({ envelope }) => sourceOf(envelope.event, envelope)),
        dutchDay(this.clock.now()).slice(0, 7),
      ),
      this.intake.receiveMany(desk.map((delivery) => toMessage(delivery, mine, reasons(delivery)))),
    ]);
  }

  /** What the sentence about a copy names: read in the tenant's own context, so a route holds ids only. */
  private async reasons(routes: readonly Route[]) {
    const asked = routes.filter((route) => !isOrder(route)).flatMap((route) => route.queryId ?? []);
    const names = await this.deliveries.listQueryNames([...new Set(asked)]);
    const placed = routes.some((route) => BY_PARTNERSHIP.has(route.whyCode));
    const own = placed ? await this.findOwn() : undefined;
    return ({ route, envelope }: Delivery): Record<string, string> => {
      if (route.queryId !== null) return { query: names.get(route.queryId) ?? '' };
      if (!BY_PARTNERSHIP.has(route.whyCode) || !isMessage(envelope.event)) return {};
      return whyParams(route.whyCode, envelope.event, this.gazetteer, own);
    };
  }

  /** The tenant as its partnership knows it; a new name counts within a minute. */
  private async findOwn(): Promise<Member | undefined> {
    const tenantId = this.door.tenantId();
    const known = this.members.get(tenantId);
    const now = this.clock.now().getTime();
    if (known && now - known.at < MEMBER_MS) return known.member;
    const member = (await this.partnerships.members()).find((one) => one.id === tenantId);
    this.members.set(tenantId, { at: now, member });
    return member;
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
