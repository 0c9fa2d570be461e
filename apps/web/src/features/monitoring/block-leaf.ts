import { formatQuery, parseQuery, type QueryNode, QuerySyntaxError } from '@samenspraak/language/query';

/** What a single block can look for, in the order in which people need it. */
export const LEAF_KINDS = [
  'word',
  'phrase',
  'hashtag',
  'mention',
  'place',
  'author',
  'site',
  'source',
  'lang',
  'is',
  'since',
  'until',
  'raw',
] as const;
export type LeafKind = (typeof LEAF_KINDS)[number];

/** What has a place in the text, and so can stand near something. */
export const NEAR_KINDS: readonly LeafKind[] = ['word', 'phrase', 'hashtag', 'mention', 'raw'];

export interface Leaf {
  readonly kind: LeafKind;
  readonly value: string;
}

// Signs that would let a value speak outside its own block.
const OUTSIDE = /["\u201c\u201d\u201e\u201f()]/g;

/** Writes a block as a person would type it. */
export function leafText({ kind, value }: Leaf): string {
  const bare = value.replace(OUTSIDE, ' ').trim();
  const several = /\s/.test(bare);
  switch (kind) {
    case 'word':
      return several ? `"${bare}"` : bare;
    case 'phrase':
      return `"${bare}"`;
    case 'raw':
      return `raw:"${bare}"`;
    case 'hashtag':
      return `#${bare.replace(/^#+/, '')}`;
    case 'mention':
      return `@${bare.replace(/^@+/, '')}`;
    default:
      return `${kind}:${bare.replace(/\s+/g, '')}`;
  }
}

/** What a block says, ready to be changed; undefined for a group. */
export function leafOf(node: QueryNode): Leaf | undefined {
  switch (node.type) {
    case 'and':
    case 'or':
    case 'not':
    case 'near':
      return undefined;
    case 'pattern':
      return { kind: 'word', value: node.value };
    case 'phrase':
      return { kind: 'phrase', value: node.words.join(' ') };
    case 'raw':
      return { kind: 'raw', value: node.text };
    case 'place':
      return { kind: 'place', value: node.code };
    case 'since':
    case 'until':
      return { kind: node.type, value: node.day };
    default:
      return { kind: node.type, value: node.value };
  }
}

// Many a block cannot be searched for alone; beside a word each can.
const BESIDE = 'anker AND ';

export type LeafRead =
  { readonly node: QueryNode } | { readonly problem: { code: string; at: number; params: Record<string, unknown> } };

/** Reads a block by the rules of the whole language, so that a block can never say what the text cannot. */
export function readLeaf(leaf: Leaf): LeafRead {
  try {
    const tree = parseQuery(`${BESIDE}(${leafText(leaf)})`);
    const beside = parseQuery('anker');
    if (tree.type !== 'and') return { node: tree };
    const rest = tree.children.filter((child) => JSON.stringify(child) !== JSON.stringify(beside));
    return { node: rest.length > 1 ? { type: 'and', children: rest } : (rest[0] ?? beside) };
  } catch (failure) {
    if (!(failure instanceof QuerySyntaxError)) throw failure;
    const { code, at, params } = failure;
    return { problem: { code, at: Math.max(0, at - BESIDE.length - 1), params } };
  }
}

/** How a block stands in the text. */
export const writtenAs = (node: QueryNode): string => formatQuery(node);
