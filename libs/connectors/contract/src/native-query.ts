import type { CompiledQuery, DroppedPart, QueryNode } from './query-node.js';

const MOST_BRANCHES = 10;

/** What a query comes down to between AND, OR and NOT. */
export type QueryLeaf = Exclude<QueryNode, { type: 'and' | 'or' | 'not' | 'source' | 'near' }>;

/** How a network's search is written. */
export interface NativeGrammar {
  /** As `source:` names it. */
  readonly network: string;
  /** A term in the network's words, null when it has none. */
  write(leaf: QueryLeaf): NativeTerm | null;
  /** Null when the search cannot leave anything out. */
  readonly exclude: ((term: string) => string) | null;
  readonly longest: number;
}

export interface NativeTerm {
  readonly text: string;
  /** False when it finds more than was asked. */
  readonly exact: boolean;
}

interface Term {
  readonly leaf: QueryLeaf;
  readonly not: boolean;
}

/** One AND of terms: all that most searches can express. */
type Branch = readonly Term[];

/**
 * Spreads a query over searches of its own for each OR-branch. What does not fit is named; our own matcher still
 * decides on everything that comes back.
 */
export function compileNative(ast: QueryNode, grammar: NativeGrammar): CompiledQuery {
  const dropped: DroppedPart[] = [];
  const branches = spread(ast, false, grammar, dropped);
  if (branches.length > MOST_BRANCHES) {
    dropped.push({ part: `${branches.length - MOST_BRANCHES} alternatives`, effect: 'narrower' });
  }
  const native: string[] = [];
  for (const branch of branches.slice(0, MOST_BRANCHES)) {
    const text = write(branch, grammar, dropped);
    if (text !== null && !native.includes(text)) native.push(text);
  }
  return { native, dropped, length: Math.max(0, ...native.map((text) => text.length)) };
}

function spread(node: QueryNode, not: boolean, grammar: NativeGrammar, dropped: DroppedPart[]): Branch[] {
  switch (node.type) {
    case 'not':
      return spread(node.child, !not, grammar, dropped);
    case 'and':
    case 'or': {
      const parts = node.children.map((child) => spread(child, not, grammar, dropped));
      // De Morgan: NOT (a AND b) is NOT a OR NOT b.
      return (node.type === 'or') !== not ? parts.flat() : parts.reduce(cross, [[]]);
    }
    case 'near': {
      drop(dropped, `NEAR/${node.distance}`, 'wider');
      // Without distance it means more, and more may not be left out.
      if (not) return [[]];
      return cross(spread(node.left, not, grammar, dropped), spread(node.right, not, grammar, dropped));
    }
    case 'source':
      return (node.value === grammar.network) !== not ? [[]] : [];
    default:
      return [[{ leaf: node, not }]];
  }
}

// One more than is kept, so that the caller can tell that there were too many.
function cross(left: Branch[], right: Branch[]): Branch[] {
  return left.flatMap((a) => right.map((b) => [...a, ...b])).slice(0, MOST_BRANCHES + 1);
}

function write(branch: Branch, grammar: NativeGrammar, dropped: DroppedPart[]): string | null {
  const wanted: NativeTerm[] = [];
  const unwanted: string[] = [];
  const left: string[] = [];
  for (const { leaf, not } of branch) {
    const term = grammar.write(leaf);
    const usable = term !== null && term.text !== '' && (!not || (term.exact && grammar.exclude !== null));
    if (!usable || !term.exact) left.push(`${not ? '-' : ''}${nameOf(leaf)}`);
    if (!usable) continue;
    if (not) unwanted.push(grammar.exclude!(term.text));
    else wanted.push(term);
  }
  if (wanted.length === 0) {
    drop(dropped, [...left, ...unwanted].join(' '), 'narrower');
    return null;
  }
  for (const part of left) drop(dropped, part, 'wider');
  let native = '';
  for (const text of [...wanted.map((term) => term.text), ...unwanted]) {
    const longer = `${native} ${text}`.trim();
    if (longer.length > grammar.longest) drop(dropped, text, 'wider');
    else native = longer;
  }
  return native === '' ? null : native;
}

function drop(dropped: DroppedPart[], part: string, effect: DroppedPart['effect']): void {
  const short = part.slice(0, 100);
  if (!dropped.some((one) => one.part === short && one.effect === effect)) dropped.push({ part: short, effect });
}

function nameOf(leaf: QueryLeaf): string {
  switch (leaf.type) {
    case 'phrase':
      return `"${leaf.words.join(' ')}"`;
    case 'raw':
      return `raw:"${leaf.text}"`;
    case 'hashtag':
      return `#${leaf.value}`;
    case 'mention':
      return `@${leaf.value}`;
    case 'word':
    case 'pattern':
      return leaf.value;
    case 'place':
      return `place:${leaf.code}`;
    case 'since':
    case 'until':
      return `${leaf.type}:${leaf.day}`;
    default:
      return `${leaf.type}:${leaf.value}`;
  }
}
