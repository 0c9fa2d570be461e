/**
 * The query tree as connectors need it, declared structurally so that any parser with these shapes fits.
 * The parser itself lives in `@samenspraak/language/query`.
 */
export type QueryNode =
  | { readonly type: 'and'; readonly children: readonly QueryNode[] }
  | { readonly type: 'or'; readonly children: readonly QueryNode[] }
  | { readonly type: 'not'; readonly child: QueryNode }
  | { readonly type: 'word'; readonly value: string }
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  | { readonly type: 'hashtag'; readonly value: string }
  | { readonly type: 'mention'; readonly value: string };

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
