import {
  EMAIL_TOKEN,
  HASHTAG_TOKEN,
  KIND_BITS,
  MENTION_TOKEN,
  Scanner,
  STRIDE,
  tokenKinds,
  URL_TOKEN,
  WORD_TOKEN,
} from '../../text/scan.js';
import { authorNames, languageOf, type QueryMessage } from '../query-message.js';
import { joinedBy } from '../raw-text.js';
import { dayNumber } from './query-code.js';
import type { TestedMessage } from './query-test.js';
import type { Pairs, TermPlaces } from './span-search.js';
import { HELD_BY, POSTING_COUNT, SEEN_IN, TERM_STRIDE, type TermTable } from './term-table.js';
import { LIST_BASE, LONGEST_REMEMBERED, TERMS, type TokenTable, UNKNOWN_TERMS } from './token-table.js';
import { JOINED_TOKEN, type TokenTerms, tokenText } from './token-terms.js';

/** A message to route: what queries see of it, with its text as it is. */
export type RoutedMessage = Omit<QueryMessage, 'text'> & { readonly text: string };

const KIND = (1 << KIND_BITS) - 1;
const ONE_PART = 1 << KIND_BITS;
const NONE: Pairs = [];

/** Reads one message at a time: notes which terms it holds and, only when a query asks, where they stand. */
export class MessageTerms implements TestedMessage, TermPlaces {
  number = 0;
  day = 0;
  /** The terms of the message that have postings. */
  anchored = new Int32Array(256);
  anchoredCount = 0;
  readonly places: TermPlaces = this;
  private readonly scanner = new Scanner();
  private text = '';
  private placed: Map<number, number[]> | undefined;

  constructor(
    private readonly terms: TermTable,
    private readonly tokens: TokenTable,
    private readonly tokenTerms: TokenTerms,
  ) {}

  read(message: RoutedMessage, number: number): void {
    this.number = number;
    this.text = message.text;
    this.placed = undefined;
    this.anchoredCount = 0;
    this.scanner.scan(message.text);
    const { columns, count } = this.scanner;
    let links = false;
    for (let at = 0; at < count * STRIDE; at += STRIDE) {
      const kind = columns[at + 3]! & KIND;
      if (kind === URL_TOKEN) {
        links = true;
        for (const term of this.tokenTerms.findSites(message.text.slice(columns[at], columns[at + 1]))) this.note(term);
      } else if (kind !== EMAIL_TOKEN) {
        const held = this.termsAt(at);
        if (held >= 0) this.note(held);
        else if (held <= LIST_BASE) this.noteList(held);
        else if (held === UNKNOWN_TERMS) for (const term of this.findTerms(at)) this.note(term);
      }
    }
    this.noteFacts(message, links);
  }

  get length(): number {
    let positions = 0;
    const { columns, count } = this.scanner;
    for (let at = 0; at < count * STRIDE; at += STRIDE) if (columns[at + 3]! >> KIND_BITS === 1) positions += 1;
    return positions;
  }

  placesOf(term: number): Pairs {
    return (this.placed ??= this.place()).get(term) ?? NONE;
  }

  joinedBy(position: number): string {
    const { columns, count } = this.scanner;
    let here = 0;
    for (let at = 0; at < count * STRIDE; at += STRIDE) {
      if (columns[at + 3]! >> KIND_BITS > 1) continue;
      if (here === position)
        return joinedBy(
          { text: this.text },
          { kind: tokenKinds[columns[at + 3]! & KIND] ?? 'word', start: columns[at]! },
        );
      here += 1;
    }
    return '';
  }

