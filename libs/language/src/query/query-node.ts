/**
 * A stored query as a tree. Values are lower case, except of `raw` and place codes; `words` of a phrase follow each
 * other in the text.
 */
export type QueryNode =
  | { readonly type: 'and' | 'or'; readonly children: readonly QueryNode[] }
  | { readonly type: 'not'; readonly child: QueryNode }
  | SpanNode
  | FactNode;

/** What stands somewhere in a text, so that NEAR can measure how far apart two are. */
export type SpanNode =
  | { readonly type: 'word'; readonly value: string }
  /** "afval*" or "organi?atie": `?` is one letter or digit, `*` stands only at the end. */
  | { readonly type: 'pattern'; readonly value: string }
  /** A word with `*` or `?` in it is a pattern. */
  | { readonly type: 'phrase'; readonly words: readonly string[] }
  /** Exact, case and diacritics kept; one or more words. */
  | { readonly type: 'raw'; readonly text: string }
  | { readonly type: 'hashtag' | 'mention'; readonly value: string }
  | NearNode
  | { readonly type: 'or'; readonly children: readonly SpanNode[] };

/** Two that do not overlap and of which the nearest positions differ by at most `distance`; side by side is 1. */
export interface NearNode {
  readonly type: 'near';
  readonly distance: number;
  /** Whether left stands before right. */
  readonly ordered: boolean;
  readonly left: SpanNode;
  readonly right: SpanNode;
}

/** What holds for a message as a whole. */
export type FactNode =
  /** A handle without `@`; one without a host means any host. */
  | { readonly type: 'author'; readonly value: string }
  /** A host (with its subdomains) and perhaps a path; without a full stop a label of the host or a word of the path. */
  | { readonly type: 'site'; readonly value: string }
  | { readonly type: 'source' | 'lang'; readonly value: string }
  /** "GM0880" (municipality) or "WP3611" (settlement). */
  | { readonly type: 'place'; readonly code: string }
  | { readonly type: 'is'; readonly value: MessageTrait }
  /** Day in the Netherlands, inclusive: "2026-01-31". */
  | { readonly type: 'since' | 'until'; readonly day: string };

export type MessageTrait = 'reply' | 'question' | 'link' | 'media';

const SPANS: ReadonlySet<string> = new Set(['word', 'pattern', 'phrase', 'raw', 'hashtag', 'mention', 'near']);

/** Tells whether a query stands somewhere in a text, as NEAR needs it. */
export function isSpanNode(node: QueryNode): node is SpanNode {
  if (node.type === 'or') return node.children.every(isSpanNode);
  return SPANS.has(node.type);
}

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
