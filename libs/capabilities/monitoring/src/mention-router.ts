import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import { findPlaces, tokenise, type Gazetteer } from '@samenspraak/language/text';
import type { Envelope, EnvelopeRepository } from '@samenspraak/channels';
import { ROUTE_TOPIC } from '@samenspraak/channels';
import type { LocalQuery, LocalStore } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { ringLocally, type JobCall, type JobRunner, type Topic } from '@samenspraak/platform/queue';
import { attribute, type MatchedQuery } from './attribution.js';
import { dutchToday } from './monitoring-query.js';
import type { QueryBook, QueryBooks } from './query-book.js';
import type { Arrival, NewRoute, RoutingRepository } from './routing.repository.js';
import { RouteMemory } from './route-memory.js';
import type { NewTriagePost } from './triage.js';
import type { TriageRepository } from './triage.repository.js';

export const DELIVER_TOPIC = 'mention.deliver' satisfies Topic;

/** Longer texts are matched by their beginning; the whole text is delivered. */
const MOST_MATCHED = 20_000;

/** Envelopes of one run; more wait for the next. */
const MOST_AT_ONCE = 500;

interface Outcome {
  readonly routes: NewRoute[];
  readonly triage: NewTriagePost[];
  readonly placed: string[];
  readonly matched: MatchedQuery[];
}

/** Matches what waits of a connection against the queries of all members and decides who gets a copy. One transaction; a second run finds nothing to do. */
export class MentionRouter implements JobRunner {
  readonly topic = ROUTE_TOPIC;

  constructor(
    private readonly store: LocalStore,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly triage: TriageRepository,
    private readonly books: QueryBooks,
    private readonly gazetteer: Gazetteer,
    private readonly clock: Clock,
  ) {}

  async run({ refId: batchId }: JobCall): Promise<void> {
    const arrival = await this.routing.findArrival(batchId);
    if (!arrival) return;
    const book = await this.books.get(arrival.partnershipId);
    await this.store.transaction(async (query) => {
      await this.routing.lockPartnership(query, arrival.partnershipId);
      const waiting = await this.envelopes.openWaiting(query, batchId, MOST_AT_ONCE);
      if (waiting.length === 0) return;
      if (book) await this.route(query, batchId, arrival, book, waiting);
      const ids = waiting.map((envelope) => envelope.id);
      await this.envelopes.markRouted(query, ids);
      if (ids.length === MOST_AT_ONCE)
        await ringLocally(query, [{ topic: ROUTE_TOPIC, refId: batchId, tenantId: null }]);
    });
  }

  private async route(
    query: LocalQuery,
    batchId: string,
    arrival: Arrival,
    book: QueryBook,
    envelopes: readonly Envelope[],
  ): Promise<void> {
    const ids = envelopes.flatMap(({ event }) => [event.key.externalId, ...parentOf(event)]);
    const memory = new RouteMemory(
      await this.routing.listEarlier(query, arrival, ids),
      await this.routing.listDelivered(query, arrival, ids),
      await this.routing.listDeleted(query, arrival, ids),
    );
    const outcome: Outcome = { routes: [], triage: [], placed: [], matched: [] };
    for (const envelope of envelopes) this.decide(envelope, arrival, book, memory, outcome);
    const { partnershipId, network } = arrival;
    await this.routing.insertRoutes(query, partnershipId, batchId, outcome.routes);
    await this.routing.countMatches(query, this.today(), outcome.matched);
    const gone = await this.triage.withdraw(query, partnershipId, network, outcome.placed);
    const come = await this.triage.put(query, partnershipId, outcome.triage);
    await this.triage.announce(query, book.partnership.holderId, [...gone, ...come]);
    const tenants = [...new Set(outcome.routes.map((route) => route.tenantId))];
    await ringLocally(
      query,
      tenants.map((tenantId) => ({ topic: DELIVER_TOPIC, refId: batchId, tenantId })),
    );
  }

  private decide(envelope: Envelope, arrival: Arrival, book: QueryBook, memory: RouteMemory, outcome: Outcome): void {
    const { event } = envelope;
    const { externalId, revision } = event.key;
    const about = { envelopeId: envelope.id, network: arrival.network, externalId, revision };
    if (event.kind === 'deleted') {
      // Who has it must forget it; of nobody else is it any business.
      for (const { tenantId, involvement } of memory.earlier(externalId)) {
        const copy = { tenantId, involvement, whyCode: 'deleted', queryId: null, accountId: null };
        outcome.routes.push({ ...about, ...copy, kind: 'deleted' });
      }
      memory.delete(externalId);
      outcome.placed.push(externalId);
      return;
    }
    if (event.kind !== 'created' && event.kind !== 'edited') return;
    // Its delete was faster: the message never comes in.
    if (memory.isDeleted(externalId)) return;
    const { copies, triage, matched } = this.place(event, arrival, book, memory);
    if (memory.isFirst(externalId)) outcome.matched.push(...matched);
    const concerned = new Set([
      ...copies.map((copy) => copy.tenantId),
      ...memory.earlier(externalId).map((route) => route.tenantId),
    ]);
    for (const tenantId of concerned) {
      if (memory.has(tenantId, externalId, revision)) continue;
      const former = memory.earlier(externalId).find((route) => route.tenantId === tenantId);
      const copy = copies.find((one) => one.tenantId === tenantId) ?? {
        tenantId,
        whyCode: 'thread_followed',
        queryId: null,
        accountId: null,
        involvement: former!.involvement,
      };
      // For who does not have it yet, an edited message is a new one.
      outcome.routes.push({ ...about, ...copy, kind: former && event.kind === 'edited' ? 'edited' : 'created' });
      memory.add(externalId, revision, copy);
    }
    if (concerned.size > 0) outcome.placed.push(externalId);
    else if (triage) outcome.triage.push({ ...about, ...asPost(event), ...triage });
  }

  private place(event: MessageEvent, arrival: Arrival, book: QueryBook, memory: RouteMemory) {
    const text = tokenise(event.text.slice(0, MOST_MATCHED));
    const matched = book.match(text, this.today());
    const parent = event.parent === null ? [] : memory.earlier(event.parent);
    const decision = attribute({
      event,
      connection: arrival,
      members: book.members,
      accounts: book.accounts,
      matched,
      parties: book.parties(this.today()),
      places: findPlaces(text, this.gazetteer),
      earlier: memory.earlier(event.key.externalId),
      parent,
    });
    return { ...decision, matched: event.visibility === 'public' || event.visibility === 'unlisted' ? matched : [] };
  }

  private today(): string {
    return dutchToday(this.clock.now());
  }
}

const parentOf = (event: NetworkEvent): string[] => ('parent' in event && event.parent !== null ? [event.parent] : []);

const asPost = (event: MessageEvent) => ({
  text: event.text,
  authorHandle: event.author.handle,
  permalink: event.permalink,
  publishedAt: event.occurredAt,
});
