export { anchors, findUnanchored, guessFrequency, type TermFrequency } from './anchors.js';
export { compileMatcher, type QueryMatcher } from './compile-matcher.js';
export { type Compound, compoundOf } from './compound.js';
export { formatQuery } from './format-query.js';
export { type Highlight, highlights } from './highlights.js';
export { matches } from './matches.js';
export { parseQuery } from './parse-query.js';
export { isPattern, patternFits } from './pattern.js';
export { queryLimits } from './query-limits.js';
export { asMessage, authorNames, factHolds, type QueryMessage } from './query-message.js';
export {
  type FactNode,
  isSpanNode,
  type MessageTrait,
  type NearNode,
  type QueryNode,
  type SpanNode,
} from './query-node.js';
export { type QuerySyntaxCode, querySyntaxCodes, QuerySyntaxError } from './query-syntax-error.js';
export { MessageRouter, type RouterStats } from './engine/message-router.js';
export type { RoutedMessage } from './engine/message-terms.js';
export { exactOf, joinedBy, type RawWord, rawWordsOf } from './raw-text.js';
export { siteAnchor, siteFits, siteWords } from './site.js';