  /** The terms of a token as `TokenTable` writes them; UNKNOWN_TERMS of a token that is not remembered. */
  private termsAt(at: number): number {
    const { columns } = this.scanner;
    const meta = columns[at + 3]!;
    const kind = meta & KIND;
    const from = kind === WORD_TOKEN ? columns[at]! : columns[at]! + 1;
    const to = columns[at + 1]!;
    const hash = columns[at + 2]!;
    const remembered = meta > (ONE_PART | KIND) ? JOINED_TOKEN : kind;
    let record = this.tokens.find(this.text, from, to, hash, remembered);
    if (record < 0) {
      if (to - from > LONGEST_REMEMBERED) return UNKNOWN_TERMS;
      record = this.tokenTerms.remember(this.text, from, to, hash, remembered);
      if (record < 0) return UNKNOWN_TERMS;
    }
    const held = this.tokens.records[record + TERMS]!;
    return held === UNKNOWN_TERMS ? this.tokens.setTerms(record, this.findTerms(at)) : held;
  }

  private findTerms(at: number): number[] {
    const { columns } = this.scanner;
    const meta = columns[at + 3]!;
    const kind = meta & KIND;
    const from = kind === HASHTAG_TOKEN || kind === MENTION_TOKEN ? columns[at]! + 1 : columns[at]!;
    const remembered = meta > (ONE_PART | KIND) ? JOINED_TOKEN : kind;
    return this.tokenTerms.find(tokenText(this.text, from, columns[at + 1]!, remembered), remembered);
  }

  private note(term: number): void {
    const { cells } = this.terms;
    const base = term * TERM_STRIDE;
    if (cells[base + SEEN_IN] === this.number) return;
    cells[base + SEEN_IN] = this.number;
    cells[base + HELD_BY]! += 1;
    if (cells[base + POSTING_COUNT] === 0) return;
    if (this.anchoredCount === this.anchored.length) {
      const larger = new Int32Array(this.anchored.length * 2);
      larger.set(this.anchored);
      this.anchored = larger;
    }
    this.anchored[this.anchoredCount] = term;
    this.anchoredCount += 1;
  }

  private noteList(held: number): void {
    const { cells } = this.tokens.lists;
    const offset = LIST_BASE - held;
    const end = offset + cells[offset]!;
    for (let at = offset + 1; at <= end; at += 1) this.note(cells[at]!);
  }

  private noteFacts(message: RoutedMessage, links: boolean): void {
    const { terms } = this;
    this.day = message.day === undefined ? 0 : dayNumber(message.day);
    if (message.author !== undefined && terms.of('author').size > 0)
      for (const name of authorNames(message.author)) this.noteFact(terms.find('author', name));
    if (message.source !== undefined && terms.of('source').size > 0)
      this.noteFact(terms.find('source', message.source.toLowerCase()));
    if (message.lang !== undefined && terms.of('lang').size > 0)
      this.noteFact(terms.find('lang', languageOf(message.lang)));
    if (message.places !== undefined && terms.of('place').size > 0)
      for (const code of message.places) this.noteFact(terms.find('place', code));
    if (terms.of('is').size === 0) return;
    if (message.isReply) this.noteFact(terms.find('is', 'reply'));
    if (message.hasMedia) this.noteFact(terms.find('is', 'media'));
    if (links) this.noteFact(terms.find('is', 'link'));
    if (this.scanner.asks) this.noteFact(terms.find('is', 'question'));
  }

  private noteFact(term: number | undefined): void {
    if (term !== undefined) this.note(term);
  }

  private place(): Map<number, number[]> {
    const places = new Map<number, number[]>();
    const { columns, count } = this.scanner;
    let position = 0;
    for (let at = 0; at < count * STRIDE; at += STRIDE) {
      const parts = columns[at + 3]! >> KIND_BITS;
      const kind = columns[at + 3]! & KIND;
      for (const term of kind === URL_TOKEN || kind === EMAIL_TOKEN ? [] : this.listTerms(at)) {
        const known = places.get(term);
        if (known) known.push(position, position + parts);
        else places.set(term, [position, position + parts]);
      }
      if (parts === 1) position += 1;
    }
    return places;
  }

  private listTerms(at: number): number[] {
    const held = this.termsAt(at);
    if (held >= 0) return [held];
    if (held === UNKNOWN_TERMS) return this.findTerms(at);
    if (held > LIST_BASE) return [];
    const { cells } = this.tokens.lists;
    const offset = LIST_BASE - held;
    return [...cells.subarray(offset + 1, offset + 1 + cells[offset]!)];
  }
}
