import type { QueryNode, SpanNode } from '@samenspraak/language/query';

/** The way to a block from the whole query down: which child, of which child. */
export type BlockPath = readonly number[];
export type Joint = 'and' | 'or' | 'near';

/** A changed query and the block that has the attention after it; without a tree nothing is left. */
export interface Edited {
  readonly tree: QueryNode | undefined;
  readonly path: BlockPath;
}

export const DISTANCE = 3;

/** The blocks inside a block, in the order of the text. */
export function childrenOf(node: QueryNode): readonly QueryNode[] {
  if (node.type === 'and' || node.type === 'or') return node.children;
  if (node.type === 'not') return [node.child];
  if (node.type === 'near') return [node.left, node.right];
  return [];
}

export function nodeAt(tree: QueryNode | undefined, path: BlockPath): QueryNode | undefined {
  return path.reduce<QueryNode | undefined>((node, index) => node && childrenOf(node)[index], tree);
}

/** Puts a block in the place of another; nothing around it changes. */
export function replaceAt(tree: QueryNode, path: BlockPath, next: QueryNode): QueryNode {
  const [index, ...rest] = path;
  if (index === undefined) return next;
  const children = childrenOf(tree).map((child, at) => (at === index ? replaceAt(child, rest, next) : child));
  return withChildren(tree, children);
}

/** The same block around other ones; a group of one is that one, a group of none is nothing. */
function withChildren(node: QueryNode, children: readonly QueryNode[]): QueryNode {
  switch (node.type) {
    case 'and':
    case 'or':
      return { type: node.type, children } as QueryNode;
    case 'not':
      return { type: 'not', child: children[0]! };
    case 'near':
      return { ...node, left: children[0] as SpanNode, right: children[1] as SpanNode };
    default:
      return node;
  }
}

const isGroup = (node: QueryNode | undefined) => node?.type === 'and' || node?.type === 'or';
const parentOf = (path: BlockPath): BlockPath => path.slice(0, -1);
const indexOf = (path: BlockPath): number => path.at(-1) ?? 0;

/** Adds a block to another: into its group, beside it, or in a new group around both. */
export function join(tree: QueryNode | undefined, path: BlockPath, joint: Joint, added: QueryNode): Edited {
  const node = nodeAt(tree, path);
  if (!tree || !node) return { tree: added, path: [] };
  if (joint === 'near') {
    const near = { type: 'near', distance: DISTANCE, ordered: false, left: node, right: added } as QueryNode;
    return { tree: replaceAt(tree, path, near), path: [...path, 1] };
  }
  if (node.type === joint) return insert(tree, [...path, node.children.length], added);
  if (path.length > 0 && nodeAt(tree, parentOf(path))?.type === joint)
    return insert(tree, [...parentOf(path), indexOf(path) + 1], added);
  return {
    tree: replaceAt(tree, path, { type: joint, children: [node, added] } as QueryNode),
    path: [...path, 1],
  };
}

function insert(tree: QueryNode, path: BlockPath, added: QueryNode): Edited {
  const group = nodeAt(tree, parentOf(path))!;
  const children = [...childrenOf(group)];
  children.splice(indexOf(path), 0, added);
  return { tree: replaceAt(tree, parentOf(path), withChildren(group, children)), path };
}

/** Takes a block away; a group that keeps one block gives way to it. */
export function remove(tree: QueryNode, path: BlockPath): Edited {
  if (path.length === 0) return { tree: undefined, path: [] };
  const above = parentOf(path);
  const group = nodeAt(tree, above)!;
  const left = childrenOf(group).filter((_, at) => at !== indexOf(path));
  const [only] = left;
  if (!only) return remove(tree, above);
  if (left.length === 1) return { tree: replaceAt(tree, above, only), path: above };
  return {
    tree: replaceAt(tree, above, withChildren(group, left)),
    path: [...above, Math.min(indexOf(path), left.length - 1)],
  };
}

