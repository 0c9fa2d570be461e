import { fold, stem } from '../text/index.js';
import { compoundOf } from './compound.js';
import type { QueryNode } from './query-node.js';
import { rawWordsOf } from './raw-text.js';
import { siteAnchor } from './site.js';
import { work } from './work.js';

/** How many of a thousand messages hold a term, measured or guessed; only the order matters. */
export type TermFrequency = (term: string) => number;

/**
 * Gives the terms of which every matching message holds at least one. Empty when there are none. A term is a stem, a
 * pattern ("afval*"), `#tag`, `@name`, "author:…", "site:…" or "place:…".
 *
 * Of AND the rarest child, of OR all children, of a phrase or NEAR its rarest part, of NOT nothing.
 */
export function anchors(node: QueryNode, frequency: TermFrequency = guessFrequency): readonly string[] {
  return [...new Set(anchorsOf(node, frequency) ?? [])];
}

/** Guesses that short words are common and signed ones rare, for as long as nothing has been measured. */
export function guessFrequency(term: string): number {
  return (/^(?:[#@]|\w+:)/.test(term) ? 100 : 1000) / term.length ** 2;
}

/** Gives the first part of a query that no term can find: of AND itself, of OR the branch; undefined when all is well. */
export function findUnanchored(node: QueryNode): QueryNode | undefined {
  if (anchorsOf(node, guessFrequency) !== undefined) return undefined;
  if (node.type !== 'or') return node;
  for (const child of node.children) {
    const found = findUnanchored(child);
    if (found) return found;
  }
  return node;
}

function anchorsOf(node: QueryNode, frequency: TermFrequency): readonly string[] | undefined {
  work.steps += 1;
  switch (node.type) {
    case 'word':
    case 'pattern':
      return wordAnchors(node.value, frequency);
    case 'phrase':
      return rarest(
        node.words.map((word) => wordAnchors(word, frequency)),
        frequency,
      );
    case 'raw':
      return rarest(
        rawWordsOf(node.text).map(({ exact }) => [stem(exact)]),
        frequency,
      );
    case 'hashtag':
      return [`#${fold(node.value)}`];
    case 'mention':
      return [`@${fold(node.value)}`];
    case 'author':
      return [`author:${node.value}`];
    case 'site':
      return [`site:${siteAnchor(node.value)}`];
    case 'place':
      return [`place:${node.code}`];
    case 'near':
      return rarest([anchorsOf(node.left, frequency), anchorsOf(node.right, frequency)], frequency);
    case 'and':
      return rarest(
        node.children.map((child) => anchorsOf(child, frequency)),
        frequency,
      );
    case 'or': {
      const all = node.children.map((child) => anchorsOf(child, frequency));
      return all.includes(undefined) ? undefined : all.flatMap((terms) => terms ?? []);
    }
    default:
      return undefined;
  }
}

function wordAnchors(value: string, frequency: TermFrequency): readonly string[] {
  const { parts, joined } = compoundOf(value);
  const part = rarest(
    parts.map((term) => [term]),
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
