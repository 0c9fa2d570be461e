import {
  EMAIL_TOKEN,
  kindOf,
  lettersAt,
  MENTION_TOKEN,
  partsOf,
  Scanner,
  STRIDE,
  tokenKinds,
  URL_TOKEN,
} from '../../text/scan.js';
import type { QueryMessage } from '../query-message.js';
import { joinedBy } from '../raw-text.js';
import { FactTerms } from './fact-terms.js';
import { MetWords } from './met-words.js';
import type { TestedMessage } from './query-test.js';
import type { Pairs, TermPlaces } from './span-search.js';
import type { TermTable } from './term-table.js';
import { LIST_BASE, NO_TERMS, TERMS, type TokenTable, UNKNOWN_TERMS } from './token-table.js';
import { isSigned, NO_SHAPE, rememberedKind, shapeOf } from './token-kind.js';
import { type TokenTerms, tokenText } from './token-terms.js';

/** A message to route: what queries see of it, with its text as it is. */
export type RoutedMessage = Omit<QueryMessage, 'text'> & { readonly text: string };

const MOST_KEPT = 1 << 14;

/** Reads one message at a time: notes which terms it holds and, only when a query asks, where they stand. */
export class MessageTerms implements TestedMessage, TermPlaces {
  day = 0;
  /** The terms that the message holds. */
  noted = new Int32Array(256);
  notedCount = 0;
  readonly places: TermPlaces = this;
  private readonly scanner = new Scanner();
  private text = '';
  /** What each token of the message holds, as `TokenTable` writes it. */
  private termsOf = new Int32Array(256);
  private readonly facts: FactTerms;
  private met?: MetWords;
  private doubts = 0;
  private links = false;
  private readonly noteOne = (term: number): void => this.note(term);

  constructor(
    private readonly terms: TermTable,
    private readonly tokens: TokenTable,
    private readonly tokenTerms: TokenTerms,
  ) {
    this.facts = new FactTerms(terms);
  }

  read(message: RoutedMessage): void {
    this.forget();
    this.text = message.text;
    this.scanner.scan(message.text);
    const { count } = this.scanner;
    if (this.termsOf.length < count || this.termsOf.length > MOST_KEPT) this.termsOf = new Int32Array(count * 2 + 256);
    const { moves } = this.tokens;
    this.links = false;
    if (this.tokens.counts) this.readCounted();
    else this.readQuickly();
    // Lists that were forgotten while this message was read may hold something else by now.
    if (moves !== this.tokens.moves) this.termsOf.fill(UNKNOWN_TERMS, 0, count);
    this.day = this.facts.dayOf(message.day);
    this.facts.find(message, this.links, this.scanner.asks, this.noteOne);
  }

  /** Looks every token up where it is counted. */
  private readCounted(): void {
    const { columns, count, letters } = this.scanner;
    const { tokens } = this;
    const guesses = tokens.guess(columns, count);
    const { moves } = tokens;
    for (let token = 0; token < count; token += 1) {
      const guess = guesses[token]!;
      // What was guessed holds only until the table moves its words.
      const isGuessed =
        guess > 0 && moves === tokens.moves && tokens.isRight(guess, letters, lettersAt(columns[token * STRIDE + 3]!));
      this.noteToken(token, isGuessed ? tokens.words[guess + TERMS]! : UNKNOWN_TERMS);
    }
  }

  /** Looks the words up among those that were met lately, and only the others where all are. */
  private readQuickly(): void {
    const { count } = this.scanner;
    const { tokens, termsOf } = this;
    const { doubts } = tokens;
    const met = (this.met ??= new MetWords());
    if (doubts !== this.doubts) met.clear();
    this.doubts = doubts;
    met.find(this.scanner, termsOf);
    for (let token = 0; token < count; token += 1) {
      const held = termsOf[token]!;
      if (held === NO_TERMS) continue;
      if (held >= 0) this.note(held);
      // What was found before other terms were forgotten is found again.
      else if (held !== UNKNOWN_TERMS && doubts === tokens.doubts) this.noteList(held);
      else {
        this.noteToken(token, UNKNOWN_TERMS);
        if (termsOf[token] !== UNKNOWN_TERMS) met.keep(this.scanner, token, termsOf[token]!);
      }
    }
  }

