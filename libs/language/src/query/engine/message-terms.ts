import { EMAIL_TOKEN, KIND_BITS, Scanner, STRIDE, tokenKinds, URL_TOKEN } from '../../text/scan.js';
import { authorNames, languageOf, type QueryMessage } from '../query-message.js';
import { joinedBy } from '../raw-text.js';
import { dayNumber } from './query-code.js';
import type { TestedMessage } from './query-test.js';
import type { Pairs, TermPlaces } from './span-search.js';
import type { TermTable } from './term-table.js';
import { LIST_BASE, LONGEST_REMEMBERED, TERMS, type TokenTable, UNKNOWN_TERMS } from './token-table.js';
import { isSigned, KIND, rememberedKind } from './token-kind.js';
import { type TokenTerms, tokenText } from './token-terms.js';

/** A message to route: what queries see of it, with its text as it is. */
export type RoutedMessage = Omit<QueryMessage, 'text'> & { readonly text: string };

const NONE: Pairs = [];

/** Reads one message at a time: notes which terms it holds and, only when a query asks, where they stand. */
export class MessageTerms implements TestedMessage, TermPlaces {
  day = 0;
  /** The terms that the message holds. */
  noted = new Int32Array(256);
  notedCount = 0;
  readonly places: TermPlaces = this;
  private readonly scanner = new Scanner();
  private text = '';
  private placed: Map<number, number[]> | undefined;
  private lastDay = '';
  private lastDayNumber = 0;
  private readonly authors: ReadonlyMap<string, number>;
  private readonly sources: ReadonlyMap<string, number>;
  private readonly langs: ReadonlyMap<string, number>;
  private readonly placeCodes: ReadonlyMap<string, number>;
  private readonly traits: ReadonlyMap<string, number>;

  constructor(
    private readonly terms: TermTable,
    private readonly tokens: TokenTable,
    private readonly tokenTerms: TokenTerms,
  ) {
    this.authors = terms.of('author');
    this.sources = terms.of('source');
    this.langs = terms.of('lang');
    this.placeCodes = terms.of('place');
    this.traits = terms.of('is');
  }

  read(message: RoutedMessage): void {
    this.forget();
    this.text = message.text;
    this.placed = undefined;
    this.scanner.scan(message.text);
    const { columns, count } = this.scanner;
    const { tokens } = this;
    const guesses = tokens.guess(columns, count);
    const { moves } = tokens;
    let links = false;
    for (let token = 0; token < count; token += 1) {
      const at = token * STRIDE;
      const meta = columns[at + 3]!;
      const guess = guesses[token]!;
      const from = isSigned(meta) ? columns[at]! + 1 : columns[at]!;
      // What was guessed holds only until the table moves its words.
      const isGuessed =
        guess > 0 && moves === tokens.moves && tokens.isRight(guess, message.text, from, columns[at + 1]!);
      let held = isGuessed ? tokens.words[guess + TERMS]! : UNKNOWN_TERMS;
      if (held === UNKNOWN_TERMS) {
        const kind = meta & KIND;
        if (kind === URL_TOKEN) links = true;
        if (kind === URL_TOKEN) this.noteSites(from, columns[at + 1]!);
        if (kind === URL_TOKEN || kind === EMAIL_TOKEN) continue;
        held = this.termsAt(at);
      }
      if (held >= 0) this.note(held);
      else if (held <= LIST_BASE) this.noteList(held);
      else if (held === UNKNOWN_TERMS) for (const term of this.findTerms(at)) this.note(term);
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
    const from = isSigned(meta) ? columns[at]! + 1 : columns[at]!;
    const to = columns[at + 1]!;
    const hash = columns[at + 2]!;
    const remembered = rememberedKind(meta);
    let record = this.tokens.find(this.text, from, to, hash, remembered);
    if (record < 0) {
      if (to - from > LONGEST_REMEMBERED) return UNKNOWN_TERMS;
      record = this.tokenTerms.remember(this.text, from, to, hash, remembered);
      if (record < 0) return UNKNOWN_TERMS;
    }
    const held = this.tokens.words[record + TERMS]!;
    return held === UNKNOWN_TERMS ? this.tokens.setTerms(record, this.findTerms(at)) : held;
  }

  private findTerms(at: number): number[] {
    const { columns } = this.scanner;
    const meta = columns[at + 3]!;
    const from = isSigned(meta) ? columns[at]! + 1 : columns[at]!;
    const remembered = rememberedKind(meta);
    return this.tokenTerms.find(tokenText(this.text, from, columns[at + 1]!, remembered), remembered);
  }

  private note(term: number): void {
    const { held } = this.terms;
    const at = term >> 5;
    const bit = 1 << (term & 31);
    if ((held[at]! & bit) !== 0) return;
    held[at]! |= bit;
    if (this.tokens.counts) this.terms.counts[term]! += 1;
    if (this.notedCount === this.noted.length) {
      const larger = new Int32Array(this.noted.length * 2);
      larger.set(this.noted);
      this.noted = larger;
    }
    this.noted[this.notedCount] = term;
    this.notedCount += 1;
  }

  /** Makes room for the next message: no term is held any more. */
  private forget(): void {
    const { held } = this.terms;
    for (let at = 0; at < this.notedCount; at += 1) held[this.noted[at]! >> 5] = 0;
    this.notedCount = 0;
  }

  private noteList(held: number): void {
    const { cells } = this.tokens.lists;
    const offset = LIST_BASE - held;
    const end = offset + cells[offset]!;
    for (let at = offset + 1; at <= end; at += 1) this.note(cells[at]!);
  }

  private noteSites(from: number, to: number): void {
    for (const term of this.tokenTerms.sites.find(this.text, from, to)) this.note(term);
  }

  private noteFacts(message: RoutedMessage, links: boolean): void {
    this.day = this.dayOf(message.day);
    const { authors, sources, langs, traits, placeCodes } = this;
    if (message.author !== undefined && authors.size > 0)
      for (const name of authorNames(message.author)) this.noteFact(authors.get(name));
    if (message.source !== undefined && sources.size > 0) this.noteFact(sources.get(message.source.toLowerCase()));
    if (message.lang !== undefined && langs.size > 0) this.noteFact(langs.get(languageOf(message.lang)));
    if (message.places !== undefined && placeCodes.size > 0)
      for (const code of message.places) this.noteFact(placeCodes.get(code));
    if (traits.size === 0) return;
    if (message.isReply) this.noteFact(traits.get('reply'));
    if (message.hasMedia) this.noteFact(traits.get('media'));
    if (links) this.noteFact(traits.get('link'));
    if (this.scanner.asks) this.noteFact(traits.get('question'));
  }

  /** Most messages that follow each other are of one day. */
  private dayOf(day: string | undefined): number {
    if (day === undefined) return 0;
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastDayNumber = dayNumber(day);
    }
    return this.lastDayNumber;
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
