import { fold } from '../text/index.js';
import { type Compound, compoundOf } from './compound.js';
import { type IndexedText, indexText, type Spans } from './indexed-text.js';
import { follow, follows, type Rows, rowsOf, unite } from './near-rows.js';
import { factHolds, type QueryMessage } from './query-message.js';
import type { NearNode, QueryNode, SpanNode } from './query-node.js';
import { rawWordsOf } from './raw-text.js';
import { work } from './work.js';

export type QueryMatcher = (message: QueryMessage) => boolean;
type Test = (index: IndexedText, message: QueryMessage) => boolean;
type Find = (index: IndexedText) => Spans;

/** Prepares a query for use on a few messages; answers the same as `matches`. */
export function compileMatcher(node: QueryNode): QueryMatcher {
  const test = compile(node);
  return (message) => test(indexText(message.text), message);
}

function compile(node: QueryNode): Test {
  switch (node.type) {
    case 'and': {
      const tests = node.children.map(compile);
      return (index, message) => tests.every((test) => test(index, message));
    }
    case 'or': {
      const tests = node.children.map(compile);
      return (index, message) => tests.some((test) => test(index, message));
    }
    case 'not': {
      const test = compile(node.child);
      return (index, message) => !test(index, message);
    }
    case 'near':
      return compileNear(node);
    case 'word':
    case 'pattern':
    case 'phrase':
    case 'raw':
    case 'hashtag':
    case 'mention': {
      const find = compileTerm(node);
      return (index) => find(index).length > 0;
    }
    default:
      return (_index, message) => factHolds(node, message);
  }
}

function compileNear({ left, right, distance, ordered }: NearNode): Test {
  const [first, second] = [compileRows(left), compileRows(right)];
  return (index) => {
    const a = first(index);
    if (a.count === 0) return false;
    const b = second(index);
    if (b.count === 0) return false;
    return follows(a, b, distance) || (!ordered && follows(b, a, distance));
  };
}

/** Prepares the finding of all places where a query stands. */
export function compileRows(node: SpanNode): (index: IndexedText) => Rows {
  if (node.type === 'or') {
    const all = node.children.map(compileRows);
    return (index) => unite(all.map((rows) => rows(index)));
  }
  if (node.type !== 'near') {
    const find = compileTerm(node);
    return (index) => rowsOf(find(index));
  }
  const [first, second] = [compileRows(node.left), compileRows(node.right)];
  const { distance, ordered } = node;
  return (index) => {
    const a = first(index);
    const b = second(index);
    const forward = follow(a, b, distance);
    return ordered ? forward : unite([forward, follow(b, a, distance)]);
  };
}

/** Prepares the finding of all places where a word, phrase or sign stands. */
export function compileTerm(node: Exclude<SpanNode, { type: 'near' | 'or' }>): Find {
  switch (node.type) {
    case 'word':
    case 'pattern':
      return findWords([node.value]);
    case 'phrase':
      return findWords(node.words);
    case 'raw':
      return findRaw(node.text);
    case 'hashtag':
    case 'mention': {
      const term = `${node.type === 'hashtag' ? '#' : '@'}${fold(node.value)}`;
      return (index) => index.find(term);
    }
  }
}

function findWords(words: readonly string[]): Find {
  const compounds = words.map(compoundOf);
  const [only] = compounds;
  const [term] = only?.parts ?? [];
  if (only && term && compounds.length === 1 && only.joined === undefined && only.parts.length === 1)
    return (index) => index.find(term);
  return (index) => {
    if (
      !compounds.every(({ parts, joined }) => (joined && index.has(joined)) || parts.every((part) => index.has(part)))
    )
      return [];
    return findSequence(compounds, index);
  };
}

function findSequence(compounds: readonly Compound[], index: IndexedText): Spans {
  const [{ parts, joined } = { parts: [] }] = compounds;
  const starts = [...startsOf(index, parts[0]), ...startsOf(index, joined)];
  const found: number[] = [];
  for (const start of joined === undefined ? starts : [...new Set(starts)].sort((a, b) => a - b)) {
    let ends: readonly number[] = [start];
    for (const compound of compounds) {
      ends = pass(index, compound, ends);
      if (ends.length === 0) break;
    }
    for (const end of ends) found.push(start, end);
  }
  return found;
}

const startsOf = (index: IndexedText, term: string | undefined): number[] =>
  term === undefined ? [] : [...new Set(index.find(term).filter((_, at) => at % 2 === 0))];

/** Gives where a compound ends that starts at one of these positions. */
function pass(index: IndexedText, { parts, joined }: Compound, from: readonly number[]): readonly number[] {
  let ends = from;
  for (const part of parts) ends = endsOf(index, part, ends);
  return joined === undefined ? ends : [...new Set([...ends, ...endsOf(index, joined, from)])];
}

function endsOf(index: IndexedText, term: string, from: readonly number[]): readonly number[] {
  work.steps += from.length;
  if (from.length === 1) return index.endsFrom(term, from[0]!);
  return [...new Set(from.flatMap((start) => index.endsFrom(term, start)))];
}

function findRaw(text: string): Find {
  const [first, ...rest] = rawWordsOf(text);
  return (index) => {
    const found: number[] = [];
    for (const start of first ? index.findRaw(first) : [])
      if (rest.every((word, offset) => index.hasRaw(start + 1 + offset, word)))
        found.push(start, start + 1 + rest.length);
    return found;
  };
}
