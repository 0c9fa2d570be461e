import type { CompiledQuery, DroppedPart, QueryNode } from '@samenspraak/connector-contract';

const MOST_BRANCHES = 10;
const LONGEST_NATIVE = 400;

/** One AND of terms, each perhaps negated: all that Mastodon's search can express. */
type Branch = readonly { readonly text: string; readonly not: boolean }[];

/**
 * Spreads a query over searches of its own for each OR-branch, since Mastodon knows AND, NOT, phrases and hashtags but
 * no OR. What does not fit is named; our own matcher still decides on everything that comes back.
 */
export function compileQuery(ast: QueryNode): CompiledQuery {
  const dropped: DroppedPart[] = [];
  const branches = spread(ast, false);
  if (branches.length > MOST_BRANCHES) {
    dropped.push({ part: `${branches.length - MOST_BRANCHES} alternatives`, effect: 'narrower' });
  }
  const native: string[] = [];
  for (const branch of branches.slice(0, MOST_BRANCHES)) {
    const text = write(branch, dropped);
    if (text !== null && !native.includes(text)) native.push(text);
  }
  return { native, dropped, length: Math.max(0, ...native.map((text) => text.length)) };
}

function spread(node: QueryNode, not: boolean): Branch[] {
  switch (node.type) {
    case 'not':
      return spread(node.child, !not);
    case 'and':
    case 'or': {
      const parts = node.children.map((child) => spread(child, not));
      // De Morgan: NOT (a AND b) is NOT a OR NOT b.
      return (node.type === 'or') !== not ? parts.flat() : parts.reduce(cross, [[]]);
    }
    default:
      return [[{ text: termOf(node), not }]];
  }
}

// One more than is kept, so that the caller can tell that there were too many.
function cross(left: Branch[], right: Branch[]): Branch[] {
  return left.flatMap((a) => right.map((b) => [...a, ...b])).slice(0, MOST_BRANCHES + 1);
}

function termOf(node: Extract<QueryNode, { type: 'word' | 'phrase' | 'hashtag' | 'mention' }>): string {
  switch (node.type) {
    case 'phrase':
      return `"${node.words.map(plain).join(' ')}"`;
    case 'hashtag':
      return `#${plain(node.value)}`;
    case 'mention':
      // The search has no mentions; the name stands in the text, so the word finds it.
      return plain(node.value);
    case 'word':
      return plain(node.value);
  }
}

// A colon would make an operator of it (from:, before:), a quote or sign another query.
function plain(word: string): string {
  return word
    .replace(/["#@:+\s]/gu, ' ')
    .trim()
    .replace(/^-+/u, '');
}

function write(branch: Branch, dropped: DroppedPart[]): string | null {
  const usable = branch.filter(({ text }) => text !== '' && text !== '""' && text !== '#');
  if (!usable.some(({ not }) => !not)) {
    dropped.push({ part: usable.map(({ text }) => `-${text}`).join(' '), effect: 'narrower' });
    return null;
  }
  const ordered = [...usable.filter(({ not }) => !not), ...usable.filter(({ not }) => not)];
  let native = '';
  for (const { text, not } of ordered) {
    const longer = `${native} ${not ? '-' : ''}${text}`.trim();
    if (longer.length > LONGEST_NATIVE) dropped.push({ part: text.slice(0, 100), effect: 'wider' });
    else native = longer;
  }
  if (native === '') return null;
  return native;
}
