import type { MessageEvent, NetworkEvent } from '@samenspraak/connector-contract';
import { findPlaces, placeCodes, tokenise, type Gazetteer } from '@samenspraak/language/text';
import type { Envelope, EnvelopeRepository } from '@samenspraak/channels';
import { ROUTE_TOPIC } from '@samenspraak/channels';
import type { LocalQuery, LocalStore } from '@samenspraak/platform/database';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import {
  ringLocally,
  type Bell,
  type JobCall,
  type JobRunner,
  type NearBell,
  type NearWork,
} from '@samenspraak/platform/queue';
import { evidenceOf } from './attribution-evidence.js';
import { attribute, OWN_POST, type MatchedQuery } from './attribution.js';
import { dutchToday } from './monitoring-query.js';
import { orderCopies } from './public-order.js';
import type { QueryBook } from './query-book.js';
import type { QueryBooks } from './query-books.js';
import type { RouteMemory } from './route-memory.js';
import { DELIVER_TOPIC, type Arrival, type NewRoute, type RoutingRepository } from './routing.repository.js';
import type { NewTriagePost } from './triage.js';
import type { TriageRepository } from './triage.repository.js';

export { DELIVER_TOPIC };

/** Longer texts are matched by their beginning; the whole text is delivered. */
const MOST_MATCHED = 20_000;

/** Envelopes of one run; more wait for the next. */
const MOST_AT_ONCE = 1_000;

interface Outcome {
  readonly routes: NewRoute[];
  readonly triage: NewTriagePost[];
  readonly placed: string[];
  readonly matched: MatchedQuery[];
}

/** What one run decides by: one state of the queries and one clock. */
interface Run {
  readonly book: QueryBook;
  readonly day: string;
}

