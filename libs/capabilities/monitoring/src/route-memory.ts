import type { EarlierRoute } from './attribution.js';
import { BY_ORDER } from './public-order.js';

/** A route as routing remembers it. */
export interface KnownRoute extends EarlierRoute {
  readonly externalId: string;
  readonly revision: string;
  readonly whyCode: string;
}

/** What is known of the messages of a batch: from earlier batches, and from the batch itself as it is read. */
export class RouteMemory {
  private readonly seen = new Set<string>();
  /** Who has a message in its compartment of public order, which is no reason for anything on the desk. */
  private readonly order = new Map<string, Set<string>>();

  constructor(
    private readonly routes: Map<string, EarlierRoute[]>,
    private readonly delivered: Set<string>,
    private readonly deleted: Set<string>,
  ) {}

  static of(known: readonly KnownRoute[], deleted: readonly string[]): RouteMemory {
    const routes = new Map<string, EarlierRoute[]>();
    const ofDesk = known.filter((one) => one.whyCode !== BY_ORDER);
    // The first leads; who leads by one route leads.
    const sorted = [...ofDesk].sort((a, b) => compare(a.involvement, b.involvement) || compare(a.tenantId, b.tenantId));
    for (const { externalId, tenantId, involvement } of sorted) {
      const found = routes.get(externalId) ?? [];
      if (!found.some((route) => route.tenantId === tenantId))
        routes.set(externalId, [...found, { tenantId, involvement }]);
    }
    const delivered = ofDesk.map((one) => keyOf(one.tenantId, one.externalId, one.revision));
    const memory = new RouteMemory(routes, new Set(delivered), new Set(deleted));
    for (const one of known) if (one.whyCode === BY_ORDER) memory.addOrder(one.externalId, one.tenantId);
    return memory;
  }

  earlier(externalId: string): readonly EarlierRoute[] {
    return this.routes.get(externalId) ?? [];
  }

  orderOf(externalId: string): ReadonlySet<string> {
    return this.order.get(externalId) ?? new Set();
  }

  addOrder(externalId: string, tenantId: string): void {
    this.order.set(externalId, new Set([...this.orderOf(externalId), tenantId]));
  }

  isDeleted(externalId: string): boolean {
    return this.deleted.has(externalId);
  }

  delete(externalId: string): void {
    this.deleted.add(externalId);
  }

  /** True once per message that nobody has yet: a match counts once, not once per edit or per way in. */
  isFirst(externalId: string): boolean {
    if (this.seen.has(externalId) || this.routes.has(externalId) || this.order.has(externalId)) return false;
    this.seen.add(externalId);
    return true;
  }

  /** Whether the tenant has this revision, by whichever way it came in. */
  has(tenantId: string, externalId: string, revision: number): boolean {
    return this.delivered.has(keyOf(tenantId, externalId, revision));
  }

  add(externalId: string, revision: number, { tenantId, involvement }: EarlierRoute): void {
    this.delivered.add(keyOf(tenantId, externalId, revision));
    const known = this.routes.get(externalId) ?? [];
    if (!known.some((route) => route.tenantId === tenantId)) {
      this.routes.set(externalId, [...known, { tenantId, involvement }]);
    }
  }
}

const keyOf = (tenantId: string, externalId: string, revision: number | string) =>
  `${tenantId} ${revision} ${externalId}`;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
