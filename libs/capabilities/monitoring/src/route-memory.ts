import type { EarlierRoute } from './attribution.js';

/** What is known of the messages of a batch: from earlier batches, and from the batch itself as it is read. */
export class RouteMemory {
  private readonly seen = new Set<string>();

  constructor(
    private readonly routes: Map<string, EarlierRoute[]>,
    private readonly delivered: Set<string>,
    private readonly deleted: Set<string>,
  ) {}

  earlier(externalId: string): readonly EarlierRoute[] {
    return this.routes.get(externalId) ?? [];
  }

  isDeleted(externalId: string): boolean {
    return this.deleted.has(externalId);
  }

  delete(externalId: string): void {
    this.deleted.add(externalId);
  }

  /** True once per message that nobody has yet: a match counts once, not once per edit or per way in. */
  isFirst(externalId: string): boolean {
    if (this.seen.has(externalId) || this.routes.has(externalId)) return false;
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

/** As the repository writes it. */
const keyOf = (tenantId: string, externalId: string, revision: number) => `${tenantId} ${revision} ${externalId}`;
