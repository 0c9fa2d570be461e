import { fold } from '../text/index.js';
import { compoundOf } from './compound.js';
import type { QueryNode } from './query-node.js';

/** How many of a thousand messages hold a term, measured or guessed; only the order matters. */
export type TermFrequency = (term: string) => number;

/**
 * Gives the terms of which every matching text holds at least one: a stem, `#tag` or `@name`. Empty when there are none.
 *
 * Of AND the rarest child, of OR all children, of a phrase its rarest word, of NOT nothing.
 */
export function anchors(node: QueryNode, frequency: TermFrequency = guessFrequency): readonly string[] {
  return [...new Set(anchorsOf(node, frequency) ?? [])];
}

/** Guesses that short words are common and signed ones rare, for as long as nothing has been measured. */
export function guessFrequency(term: string): number {
  return (term.startsWith('#') || term.startsWith('@') ? 100 : 1000) / term.length ** 2;
}

function anchorsOf(node: QueryNode, frequency: TermFrequency): readonly string[] | undefined {
  switch (node.type) {
    case 'word':
      return wordAnchors(node.value, frequency);
    case 'phrase':
      return rarest(
        node.words.map((word) => wordAnchors(word, frequency)),
        frequency,
      );
    case 'hashtag':
      return [`#${fold(node.value)}`];
    case 'mention':
      return [`@${fold(node.value)}`];
    case 'not':
      return undefined;
    case 'and':
      return rarest(
        node.children.map((child) => anchorsOf(child, frequency)),
        frequency,
      );
    case 'or': {
      const all = node.children.map((child) => anchorsOf(child, frequency));
      return all.includes(undefined) ? undefined : all.flatMap((terms) => terms ?? []);
    }
  }
}

function wordAnchors(value: string, frequency: TermFrequency): readonly string[] {
  const { parts, joined } = compoundOf(value);
  const part = rarest(
    parts.map((stem) => [stem]),
    frequency,
  );
  return joined === undefined ? (part ?? []) : [joined, ...(part ?? [])];
}

function rarest(
  choices: readonly (readonly string[] | undefined)[],
  frequency: TermFrequency,
): readonly string[] | undefined {
  const cost = (terms: readonly string[]) => terms.reduce((sum, term) => sum + frequency(term), 0);
  let best: readonly string[] | undefined;
  for (const terms of choices) if (terms?.length && (!best || cost(terms) < cost(best))) best = terms;
  return best;
}
