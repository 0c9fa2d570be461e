import type { Envelope } from '@samenspraak/channels';
import type { Copy, MatchedQuery } from './attribution.js';
import type { OrderPost, OrderPostRepository } from './order-post.repository.js';
import type { Route } from './routing.repository.js';

/** Why a copy goes to the compartment and not to the desk. */
export const BY_ORDER = 'order_matched';

/**
 * Copies for tenants whose queries of public order alone concern them: they lead nothing and follow no thread.
 * @param onDesk tenants that get the message for webcare anyway
 * @param known tenants that have it in their compartment
 */
export function orderCopies(
  matched: readonly MatchedQuery[],
  onDesk: ReadonlySet<string>,
  known: Iterable<string>,
): Copy[] {
  const queries = new Map<string, string | null>([...known].map((tenantId) => [tenantId, null]));
  for (const { tenantId, id } of matched) if (!queries.get(tenantId)) queries.set(tenantId, id);
  return [...queries]
    .filter(([tenantId]) => !onDesk.has(tenantId))
    .map(([tenantId, queryId]) => ({ tenantId, queryId, whyCode: BY_ORDER, involvement: 'watch', accountId: null }));
}

interface Delivery {
  readonly route: Route;
  readonly envelope: Envelope;
}

/** Keeps what is about public order beside the desk. */
export class PublicOrder {
  constructor(private readonly posts: OrderPostRepository) {}

  /** Parts the copies for the compartment from those for the desk. */
  divert<One extends Delivery>(deliveries: readonly One[]): { readonly order: One[]; readonly desk: One[] } {
    return {
      order: deliveries.filter(({ route }) => isOrder(route)),
      desk: deliveries.filter(({ route }) => !isOrder(route)),
    };
  }

  /** Takes the copies for the compartment; what webcare gets leaves it. */
  async keep(order: readonly Delivery[], desk: readonly Delivery[]): Promise<void> {
    const gone = order.filter(({ route }) => route.kind === 'deleted');
    const latest = new Map<string, OrderPost>();
    for (const one of order) {
      const post = toPost(one);
      const before = post && latest.get(`${post.network} ${post.externalId}`);
      if (post && !(before && BigInt(before.revision) >= BigInt(post.revision)))
        latest.set(`${post.network} ${post.externalId}`, { ...post, queryId: post.queryId ?? before?.queryId ?? null });
    }
    await this.posts.put(
      [...latest.values()].filter((post) => post.queryId !== null) as (OrderPost & { queryId: string })[],
    );
    for (const post of latest.values()) if (post.queryId === null) await this.posts.revise(post);
    await this.posts.remove([...gone, ...desk].map(({ envelope }) => nameOf(envelope)));
  }
}

export const isOrder = (route: Route): boolean => route.whyCode === BY_ORDER;

const nameOf = ({ network, event }: Envelope) => ({ network, externalId: event.key.externalId });

function toPost({ route, envelope }: Delivery): OrderPost | undefined {
  const { event } = envelope;
  if (event.kind !== 'created' && event.kind !== 'edited') return undefined;
  return {
    ...nameOf(envelope),
    queryId: route.queryId,
    revision: route.revision,
    authorHandle: event.author.handle,
    text: event.text,
    at: event.occurredAt,
    permalink: event.permalink,
    isReply: event.parent !== null,
  };
}
