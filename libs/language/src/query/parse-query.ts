import { anchors } from './anchors.js';
import { type Symbol, symbolsOf } from './lexer.js';
import { queryLimits } from './query-limits.js';
import { combine, negate, type QueryNode } from './query-node.js';
import { QuerySyntaxError } from './query-syntax-error.js';

/**
 * Reads a query. NOT and `-` bind tighter than AND, AND tighter than OR; words side by side mean AND.
 *
 * @throws QuerySyntaxError with the place and, for people, a code; also when nothing in it can be looked up first.
 */
export function parseQuery(query: string): QueryNode {
  // A UTF-16 unit takes at least one byte, so a megabyte is refused before it is encoded.
  if (query.length > queryLimits.bytes || new TextEncoder().encode(query).length > queryLimits.bytes)
    throw new QuerySyntaxError('QUERY_TOO_LONG', 0, { limit: queryLimits.bytes });
  const node = new Parser(query).parse();
  if (anchors(node).length === 0) throw new QuerySyntaxError('QUERY_NOTHING_TO_ANCHOR', 0);
  return node;
}

class Parser {
  private readonly symbols: Iterator<Symbol, void>;
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
    return node;
  }

  private advance(): Symbol {
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
    if (this.symbol.type !== 'not') return this.operand(after);
    const operator = this.advance();
    return this.deeper(operator, () => negate(this.negation(operator)));
  }

  private operand(after?: Symbol): QueryNode {
    const { symbol } = this;
    if (symbol.type === 'term') {
      this.advance();
      return symbol.node;
    }
    if (symbol.type === 'open') return this.group(this.advance());
    if (after && 'written' in after) throw missing(after, 'after');
    if (symbol.type === 'and' || symbol.type === 'or' || symbol.type === 'not') throw missing(symbol, 'before');
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
