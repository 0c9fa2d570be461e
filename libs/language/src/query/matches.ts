import { fold, type Token, type TokenisedText } from '../text/index.js';
import { compoundOf } from './compound.js';
import type { QueryNode } from './query-node.js';

/** Evaluates a query on a text by looking at every piece: slow and plain, the judge of the fast matcher. */
export function matches(node: QueryNode, text: TokenisedText): boolean {
  switch (node.type) {
    case 'and':
      return node.children.every((child) => matches(child, text));
    case 'or':
      return node.children.some((child) => matches(child, text));
    case 'not':
      return !matches(node.child, text);
    case 'word':
      return follow([node.value], text);
    case 'phrase':
      return follow(node.words, text);
    case 'hashtag':
      return text.tokens.some((token) => token.kind === 'hashtag' && token.folded === fold(node.value));
    case 'mention':
      return text.tokens.some((token) => token.kind === 'mention' && isNamed(token, fold(node.value)));
  }
}

/** "@gemeente" also means "@gemeente@a.host"; a name with a host means that host only. */
function isNamed(token: Token, name: string): boolean {
  return token.folded === name || token.folded.split('@')[0] === name;
}

function follow(words: readonly string[], text: TokenisedText): boolean {
  const sequence = words.map(compoundOf);
  let ends = new Set(text.tokens.map(({ position }) => position));
  for (const { parts, joined } of sequence) {
    let next = ends;
    for (const part of parts) next = step(text, next, part);
    if (joined !== undefined) for (const end of step(text, ends, joined)) next.add(end);
    ends = next;
  }
  return ends.size > 0;
}

function step(text: TokenisedText, from: ReadonlySet<number>, stem: string): Set<number> {
  const fitting = text.tokens.filter((token) => token.isWord && token.stem === stem && from.has(token.position));
  return new Set(fitting.map(({ next }) => next));
}
