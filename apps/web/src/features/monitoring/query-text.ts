import { formatQuery, parseQuery, type QueryNode, QuerySyntaxError } from '@samenspraak/language/query';

export interface QueryProblem {
  readonly code: string;
  /** The character at fault, counted from nought. */
  readonly at: number;
  readonly params: Record<string, unknown>;
}

/** One query in its two forms: the text that is kept, and the tree of which the blocks are drawn. */
export interface QueryText {
  readonly text: string;
  /** Undefined while the text is empty or cannot be read. */
  readonly tree: QueryNode | undefined;
  readonly problem: QueryProblem | undefined;
}

/** Reads what a person typed; the text stays as it was typed. */
export function readText(text: string): QueryText {
  if (text.trim() === '') return { text, tree: undefined, problem: undefined };
  try {
    return { text, tree: parseQuery(text), problem: undefined };
  } catch (failure) {
    return { text, tree: undefined, problem: problemOf(failure) };
  }
}

/**
 * Writes a tree that was changed by blocks as text, and reads it again.
 *
 * A tree that cannot be searched for yet ("not x" alone) stays on screen with its problem, so that one can go on.
 */
export function writeTree(tree: QueryNode | undefined): QueryText {
  if (!tree) return { text: '', tree: undefined, problem: undefined };
  const text = formatQuery(tree);
  const read = readText(text);
  return read.problem ? { text, tree, problem: read.problem } : read;
}

function problemOf(failure: unknown): QueryProblem {
  if (!(failure instanceof QuerySyntaxError)) throw failure;
  return { code: failure.code, at: failure.at, params: failure.params };
}

/** What to underline for a problem: from the character at fault to the end of its word. */
export function wordAt(text: string, at: number): { start: number; end: number } {
  const start = Math.min(at, text.length);
  const rest = /^[^\s()]+/.exec(text.slice(start));
  return { start, end: start + (rest ? rest[0].length : 1) };
}

export interface Range {
  readonly start: number;
  readonly end: number;
}
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text into pieces with and without a mark; ranges may overlap and stand in any order. */
export function cutAt(text: string, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    const from = Math.max(at, start);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
