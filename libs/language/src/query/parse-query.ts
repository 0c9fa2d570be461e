import { findUnanchored } from './anchors.js';
import { formatQuery } from './format-query.js';
import { type NearSymbol, type Symbol, symbolsOf } from './lexer.js';
import { countNears, findPlaceless, type NearBudget, spreadNear } from './near.js';
import { queryLimits } from './query-limits.js';
import { combine, negate, type QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';
import { shortened } from './term-units.js';
import { work } from './work.js';

/**
 * Reads a query. NEAR binds tighter than NOT and `-`, NOT tighter than AND, AND tighter than OR; words side by side
 * mean AND.
 *
 * @throws QuerySyntaxError with the place and, for people, a code; also when nothing in it can be looked up first.
 */
export function parseQuery(query: string): QueryNode {
  // A UTF-16 unit takes at least one byte, so a megabyte is refused before it is encoded.
  if (query.length > queryLimits.bytes || isTooLong(query))
    throw new QuerySyntaxError('QUERY_TOO_LONG', 0, { limit: queryLimits.bytes });
  const parser = new Parser(query);
  const node = parser.parse();
  const unanchored = findUnanchored(node);
  if (unanchored)
    throw new QuerySyntaxError('QUERY_NOTHING_TO_ANCHOR', parser.startOf(unanchored), {
      text: shortened(formatQuery(unanchored)),
    });
  // What is stored must read back, and words side by side become longer when their AND is written.
  if (isTooLong(formatQuery(node))) throw new QuerySyntaxError('QUERY_TOO_COMPLEX', 0, { limit: queryLimits.bytes });
  return node;
}

const isTooLong = (query: string) => new TextEncoder().encode(query).length > queryLimits.bytes;

class Parser {
  private readonly symbols: Iterator<Symbol, void>;
  private readonly starts = new WeakMap<QueryNode, number>();
  private readonly nears: NearBudget = { left: queryLimits.nears };
  private symbol: Symbol;
  private depth = 0;

  constructor(query: string) {
    this.symbols = symbolsOf(query);
    this.symbol = { type: 'end', at: 0 };
    this.advance();
  }

  parse(): QueryNode {
    if (this.symbol.type === 'end') throw new QuerySyntaxError('QUERY_EMPTY', 0);
    const node = this.alternatives();
    if (this.symbol.type === 'close') throw new QuerySyntaxError('QUERY_PARENTHESIS_UNOPENED', this.symbol.at);
    if (countNears(node) > queryLimits.nears)
      throw new QuerySyntaxError('QUERY_TOO_COMPLEX', 0, { limit: queryLimits.nears });
    return node;
  }

  /** Gives where a part of the query begins. */
  startOf(node: QueryNode): number {
    const start = this.starts.get(node);
    if (start !== undefined) return start;
    if (node.type === 'and' || node.type === 'or') return node.children[0] ? this.startOf(node.children[0]) : 0;
    if (node.type === 'near') return this.startOf(node.left);
    return node.type === 'not' ? this.startOf(node.child) : 0;
  }

  // What was typed as one term may be taken apart when it joins its neighbours.
  private start(node: QueryNode, at: number): void {
    this.starts.set(node, at);
    if ('children' in node) for (const child of node.children) this.start(child, at);
  }

  private advance(): Symbol {
    work.steps += 1;
    const passed = this.symbol;
    const next = this.symbols.next();
    if (!next.done) this.symbol = next.value;
    return passed;
  }

  private alternatives(): QueryNode {
    const nodes = [this.conjunction()];
    while (this.symbol.type === 'or') {
      const operator = this.advance();
      nodes.push(this.conjunction(operator));
    }
    return combine('or', nodes);
  }

  private conjunction(after?: Symbol): QueryNode {
    const nodes = [this.negation(after)];
    for (;;) {
      const { type } = this.symbol;
      if (type === 'and') nodes.push(this.negation(this.advance()));
      else if (type === 'term' || type === 'not' || type === 'open') nodes.push(this.negation());
      else return combine('and', nodes);
    }
  }

  private negation(after?: Symbol): QueryNode {
    if (this.symbol.type !== 'not') return this.proximity(after);
    const operator = this.advance();
    return this.deeper(operator, () => {
      const node = negate(this.negation(operator));
      if (node.type === 'not') this.starts.set(node, operator.at);
      return node;
    });
  }

  private proximity(after?: Symbol): QueryNode {
    let node = this.operand(after);
    while (this.symbol.type === 'near') {
      const near = this.symbol;
      this.advance();
      node = this.near(node, this.neighbour(near), near);
    }
    return node;
  }

  private neighbour(near: NearSymbol): QueryNode {
    const { symbol } = this;
    if (symbol.type === 'not') throw placeless(symbol.at, symbol.written);
    return this.operand(near);
  }

  private near(left: QueryNode, right: QueryNode, near: NearSymbol): QueryNode {
    const found = findPlaceless(left) ?? findPlaceless(right);
    if (found) throw placeless(this.startOf(found), shortened(formatQuery(found)));
    const node = spreadNear(left, right, near, this.nears);
    // Spreading copies what is inside; written out, the copies count.
    if (!node || countNears(node) > queryLimits.nears)
      throw new QuerySyntaxError('QUERY_TOO_COMPLEX', near.at, { limit: queryLimits.nears });
    return node;
  }

  private operand(after?: Symbol): QueryNode {
    const { symbol } = this;
    if (symbol.type === 'term') {
      this.advance();
      this.start(symbol.node, symbol.at);
      return symbol.node;
    }
    if (symbol.type === 'open') return this.group(this.advance());
    if (after && 'written' in after) throw missing(after, 'after');
    if ('written' in symbol) throw missing(symbol, 'before');
    if (symbol.type === 'close') throw new QuerySyntaxError('QUERY_PARENTHESIS_UNOPENED', symbol.at);
    throw new QuerySyntaxError('QUERY_EMPTY', symbol.at);
  }

  private group(open: Symbol): QueryNode {
    if (this.symbol.type === 'close') throw new QuerySyntaxError('QUERY_GROUP_EMPTY', open.at);
    if (this.symbol.type === 'end') throw new QuerySyntaxError('QUERY_PARENTHESIS_UNCLOSED', open.at);
    const node = this.deeper(open, () => this.alternatives());
    if (this.advance().type !== 'close') throw new QuerySyntaxError('QUERY_PARENTHESIS_UNCLOSED', open.at);
    return node;
  }

  private deeper(symbol: Symbol, read: () => QueryNode): QueryNode {
    if (this.depth >= queryLimits.depth)
      throw new QuerySyntaxError('QUERY_TOO_DEEP', symbol.at, { limit: queryLimits.depth });
    this.depth += 1;
    const node = read();
    this.depth -= 1;
    return node;
  }
}

function missing(operator: Symbol & { written: string }, side: 'before' | 'after'): QuerySyntaxError {
  return new QuerySyntaxError('QUERY_OPERAND_MISSING', operator.at, { operator: operator.written, side });
}

function placeless(at: number, text: string): QuerySyntaxError {
  return new QuerySyntaxError('QUERY_NEAR_OPERAND', at, { text });
}
