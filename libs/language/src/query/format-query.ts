import type { QueryNode } from './query-node.js';

const tightness = { or: 0, and: 1, not: 2, word: 3, phrase: 3, hashtag: 3, mention: 3 } as const;

/** Writes a query in its canonical form; reading that form gives the same tree. */
export function formatQuery(node: QueryNode): string {
  switch (node.type) {
    case 'or':
      return node.children.map((child) => inside(child, 'or')).join(' OR ');
    case 'and':
      return node.children.map((child) => inside(child, 'and')).join(' AND ');
    case 'not':
      return `NOT ${inside(node.child, 'not')}`;
    case 'word':
      return node.value;
    case 'phrase':
      return `"${node.words.join(' ')}"`;
    case 'hashtag':
      return `#${node.value}`;
    case 'mention':
      return `@${node.value}`;
  }
}

function inside(child: QueryNode, parent: 'or' | 'and' | 'not'): string {
  const text = formatQuery(child);
  return tightness[child.type] < tightness[parent] ? `(${text})` : text;
}