/** Says the opposite of a block; twice is as it was. */
export function turn(tree: QueryNode, path: BlockPath): Edited {
  const node = nodeAt(tree, path)!;
  if (node.type === 'not') return { tree: replaceAt(tree, path, node.child), path };
  const above = nodeAt(tree, parentOf(path));
  if (path.length > 0 && above?.type === 'not')
    return { tree: replaceAt(tree, parentOf(path), node), path: parentOf(path) };
  return { tree: replaceAt(tree, path, { type: 'not', child: node }), path };
}

/** "All of" becomes "one of" and the other way round. */
export function swapGroup(tree: QueryNode, path: BlockPath): Edited {
  const node = nodeAt(tree, path)!;
  if (!isGroup(node)) return { tree, path };
  const type = node.type === 'and' ? 'or' : 'and';
  return { tree: replaceAt(tree, path, { type, children: childrenOf(node) } as QueryNode), path };
}

/** Moves a block one place up or down: past its neighbour, into the group it meets, or out of the one it is in. */
export function move(tree: QueryNode, path: BlockPath, by: -1 | 1): Edited {
  const same = { tree, path };
  if (path.length === 0) return same;
  const above = parentOf(path);
  const group = nodeAt(tree, above)!;
  const at = indexOf(path);
  const target = at + by;
  if (group.type === 'near') {
    if (target < 0 || target > 1) return same;
    return {
      tree: replaceAt(tree, above, { ...group, left: group.right, right: group.left }),
      path: [...above, target],
    };
  }
  if (!isGroup(group)) return same;
  const children = childrenOf(group);
  const met = children[target];
  if (met && isGroup(met)) return intoGroup(tree, path, by);
  if (met) {
    const next = [...children];
    [next[at], next[target]] = [next[target]!, next[at]!];
    return { tree: replaceAt(tree, above, withChildren(group, next)), path: [...above, target] };
  }
  return outOfGroup(tree, path, by);
}

function intoGroup(tree: QueryNode, path: BlockPath, by: -1 | 1): Edited {
  const node = nodeAt(tree, path)!;
  const above = parentOf(path);
  const group = nodeAt(tree, above)!;
  const at = indexOf(path);
  const met = childrenOf(group)[at + by]!;
  const inside = by > 0 ? [node, ...childrenOf(met)] : [...childrenOf(met), node];
  const place = by > 0 ? 0 : inside.length - 1;
  const siblings = childrenOf(group)
    .map((child) => (child === met ? withChildren(met, inside) : child))
    .filter((_, index) => index !== at);
  if (siblings.length === 1) return { tree: replaceAt(tree, above, siblings[0]!), path: [...above, place] };
  const where = by > 0 ? at : at - 1;
  return { tree: replaceAt(tree, above, withChildren(group, siblings)), path: [...above, where, place] };
}

function outOfGroup(tree: QueryNode, path: BlockPath, by: -1 | 1): Edited {
  const above = parentOf(path);
  const around = parentOf(above);
  if (above.length === 0 || !isGroup(nodeAt(tree, around))) return { tree, path };
  const node = nodeAt(tree, path)!;
  const without = remove(tree, path).tree!;
  return insert(without, [...around, indexOf(above) + (by > 0 ? 1 : 0)], node);
}

/** All blocks in the order in which one meets them. */
export function walk(tree: QueryNode | undefined, path: BlockPath = []): BlockPath[] {
  const node = nodeAt(tree, path);
  if (!node) return [];
  return [path, ...childrenOf(node).flatMap((_, index) => walk(tree, [...path, index]))];
}

/** The nearest block that is still there. */
export function nearest(tree: QueryNode | undefined, path: BlockPath): BlockPath {
  for (let length = path.length; length > 0; length -= 1)
    if (nodeAt(tree, path.slice(0, length))) return path.slice(0, length);
  return [];
}

/** Where a block went when the query was written anew; undefined when it is not there as it was. */
export function findBlock(tree: QueryNode | undefined, wanted: QueryNode | undefined): BlockPath | undefined {
  const key = JSON.stringify(wanted);
  return walk(tree).find((path) => JSON.stringify(nodeAt(tree, path)) === key);
}
