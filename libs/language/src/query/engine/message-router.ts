import { DomainError } from '@samenspraak/platform/kernel';
import { anchors } from '../anchors.js';
import type { QueryNode } from '../query-node.js';
import { chooseAnchors } from './anchor-choice.js';
import { termsOf } from './code-terms.js';
import { MessageTerms, type RoutedMessage } from './message-terms.js';
import { CERTAIN, CODE_AT, PROGRAM_STRIDE, ProgramStore, TRIED_FOR } from './program-store.js';
import { type Code, codeOf } from './query-code.js';
import { holds } from './query-test.js';
import { TermPostings } from './term-postings.js';
import { TermRates } from './term-rates.js';
import { POSTING_COUNT, POSTINGS, TERM_STRIDE, type TermKind, TermTable } from './term-table.js';
import { TokenTable } from './token-table.js';
import { TokenTerms } from './token-terms.js';

const TOKENS = 1 << 18;
const DROPPED_TERMS = 10_000;
const LAST_NUMBER = 0x7fff_fffe;
/** Anchors are moved only when the better ones are held by at most this part of the messages that hold the present ones. */
const WORTH_MOVING = 0.7;

/** What a router may take. */
export interface RouterBounds {
  /** Distinct tokens of messages that it remembers; a power of two. */
  readonly tokens?: number;
  /** Terms that nobody asks for any more, before it forgets all tokens to get rid of them. */
  readonly droppedTerms?: number;
}

/** What a router holds. */
export interface RouterStats {
  readonly queries: number;
  /** Equal queries share one program. */
  readonly programs: number;
  readonly terms: number;
  /** Distinct tokens of messages that are remembered. */
  readonly tokens: number;
  readonly evictions: number;
}

/**
 * Tells which of many stored queries a message matches, exactly as `matches` would.
 *
 * It tries only the queries of which the message holds an anchor, and chooses as anchors the terms that it has seen least.
 */
export class MessageRouter<Id> {
  private readonly terms = new TermTable();
  private readonly tokens: TokenTable;
  private readonly tokenTerms: TokenTerms;
  private readonly rates = new TermRates(this.terms);
  private readonly postings = new TermPostings(this.terms);
  private readonly programs = new ProgramStore<Id>();
  private readonly byId = new Map<Id, number>();
  private readonly message: MessageTerms;
  private number = 0;
  private rebalanced = 0;

  private readonly droppedTerms: number;

  constructor({ tokens = TOKENS, droppedTerms = DROPPED_TERMS }: RouterBounds = {}) {
    this.droppedTerms = droppedTerms;
    this.tokens = new TokenTable(tokens);
    this.tokenTerms = new TokenTerms(this.terms, this.tokens);
    this.message = new MessageTerms(this.terms, this.tokens, this.tokenTerms);
  }

  get size(): number {
    return this.byId.size;
  }

  /**
   * Stores a query, in place of an earlier one with this id; it counts from the next message on.
   *
   * @throws DomainError QUERY_NOTHING_TO_ANCHOR: such a query would have to be tried on every message
   */
  add(id: Id, node: QueryNode): void {
    if (anchors(node).length === 0) throw new DomainError('QUERY_NOTHING_TO_ANCHOR', 'invalid', { at: 0 });
    const code = codeOf(node, this.termNumber);
    const known = this.programs.find(code);
    const before = this.byId.get(id);
    if (known !== undefined && known === before) return;
    if (known === undefined) this.byId.set(id, this.start(code, id));
    else {
      this.programs.addOwner(known, id);
      this.byId.set(id, known);
    }
    if (before !== undefined) this.leave(before, id);
  }

  /** Forgets a query; false when there was none. */
  remove(id: Id): boolean {
    const program = this.byId.get(id);
    if (program === undefined) return false;
    this.byId.delete(id);
    this.leave(program, id);
    return true;
  }

  /** Gives the ids of exactly the queries that the message matches, each once, in no particular order. */
  route(message: RoutedMessage): Id[] {
    const found: Id[] = [];
    this.try(message, found);
    return found;
  }

