import { queryLimits } from './query-limits.js';
import { combine, isSpanNode, type QueryNode, type SpanNode } from './query-node.js';
import { work } from './work.js';

/** How much NEAR a query may still hold. */
export interface NearBudget {
  left: number;
}

/**
 * Puts two near each other; words side by side in a group are spread: `(a b) NEAR/3 c` is `a NEAR/3 c AND b NEAR/3 c`.
 *
 * Both sides hold only spans between AND and OR. Undefined when that makes more of them than a query may hold.
 */
export function spreadNear(
  left: QueryNode,
  right: QueryNode,
  near: { readonly distance: number; readonly ordered: boolean },
  budget: NearBudget,
): QueryNode | undefined {
  work.steps += 1;
  if (isSpanNode(left) && isSpanNode(right)) {
    budget.left -= 1;
    const node = { type: 'near', distance: near.distance, ordered: near.ordered, left, right } as const;
    return budget.left < 0 || reachOf(node) > queryLimits.reach ? undefined : node;
  }
  const group = isSpanNode(left) ? right : left;
  if (group.type !== 'and' && group.type !== 'or') return undefined;
  const nodes: QueryNode[] = [];
  for (const child of group.children) {
    const node = group === left ? spreadNear(child, right, near, budget) : spreadNear(left, child, near, budget);
    if (!node) return undefined;
    nodes.push(node);
  }
  return combine(group.type, nodes);
}

/** Finds what cannot stand in NEAR: something without a place in the text. */
export function findPlaceless(node: QueryNode): QueryNode | undefined {
  if (node.type === 'and' || node.type === 'or') {
    for (const child of node.children) {
      const found = findPlaceless(child);
      if (found) return found;
    }
    return undefined;
  }
  return isSpanNode(node) ? undefined : node;
}

/** Counts the NEARs of a query as they are written out. */
export function countNears(node: QueryNode): number {
  if (node.type === 'near') return 1 + countNears(node.left) + countNears(node.right);
  if (node.type === 'not') return countNears(node.child);
  return 'children' in node ? node.children.reduce((sum, child) => sum + countNears(child), 0) : 0;
}

function reachOf(node: SpanNode): number {
  if (node.type === 'near') return node.distance + reachOf(node.left) + reachOf(node.right);
  return node.type === 'or' ? Math.max(...node.children.map(reachOf)) : 0;
}
