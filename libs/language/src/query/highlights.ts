import type { TokenisedText } from '../text/index.js';
import { compileMatcher, compileTerm } from './compile-matcher.js';
import { indexText, type Spans } from './indexed-text.js';
import type { QueryMessage } from './query-message.js';
import type { NearNode, QueryNode, SpanNode } from './query-node.js';
import { siteFits } from './site.js';

/** A piece of a text, in UTF-16 units. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

// Enough to show; a text of one repeated word would otherwise be compared with itself.
const MOST_PLACES = 500;

/** Gives what made a message match a query, in order and without overlap; what NOT asks for gives nothing. */
export function highlights(node: QueryNode, message: QueryMessage): Highlight[] {
  const found: Highlight[] = [];
  collect(node, message, found);
  found.sort((a, b) => a.start - b.start);
  const merged: Highlight[] = [];
  for (const { start, end } of found) {
    const last = merged.at(-1);
    if (last && start < last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function collect(node: QueryNode, message: QueryMessage, found: Highlight[]): void {
  switch (node.type) {
    case 'and':
      if (compileMatcher(node)(message)) for (const child of node.children) collect(child, message, found);
      return;
    case 'or':
      for (const child of node.children) collect(child, message, found);
      return;
    case 'site':
      for (const { kind, text, start, end } of message.text.tokens)
        if (kind === 'url' && siteFits(text, node.value)) found.push({ start, end });
      return;
    case 'word':
    case 'pattern':
    case 'phrase':
    case 'raw':
    case 'hashtag':
    case 'mention':
    case 'near':
      mark(node, placesOf(node, message.text), message.text, found);
  }
}

/** Marks the words of places where a query stands; of NEAR those of both sides and not what is between. */
function mark(node: SpanNode, places: readonly Place[], text: TokenisedText, found: Highlight[]): void {
  if (node.type === 'or') {
    for (const child of node.children) mark(child, within(placesOf(child, text), places), text, found);
  } else if (node.type === 'near') {
    const pairs = pairsOf(node, text).filter(({ hull }) => within([hull], places).length > 0);
    mark(
      node.left,
      pairs.map(({ left }) => left),
      text,
      found,
    );
    mark(
      node.right,
      pairs.map(({ right }) => right),
      text,
      found,
    );
  } else {
    const words = text.tokens.filter(({ joined }) => !joined);
    for (const { from, to } of places) found.push({ start: words[from]!.start, end: words[to - 1]!.end });
  }
}

function within(places: readonly Place[], wanted: readonly Place[]): Place[] {
  const keys = new Set(wanted.map(({ from, to }) => `${from} ${to}`));
  return places.filter(({ from, to }) => keys.has(`${from} ${to}`));
}

function placesOf(node: SpanNode, text: TokenisedText): Place[] {
  if (node.type === 'or') return node.children.flatMap((child) => placesOf(child, text)).slice(0, MOST_PLACES);
  if (node.type === 'near') return pairsOf(node, text).map(({ hull }) => hull);
  const spans: Spans = compileTerm(node)(indexText(text));
  const places: Place[] = [];
  for (let at = 0; at < Math.min(spans.length, 2 * MOST_PLACES); at += 2)
    places.push({ from: spans[at]!, to: spans[at + 1]! });
  return places;
}

function pairsOf({ left, right, distance, ordered }: NearNode, text: TokenisedText) {
  const pairs: { hull: Place; left: Place; right: Place }[] = [];
  const rights = placesOf(right, text);
  const isClose = (first: Place, second: Place) => second.from >= first.to && second.from - first.to < distance;
  for (const one of placesOf(left, text))
    for (const other of rights) {
      if (pairs.length >= MOST_PLACES) return pairs;
      if (isClose(one, other)) pairs.push({ hull: { from: one.from, to: other.to }, left: one, right: other });
      else if (!ordered && isClose(other, one))
        pairs.push({ hull: { from: other.from, to: one.to }, left: one, right: other });
    }
  return pairs;
}
