import { DomainError } from '@samenspraak/platform/kernel';
import { anchors } from '../anchors.js';
import type { QueryNode } from '../query-node.js';
import { chooseEntry, type QueryEntry } from './anchor-choice.js';
import { termsOf } from './code-terms.js';
import { MessageTerms, type RoutedMessage } from './message-terms.js';
import { CODE_AT, PROGRAM_STRIDE, ProgramStore, SURE_AT, TRIED_FOR } from './program-store.js';
import { type Code, codeOf } from './query-code.js';
import { holdsBut, isSet } from './query-test.js';
import { GROUP_STRIDE, TermPostings } from './term-postings.js';
import { TermRates } from './term-rates.js';
import { POSTINGS, POSTINGS_SIZE, TERM_STRIDE, type TermKind, TermTable } from './term-table.js';
import { TokenTable } from './token-table.js';
import { TokenTerms } from './token-terms.js';

const TOKENS = 1 << 18;
const DROPPED_TERMS = 10_000;
const ALL_COUNTED = 1 << 14;
/** Of later messages one in so many, a power of two, tells enough about how often terms and tokens are seen. */
const ONE_IN = 32;
const LAST_NUMBER = 0x7fff_fffe;
/** Anchors are moved only when the better ones are held by at most this part of the messages that hold the present ones. */
const WORTH_MOVING = 0.7;

/** What a router may take. */
export interface RouterBounds {
  /** Distinct tokens of messages that it remembers; a power of two. */
  readonly tokens?: number;
  /** Terms that nobody asks for any more, before it forgets all tokens to get rid of them. */
  readonly droppedTerms?: number;
  /** Messages at the start of which all are counted; of later ones a few are, and the others are read more quickly. */
  readonly counted?: number;
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
  private candidates = new Int32Array(256);
  private candidateCount = 0;
  private tried = 0;
  private number = 0;
  private rebalanced = 0;

  private readonly droppedTerms: number;
  private readonly counted: number;

  constructor({ tokens = TOKENS, droppedTerms = DROPPED_TERMS, counted = ALL_COUNTED }: RouterBounds = {}) {
    this.droppedTerms = droppedTerms;
    this.counted = counted;
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

  /** Tells how many queries a message is tried on, once per anchor; the measure of a good choice of anchors. */
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
    this.tokens.counts = number < this.counted || number % ONE_IN === 0;
    if (this.tokens.counts) {
      this.rates.count();
      this.tokens.messages += 1;
    }
    held.read(message);
    this.gather(number);
    const { cells, pool } = this.programs;
    const code = pool.cells;
    const terms = this.terms.held;
    for (let at = 0; at < this.candidateCount; at += 1) {
      const program = this.candidates[at]!;
      const base = program * PROGRAM_STRIDE;
      if (holdsBut(cells[base + SURE_AT]!, code, cells[base + CODE_AT]!, terms, held))
        this.programs.collect(program, found);
    }
    return this.tried;
  }

  /** Lists, each once, the programs of which the message holds an anchor and passes the guard. */
  private gather(number: number): void {
    const { noted, notedCount } = this.message;
    const { cells, anchors } = this.terms;
    const lists = this.postings.pool.cells;
    this.tried = 0;
    this.candidateCount = 0;
    for (let at = 0; at < notedCount; at += 1) {
      const term = noted[at]!;
      if (!isSet(anchors, term)) continue;
      const from = cells[term * TERM_STRIDE + POSTINGS]!;
      const end = from + cells[term * TERM_STRIDE + POSTINGS_SIZE]!;
      for (let group = from; group < end; group += 1) this.gatherGroup(lists, lists[group]! * GROUP_STRIDE, number);
    }
  }

  private gatherGroup(lists: Int32Array, group: number, number: number): void {
    const { held } = this.terms;
    const { groups } = this.postings;
    let entry = groups[group]!;
    const end = entry + groups[group + 1]!;
    while (entry < end) {
      const next = entry + 2 + lists[entry + 1]!;
      let guard = entry + 2;
      let passed = guard === next;
      for (; guard < next && !passed; guard += 1) {
        const pair = lists[guard]!;
        passed = isSet(held, pair & 0xffff) || isSet(held, pair >>> 16);
      }
      if (passed) this.nominate(lists[entry]!, number);
      this.tried += 1;
      entry = next;
    }
  }

  private nominate(program: number, number: number): void {
    const base = program * PROGRAM_STRIDE + TRIED_FOR;
    if (this.programs.cells[base] === number) return;
    this.programs.cells[base] = number;
    if (this.candidateCount === this.candidates.length) this.growCandidates();
    this.candidates[this.candidateCount] = program;
    this.candidateCount += 1;
  }

  private growCandidates(): void {
    const larger = new Int32Array(this.candidates.length * 2);
    larger.set(this.candidates);
    this.candidates = larger;
  }

  private nextNumber(): number {
    if (this.number === LAST_NUMBER) {
      this.number = 0;
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
    this.enter(program, chooseEntry(code, this.rates.rateOf));
    return program;
  }

  private leave(program: number, id: Id): void {
    if (!this.programs.removeOwner(program, id)) return;
    const code = this.programs.codeOf(program);
    this.enter(program, undefined);
    this.programs.drop(program);
    for (const term of termsOf(code)) this.tokenTerms.leave(term);
    if (this.terms.droppedCount < this.droppedTerms) return;
    this.tokens.clear();
    this.terms.reclaim();
  }

  private enter(program: number, entry: QueryEntry | undefined): void {
    const terms = entry?.anchors.terms ?? [];
    const before = this.programs.anchorsOf(program);
    if (before.length > 0) this.postings.remove(before, program);
    if (entry) this.postings.add(terms, program, entry.guard);
    this.programs.setAnchors(program, terms);
  }

  private moveAnchors(program: number): boolean {
    const entry = chooseEntry(this.programs.codeOf(program), this.rates.rateOf);
    if (!entry) return false;
    const present = this.programs.anchorsOf(program).reduce((sum, term) => sum + this.rates.rateOf(term), 0);
    if (entry.anchors.rate > present * WORTH_MOVING) return false;
    this.enter(program, entry);
    return true;
  }
}
