import type { QueryNode } from '@samenspraak/connector-contract';

type Source = (partnershipId: string) => Promise<readonly QueryNode[]>;

/**
 * What the members of a partnership look for, for networks that can be searched but not followed as a whole. A port:
 * monitoring fills it.
 */
export class PartnershipSearches {
  private source: Source = () => Promise.resolve([]);

  fill(source: Source): void {
    this.source = source;
  }

  list(partnershipId: string): Promise<readonly QueryNode[]> {
    return this.source(partnershipId);
  }
}
