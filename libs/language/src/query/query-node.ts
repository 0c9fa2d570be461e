/** A stored query as a tree. Values are lower case; `words` of a phrase follow each other in the text. */
export type QueryNode =
  | { readonly type: 'and'; readonly children: readonly QueryNode[] }
  | { readonly type: 'or'; readonly children: readonly QueryNode[] }
  | { readonly type: 'not'; readonly child: QueryNode }
  | { readonly type: 'word'; readonly value: string }
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  | { readonly type: 'hashtag'; readonly value: string }
  | { readonly type: 'mention'; readonly value: string };

/** Joins queries of which each, or any, must match; flat, and without a shell around a single one. */
export function combine(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode {
  const children = nodes.flatMap((node) => (node.type === type ? node.children : [node]));
  const [only] = children;
  return only && children.length === 1 ? only : { type, children };
}

/** Turns a query around; what was turned around twice is itself again. */
export function negate(node: QueryNode): QueryNode {
  return node.type === 'not' ? node.child : { type: 'not', child: node };
}
