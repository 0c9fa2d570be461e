import { compileMatcher, type QueryNode } from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';

/** Longer texts are matched by their beginning, here and where posts are routed. */
const MOST_MATCHED = 20_000;

/** Whether a text by itself matches a query: nothing is known of its author, network or day. */
export function textMatcher(node: QueryNode): (text: string) => boolean {
  const matches = compileMatcher(node);
  return (text) => matches({ text: tokenise(text.slice(0, MOST_MATCHED)) });
}
