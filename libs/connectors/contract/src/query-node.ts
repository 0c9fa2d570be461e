export type { QueryNode } from '@samenspraak/language/query';

/** What a network can run of a query. Each native query runs by itself; their results together are the answer. */
export interface CompiledQuery {
  readonly native: readonly string[];
  readonly dropped: readonly DroppedPart[];
  /** Length of the longest native query, in UTF-16 units. */
  readonly length: number;
}

/**
 * A part of the query that the network cannot express. `wider`: the network returns too much and our own matcher
 * filters it; `narrower`: the network returns too little, so the screen must say so.
 */
export interface DroppedPart {
  readonly part: string;
  readonly effect: 'wider' | 'narrower';
}
