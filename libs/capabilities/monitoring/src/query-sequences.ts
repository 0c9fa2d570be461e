import { isPattern, rawWordsOf, type QueryNode } from '@samenspraak/language/query';
import { fold, tokenise } from '@samenspraak/language/text';

/** Words of a query that one text must hold together. */
export interface WordSequence {
  /** Folded, in the order of the query. */
  readonly words: readonly string[];
  /** Whether they follow each other in the text too: a phrase, or NEAR. */
  readonly close: boolean;
}

/** More ways to choose from the ORs of a query are not looked at one by one. */
const MOST_CHOICES = 256;
const LONGEST = 200;

/** Gives the words that a text must hold together: one list for each way to choose from the ORs, and each phrase by itself. */
export function sequencesOf(node: QueryNode): WordSequence[] {
  return [...alternatives(node).map((words) => ({ words, close: false })), ...closeOnes(node)];
}

/** For each AND and NEAR the words of its parts, whichever of their ORs is chosen: of two parts a text must hold one each. */
export function* jointGroups(node: QueryNode): Generator<string[][]> {
  if (node.type === 'not') yield* jointGroups(node.child);
  const parts =
    node.type === 'and' || node.type === 'or' ? node.children : node.type === 'near' ? [node.left, node.right] : [];
  if (node.type !== 'or' && parts.length > 0) yield parts.map((part) => [...new Set(anyWords(part))]);
  for (const part of parts) yield* jointGroups(part);
}

function* anyWords(node: QueryNode): Generator<string> {
  if (node.type === 'and' || node.type === 'or') for (const child of node.children) yield* anyWords(child);
  else if (node.type === 'near') for (const side of [node.left, node.right]) yield* anyWords(side);
  else if (node.type !== 'not') for (const words of alternatives(node)) yield* words;
}

function* closeOnes(node: QueryNode): Generator<WordSequence> {
  switch (node.type) {
    case 'and':
    case 'or':
      for (const child of node.children) yield* closeOnes(child);
      return;
    case 'not':
      // What is excluded is a sentence of its own.
      yield* sequencesOf(node.child);
      return;
    case 'near':
      for (const words of alternatives(node)) yield { words, close: true };
      for (const words of node.ordered ? [] : combined([node.right, node.left])) yield { words, close: true };
      return;
    case 'phrase':
    case 'raw':
      for (const words of alternatives(node)) yield { words, close: true };
      return;
    default:
  }
}

function alternatives(node: QueryNode): (readonly string[])[] {
  switch (node.type) {
    case 'and':
      return combined(node.children);
    case 'or':
      return node.children.flatMap(alternatives).slice(0, MOST_CHOICES);
    case 'near':
      return combined([node.left, node.right]);
    case 'word':
    case 'pattern':
      return [wordsOf(node.value)];
    case 'phrase':
      return [node.words.flatMap(wordsOf)];
    case 'raw':
      return [rawWordsOf(node.text).map(({ exact }) => fold(exact))];
    default:
      return [[]];
  }
}

function combined(nodes: readonly QueryNode[]): (readonly string[])[] {
  let all: (readonly string[])[] = [[]];
  for (const node of nodes) {
    const choices = alternatives(node);
    if (choices.length === 0) continue;
    all = all
      .flatMap((words) => choices.map((more) => (words.length < LONGEST ? [...words, ...more] : words)))
      .slice(0, MOST_CHOICES);
  }
  return all;
}

/** The parts of a word as people read it: "d'ancona" is two. */
function wordsOf(word: string): string[] {
  if (isPattern(word)) return [word.replaceAll(/[*?]/gu, '')];
  const parts = tokenise(word).tokens.filter((token) => !token.joined);
  return parts.map((token) => token.folded);
}
