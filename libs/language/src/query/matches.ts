import { fold, type Token, type TokenisedText } from '../text/index.js';
import { compoundOf } from './compound.js';
import { isPattern, patternFits } from './pattern.js';
import { factHolds, type QueryMessage } from './query-message.js';
import type { NearNode, QueryNode, SpanNode } from './query-node.js';
import { exactOf, joinedBy, rawWordsOf } from './raw-text.js';

/** From the first position up to, not including, the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Evaluates a query on a message by looking at every piece: slow and plain, the judge of every fast matcher. */
export function matches(node: QueryNode, message: QueryMessage): boolean {
  switch (node.type) {
    case 'and':
      return node.children.every((child) => matches(child, message));
    case 'or':
      return node.children.some((child) => matches(child, message));
    case 'not':
      return !matches(node.child, message);
    case 'word':
    case 'pattern':
    case 'phrase':
    case 'raw':
    case 'hashtag':
    case 'mention':
    case 'near':
      return spansOf(node, message.text).length > 0;
    default:
      return factHolds(node, message);
  }
}

function spansOf(node: SpanNode, text: TokenisedText): Span[] {
  switch (node.type) {
    case 'word':
    case 'pattern':
      return follow([node.value], text);
    case 'phrase':
      return follow(node.words, text);
    case 'raw':
      return followRaw(node.text, text);
    case 'hashtag':
      return pieces(text, ({ kind, folded }) => kind === 'hashtag' && folded === fold(node.value));
    case 'mention':
      return pieces(text, ({ kind, folded }) => kind === 'mention' && isNamed(folded, fold(node.value)));
    case 'or':
      return distinct(node.children.flatMap((child) => spansOf(child, text)));
    case 'near':
      return near(node, spansOf(node.left, text), spansOf(node.right, text));
  }
}

/** "@gemeente" also means "@gemeente@a.host"; a name with a host means that host only. */
function isNamed(mention: string, name: string): boolean {
  return mention === name || mention.split('@')[0] === name;
}

function pieces({ tokens }: TokenisedText, fits: (token: Token) => boolean): Span[] {
  return tokens.filter(fits).map(({ position, next }) => ({ from: position, to: next }));
}

function follow(words: readonly string[], text: TokenisedText): Span[] {
  let spans = pieces(text, () => true).map(({ from }) => ({ from, to: from }));
  for (const word of words) {
    const { parts, joined } = compoundOf(word);
    const apart = parts.reduce((before, part) => step(text, before, part), spans);
    spans = distinct(joined === undefined ? apart : [...apart, ...step(text, spans, joined)]);
  }
  return spans;
}

function step(text: TokenisedText, spans: readonly Span[], term: string): Span[] {
  const fitting = pieces(text, (token) => token.isWord && fitsTerm(token, term));
  return distinct(
    spans.flatMap(({ from, to }) => fitting.filter((next) => next.from === to).map((next) => ({ from, to: next.to }))),
  );
}

function fitsTerm({ stem, folded }: Token, term: string): boolean {
  return isPattern(term) ? patternFits(term, folded) : stem === term;
}

function followRaw(raw: string, text: TokenisedText): Span[] {
  const words = rawWordsOf(raw);
  const tokens = text.tokens.filter(({ joined }) => !joined);
  const fits = (token: Token | undefined, at: number) =>
    token?.isWord && exactOf(token) === words[at]?.exact && (at === 0 || joinedBy(text, token) === words[at].joinedBy);
  return tokens
    .filter((_, at) => words.length > 0 && words.every((_word, offset) => fits(tokens[at + offset], offset)))
    .map(({ position }) => ({ from: position, to: position + words.length }));
}

function near({ distance, ordered }: NearNode, left: readonly Span[], right: readonly Span[]): Span[] {
  const isClose = (first: Span, second: Span) => second.from >= first.to && second.from - first.to + 1 <= distance;
  const found: Span[] = [];
  for (const a of left)
    for (const b of right) {
      if (isClose(a, b)) found.push({ from: a.from, to: b.to });
      else if (!ordered && isClose(b, a)) found.push({ from: b.from, to: a.to });
    }
  return distinct(found);
}

function distinct(spans: readonly Span[]): Span[] {
  return [...new Map(spans.map((span) => [`${span.from} ${span.to}`, span])).values()];
}
