import type { QueryNode } from './query-node.js';
import { work } from './work.js';

const OR = 0;
const AND = 1;
const NOT = 2;
const NEAR = 3;
const TERM = 4;

/** Writes a query in its canonical form; reading that form gives the same tree. */
export function formatQuery(node: QueryNode): string {
  work.steps += 1;
  switch (node.type) {
    case 'or':
      return node.children.map((child) => inside(child, AND)).join(' OR ');
    case 'and':
      return node.children.map((child) => inside(child, NOT)).join(' AND ');
    case 'not':
      return `NOT ${inside(node.child, NEAR)}`;
    case 'near':
      return `${inside(node.left, NEAR)} NEAR/${node.distance}${node.ordered ? 'f' : ''} ${inside(node.right, TERM)}`;
    case 'word':
    case 'pattern':
      return node.value;
    case 'phrase':
      return `"${node.words.join(' ')}"`;
    case 'raw':
      return /^[\p{L}\p{N}\p{M}'-]+$/u.test(node.text) ? `raw:${node.text}` : `raw:"${node.text}"`;
    case 'hashtag':
      return `#${node.value}`;
    case 'mention':
      return `@${node.value}`;
    case 'place':
      return `place:${node.code}`;
    case 'since':
    case 'until':
      return `${node.type}:${node.day}`;
    default:
      return `${node.type}:${node.value}`;
  }
}

function inside(child: QueryNode, tightness: number): string {
  const text = formatQuery(child);
  return tightnessOf(child) < tightness ? `(${text})` : text;
}

function tightnessOf({ type }: QueryNode): number {
  switch (type) {
    case 'or':
      return OR;
    case 'and':
      return AND;
    case 'not':
      return NOT;
    case 'near':
      return NEAR;
    default:
      return TERM;
  }
}
