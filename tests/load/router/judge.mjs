import { compileMatcher } from '@samenspraak/language/query';

/**
 * Evaluates every query on a message, one after the other. What a word or a phrase answers for the message at hand is
 * remembered, because many queries ask for the same: half a billion answers in minutes.
 */
export class Judge {
  leaves = new Map();
  matchers = [];
  number = 0;
  message;

  /** @param {import('@samenspraak/language/query').QueryNode[]} nodes */
  constructor(nodes) {
    this.queries = nodes.map((node) => this.plan(node));
    /** Of each leaf: twice the number of the message that it was asked of last, and one more when it holds. */
    this.answers = new Uint32Array(this.matchers.length);
  }

  /** @param {import('@samenspraak/language/query').QueryMessage} message what `holds` is asked of from now on */
  read(message) {
    this.number += 1;
    this.message = message;
  }

  /** Whether the query at this place holds. */
  holds(query) {
    return this.evaluate(this.queries[query]);
  }

  plan(node) {
    const plans = (nodes) => nodes.map((child) => this.plan(child));
    if (node.type === 'and') return { type: 'and', leaves: none, children: plans(node.children) };
    if (node.type === 'not') return { type: 'not', leaves: none, children: plans([node.child]) };
    if (node.type !== 'or') return { type: 'or', leaves: Int32Array.of(this.leaf(node)), children: [] };
    const { children } = node;
    const inner = children.filter(({ type }) => type === 'and' || type === 'or' || type === 'not');
    const leaves = children.filter((child) => !inner.includes(child)).map((child) => this.leaf(child));
    return { type: 'or', leaves: Int32Array.from(leaves), children: plans(inner) };
  }

  leaf(node) {
    const key = JSON.stringify(node);
    const known = this.leaves.get(key) ?? this.matchers.push(compileMatcher(node)) - 1;
    this.leaves.set(key, known);
    return known;
  }

  evaluate({ type, leaves, children }) {
    const no = this.number * 2;
    for (let at = 0; at < leaves.length; at += 1) {
      const answer = this.answers[leaves[at]];
      if (answer === no + 1 || (answer !== no && this.ask(leaves[at], no))) return true;
    }
    if (type === 'not') return !this.evaluate(children[0]);
    for (let at = 0; at < children.length; at += 1)
      if (this.evaluate(children[at]) !== (type === 'and')) return type === 'or';
    return type === 'and';
  }

  ask(leaf, no) {
    const holds = this.matchers[leaf](this.message);
    this.answers[leaf] = holds ? no + 1 : no;
    return holds;
  }
}

const none = new Int32Array(0);