/** Matches what waits in a partnership against the queries of all members and decides who gets a copy. One transaction; a second run finds nothing to do. */
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
    /** Without it delivery goes by relay and queue. */
    private readonly near?: NearWork,
  ) {}

  async run({ refId: partnershipId }: JobCall): Promise<void> {
    for (let more = true; more;) {
      const book = await this.books.get(partnershipId);
      let bells: readonly NearBell[] = [];
      more = await this.store.transaction(async (query) => {
        const [, waiting] = await Promise.all([
          this.routing.lockPartnership(query, partnershipId),
          this.envelopes.openWaiting(query, partnershipId, MOST_AT_ONCE),
        ]);
        if (waiting.length === 0) return false;
        if (book) bells = await this.route(query, partnershipId, { book, day: dutchToday(this.clock.now()) }, waiting);
        await this.envelopes.markRouted(
          query,
          waiting.map((envelope) => envelope.id),
        );
        return waiting.length === MOST_AT_ONCE;
      });
      this.near?.answer(bells);
      book?.rebalance();
    }
  }

  private async route(
    query: LocalQuery,
    partnershipId: string,
    run: Run,
    envelopes: readonly Envelope[],
  ): Promise<readonly NearBell[]> {
    const outcome: Outcome = { routes: [], triage: [], placed: [], matched: [] };
    const arrivals = await this.routing.listArrivals(query, [...new Set(envelopes.map((one) => one.connectionId))]);
    const changed: string[] = [];
    for (const [network, ofNetwork] of Map.groupBy(envelopes, (envelope) => envelope.network)) {
      const ids = ofNetwork.flatMap(({ event }) => [event.key.externalId, ...parentOf(event)]);
      const memory = await this.routing.remember(query, partnershipId, network, [...new Set(ids)]);
      const placed = outcome.placed.length;
      for (const envelope of ofNetwork) {
        const arrival = arrivals.get(envelope.connectionId);
        if (arrival) this.decide(envelope, arrival, run, memory, outcome);
      }
      changed.push(...(await this.triage.withdraw(query, partnershipId, network, outcome.placed.slice(placed))));
    }
    const [, , waiting] = await Promise.all([
      this.routing.insertRoutes(query, partnershipId, newId(), outcome.routes),
      this.routing.countMatches(query, run.day, outcome.matched),
      this.triage.put(query, partnershipId, outcome.triage),
    ]);
    if (waiting.length > 0) await this.triage.ringNews(query, partnershipId, run.book.partnership.holderId);
    changed.push(...waiting);
    await this.triage.announce(query, run.book.partnership.holderId, changed);
    const tenants = [...new Set(outcome.routes.map((route) => route.tenantId))];
    const bells = tenants.map((tenantId): Bell => ({ topic: DELIVER_TOPIC, refId: tenantId, tenantId }));
    if (this.near) return this.near.ring(query, bells);
    await ringLocally(query, bells);
    return [];
  }

  private decide(envelope: Envelope, arrival: Arrival, run: Run, memory: RouteMemory, outcome: Outcome): void {
    const { event } = envelope;
    const { externalId, revision } = event.key;
    const about = { envelopeId: envelope.id, network: arrival.network, externalId, revision };
    if (event.kind === 'deleted') {
      // Who has it must forget it; of nobody else is it any business.
      for (const { tenantId, involvement } of memory.earlier(externalId)) {
        const copy = { tenantId, involvement, whyCode: 'deleted', queryId: null, accountId: null };
        outcome.routes.push({ ...about, ...copy, kind: 'deleted' });
      }
      const onDesk = new Set(memory.earlier(externalId).map((route) => route.tenantId));
      for (const copy of orderCopies([], onDesk, memory.orderOf(externalId)))
        outcome.routes.push({ ...about, ...copy, kind: 'deleted' });
      memory.delete(externalId);
      outcome.placed.push(externalId);
      return;
    }
    if (event.kind !== 'created' && event.kind !== 'edited') return;
    // Its delete was faster: the message never comes in.
    if (memory.isDeleted(externalId)) return;
    const { copies, triage, matched, order } = this.place(event, arrival, run, memory);
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
      outcome.routes.push({
        ...about,
        ...copy,
        kind: former && event.kind === 'edited' ? 'edited' : 'created',
      });
      memory.add(externalId, revision, copy);
    }
    for (const copy of orderCopies(order, concerned, memory.orderOf(externalId))) {
      outcome.routes.push({ ...about, ...copy, kind: event.kind });
      memory.addOrder(externalId, copy.tenantId);
    }
    if (concerned.size > 0) outcome.placed.push(externalId);
    else if (triage) outcome.triage.push({ ...about, ...asPost(event), ...triage });
  }

  private place(event: MessageEvent, arrival: Arrival, { book, day }: Run, memory: RouteMemory) {
    const text = event.text.slice(0, MOST_MATCHED);
    const read = once(() => tokenise(text));
    const places = book.asksForPlaces ? placeCodes(findPlaces(read(), this.gazetteer)) : undefined;
    const matched = book.match({ ...asRouted(event, arrival), text, ...(places && { places }) }, day);
    const evidence = once(() => evidenceOf(event, this.gazetteer, read()));
    const decision = attribute({
      event,
      connection: arrival,
      members: book.members,
      accounts: book.accounts,
      matched: matched.filter((query) => !query.order),
      parties: book.parties(day),
      // Most posts are nobody's: what they say of places is read when something asks for it.
      get evidence() {
        return evidence();
      },
      rules: book.rules,
      earlier: memory.earlier(event.key.externalId),
      parent: event.parent === null ? [] : memory.earlier(event.parent),
    });
    const heard = event.visibility === 'public' || event.visibility === 'unlisted' ? matched : [];
    // What an own account says is no news to anybody.
    const echo = decision.copies.some((copy) => copy.whyCode === OWN_POST);
    return { ...decision, matched: heard, order: echo ? [] : heard.filter((query) => query.order) };
  }
}

/** What queries see of a post beside its text. */
function asRouted(event: MessageEvent, { network }: Arrival) {
  return {
    author: event.author.handle,
    source: network,
    day: dutchToday(event.occurredAt),
    isReply: event.parent !== null,
    hasMedia: event.attachments.length > 0,
    ...(event.language !== null && { lang: event.language }),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const parentOf = (event: NetworkEvent): string[] => ('parent' in event && event.parent !== null ? [event.parent] : []);

const asPost = (event: MessageEvent) => ({
  text: event.text,
  authorHandle: event.author.handle,
  permalink: event.permalink,
  publishedAt: event.occurredAt,
});
