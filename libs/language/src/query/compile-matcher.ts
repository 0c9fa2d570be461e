import { fold, type TokenisedText } from '../text/index.js';
import { type Compound, compoundOf } from './compound.js';
import { type IndexedText, indexText, type Spans } from './indexed-text.js';
import type { QueryNode } from './query-node.js';

export type QueryMatcher = (text: TokenisedText) => boolean;
type Test = (index: IndexedText) => boolean;

/** Prepares a query for many texts; answers the same as `matches`. */
export function compileMatcher(node: QueryNode): QueryMatcher {
  const test = compile(node);
  return (text) => test(indexText(text));
}

function compile(node: QueryNode): Test {
  switch (node.type) {
    case 'and': {
      const tests = node.children.map(compile);
      return (index) => tests.every((test) => test(index));
    }
    case 'or': {
      const tests = node.children.map(compile);
      return (index) => tests.some((test) => test(index));
    }
    case 'not': {
      const test = compile(node.child);
      return (index) => !test(index);
    }
    case 'word':
      return compileWords([node.value]);
    case 'phrase':
      return compileWords(node.words);
    case 'hashtag':
      return holds(`#${fold(node.value)}`);
    case 'mention':
      return holds(`@${fold(node.value)}`);
  }
}

const holds =
  (term: string): Test =>
  (index) =>
    index.has(term);

function compileWords(words: readonly string[]): Test {
  const compounds = words.map(compoundOf);
  const [only] = compounds;
  if (only && compounds.length === 1 && only.joined === undefined && only.parts.length === 1)
    return holds(only.parts[0] ?? '');
  return (index) => {
    let ends: Set<number> | undefined;
    for (const compound of compounds) {
      ends = pass(index, compound, ends);
      if (ends.size === 0) return false;
    }
    return true;
  };
}

/** Gives where a text stands after a compound that starts at one of `from`, or anywhere when that is not given. */
function pass(index: IndexedText, { parts, joined }: Compound, from?: ReadonlySet<number>): Set<number> {
  let ends: Set<number> | undefined;
  let starts = from;
  for (const part of parts) starts = ends = endsOf(index.get(part), starts);
  const all = ends ?? new Set<number>();
  if (joined !== undefined) for (const end of endsOf(index.get(joined), from)) all.add(end);
  return all;
}

function endsOf(spans: Spans | undefined, from?: ReadonlySet<number>): Set<number> {
  const ends = new Set<number>();
  if (!spans) return ends;
  for (let at = 0; at < spans.length; at += 2)
    if (!from || from.has(spans[at] as number)) ends.add(spans[at + 1] as number);
  return ends;
}
