import { compileMatcher, highlights, type QueryMessage, type QueryNode } from '@samenspraak/language/query';
import { findPlaces, placeCodes, tokenise, type TokenisedText } from '@samenspraak/language/text';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import { dutchToday } from './monitoring-query.js';
import type { StoredPost } from './stored-post.repository.js';

/** Longer texts are matched by their beginning, here and where posts are routed. */
const MOST_MATCHED = 20_000;

/** Whether a text by itself matches a query: nothing is known of its author, network or day. */
export function textMatcher(node: QueryNode): (text: string) => boolean {
  const matches = compileMatcher(node);
  return (text) => matches({ text: tokenise(text.slice(0, MOST_MATCHED)) });
}

const read = new WeakMap<StoredPost, TokenisedText>();

/** A stored post as words: several look at it, and reading it costs more than each of them. */
export function wordsOf(post: StoredPost): TokenisedText {
  const known = read.get(post) ?? tokenise(post.text.slice(0, MOST_MATCHED));
  read.set(post, known);
  return known;
}

export interface PostMatcher {
  readonly matches: (post: StoredPost) => boolean;
  /** Where in the text the words of the query stand. */
  readonly highlights: (post: StoredPost) => { start: number; end: number }[];
}

/** Judges stored posts as the router judges new ones, as far as is known of them. */
export function postMatcher(node: QueryNode): PostMatcher {
  const matches = compileMatcher(node);
  const placed = asksForPlace(node);
  return {
    matches: (post) => matches(asMessage(post, placed)),
    highlights: (post) => highlights(node, asMessage(post, placed)),
  };
}

function asMessage(post: StoredPost, placed: boolean): QueryMessage {
  const { authorHandle, network, at, isReply } = post;
  const tokenised = wordsOf(post);
  const known = { text: tokenised, author: authorHandle, source: network, day: dutchToday(at), isReply };
  if (!placed) return known;
  return { ...known, places: placeCodes(findPlaces(tokenised, dutchGazetteer())) };
}

/** Finding places costs more than matching words. */
function asksForPlace(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.children.some(asksForPlace);
  return node.type === 'not' ? asksForPlace(node.child) : node.type === 'place';
}