  /** Tells how many different queries a message is tried on; the measure of a good choice of anchors. */
  countCandidates(message: RoutedMessage): number {
    return this.try(message, []);
  }

  /** Looks at so many programs again and moves those whose anchors became common; gives how many it moved. */
  rebalance(budget: number): number {
    let moved = 0;
    for (let looked = 0; looked < Math.min(budget, this.programs.bound); looked += 1) {
      this.rebalanced = (this.rebalanced + 1) % this.programs.bound;
      if (this.programs.isUsed(this.rebalanced) && this.moveAnchors(this.rebalanced)) moved += 1;
    }
    return moved;
  }

  stats(): RouterStats {
    return {
      queries: this.byId.size,
      programs: this.programs.size,
      terms: this.terms.size,
      tokens: this.tokens.size,
      evictions: this.tokens.evictions,
    };
  }

  private try(message: RoutedMessage, found: Id[]): number {
    const number = this.nextNumber();
    const held = this.message;
    held.read(message, number);
    this.rates.count();
    this.tokens.messages += 1;
    const terms = this.terms.cells;
    const { anchored, anchoredCount } = held;
    let tried = 0;
    for (let at = 0; at < anchoredCount; at += 1) {
      const base = anchored[at]! * TERM_STRIDE;
      const count = terms[base + POSTING_COUNT]!;
      const block = terms[base + POSTINGS]!;
      if (count === 1) tried += this.tryProgram(block, number, terms, found);
      else {
        const postings = this.postings.pool.cells;
        for (let posting = block; posting < block + count; posting += 1)
          tried += this.tryProgram(postings[posting]!, number, terms, found);
      }
    }
    return tried;
  }

  private tryProgram(program: number, number: number, terms: Int32Array, found: Id[]): number {
    const { cells, pool } = this.programs;
    const base = program * PROGRAM_STRIDE;
    if (cells[base + TRIED_FOR] === number) return 0;
    cells[base + TRIED_FOR] = number;
    if (cells[base + CERTAIN] === 1 || holds(pool.cells, cells[base + CODE_AT]!, terms, this.message))
      this.programs.collect(program, found);
    return 1;
  }

  private nextNumber(): number {
    if (this.number === LAST_NUMBER) {
      this.number = 0;
      this.terms.forgetMessages();
      this.programs.forgetMessages();
    }
    this.number += 1;
    return this.number;
  }

  private readonly termNumber = (kind: TermKind, value: string): number => {
    const known = this.terms.find(kind, value);
    if (known !== undefined) return known;
    const { id, hits } = this.tokenTerms.create(kind, value);
    this.rates.begin(id, kind, value, hits, this.tokens.messages);
    return id;
  };

  private start(code: Code, id: Id): number {
    const program = this.programs.create(code, id);
    for (const term of termsOf(code)) this.terms.use(term);
    const choice = chooseAnchors(code, this.rates.rateOf);
    this.setAnchors(program, choice?.terms ?? []);
    return program;
  }

  private leave(program: number, id: Id): void {
    if (!this.programs.removeOwner(program, id)) return;
    const code = this.programs.codeOf(program);
    this.setAnchors(program, []);
    this.programs.drop(program);
    for (const term of termsOf(code)) this.tokenTerms.leave(term);
    if (this.terms.droppedCount < this.droppedTerms) return;
    this.tokens.clear();
    this.terms.reclaim();
  }

  private setAnchors(program: number, terms: readonly number[]): void {
    for (const term of this.programs.anchorsOf(program)) this.postings.remove(term, program);
    for (const term of terms) this.postings.add(term, program);
    this.programs.setAnchors(program, terms);
  }

  private moveAnchors(program: number): boolean {
    const choice = chooseAnchors(this.programs.codeOf(program), this.rates.rateOf);
    if (!choice) return false;
    const present = this.programs.anchorsOf(program).reduce((sum, term) => sum + this.rates.rateOf(term), 0);
    if (choice.rate > present * WORTH_MOVING) return false;
    this.setAnchors(program, choice.terms);
    return true;
  }
}