  private noteToken(token: number, known: number): void {
    const { columns } = this.scanner;
    const at = token * STRIDE;
    let held = known;
    if (held === UNKNOWN_TERMS) {
      const kind = kindOf(columns[at + 3]!);
      if (kind === URL_TOKEN) {
        this.links = true;
        this.noteSites(columns[at]!, columns[at + 1]!);
      }
      if (kind === URL_TOKEN || kind === EMAIL_TOKEN) {
        this.termsOf[token] = NO_TERMS;
        return;
      }
      // Most names are met once: to remember them would cost more than to look them up.
      if (kind !== MENTION_TOKEN) held = this.termsAt(at);
    }
    this.termsOf[token] = held;
    if (held >= 0) this.note(held);
    else if (held <= LIST_BASE) this.noteList(held);
    else if (held === UNKNOWN_TERMS) for (const term of this.findTerms(at)) this.note(term);
  }

  get length(): number {
    let positions = 0;
    const { columns, count } = this.scanner;
    for (let at = 0; at < count * STRIDE; at += STRIDE) if (partsOf(columns[at + 3]!) === 1) positions += 1;
    return positions;
  }

  placesOf(term: number): Pairs {
    const found: number[] = [];
    const { columns, count } = this.scanner;
    const { cells } = this.tokens.lists;
    let position = 0;
    for (let token = 0; token < count; token += 1) {
      const meta = columns[token * STRIDE + 3]!;
      const parts = partsOf(meta);
      const held = this.termsOf[token]!;
      let holds = held === term;
      if (held <= LIST_BASE) {
        const end = LIST_BASE - held + cells[LIST_BASE - held]!;
        for (let at = LIST_BASE - held + 1; at <= end && !holds; at += 1) holds = cells[at] === term;
      } else if (held === UNKNOWN_TERMS && kindOf(meta) <= MENTION_TOKEN)
        holds = this.findTerms(token * STRIDE).includes(term);
      if (holds) found.push(position, position + parts);
      if (parts === 1) position += 1;
    }
    return found;
  }

  joinedBy(position: number): string {
    const { columns, count } = this.scanner;
    let here = 0;
    for (let at = 0; at < count * STRIDE; at += STRIDE) {
      if (partsOf(columns[at + 3]!) > 1) continue;
      if (here === position)
        return joinedBy(
          { text: this.text },
          { kind: tokenKinds[kindOf(columns[at + 3]!)] ?? 'word', start: columns[at]! },
        );
      here += 1;
    }
    return '';
  }

  /** The terms of a token as `TokenTable` writes them; UNKNOWN_TERMS of a token that is not remembered. */
  private termsAt(at: number): number {
    const { columns, letters } = this.scanner;
    const meta = columns[at + 3]!;
    const shape = shapeOf(meta, columns[at]!, columns[at + 1]!);
    if (shape === NO_SHAPE) return UNKNOWN_TERMS;
    const from = lettersAt(meta);
    const hash = columns[at + 2]!;
    let record = this.tokens.find(letters, from, shape, hash);
    if (record < 0) record = this.tokenTerms.remember(this.textAt(at), letters, from, shape, hash);
    if (record < 0) return UNKNOWN_TERMS;
    const held = this.tokens.words[record + TERMS]!;
    return held === UNKNOWN_TERMS ? this.tokens.setTerms(record, this.findTerms(at)) : held;
  }

  private findTerms(at: number): number[] {
    const kind = rememberedKind(this.scanner.columns[at + 3]!);
    const text = this.textAt(at);
    return kind === MENTION_TOKEN ? this.tokenTerms.findMentions(text) : this.tokenTerms.find(text, kind);
  }

  private textAt(at: number): string {
    const { columns } = this.scanner;
    const meta = columns[at + 3]!;
    const from = isSigned(meta) ? columns[at]! + 1 : columns[at]!;
    return tokenText(this.text, from, columns[at + 1]!, rememberedKind(meta));
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
}
