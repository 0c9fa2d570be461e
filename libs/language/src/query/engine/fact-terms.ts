import { authorNames, languageOf, type QueryMessage } from '../query-message.js';
import { dayNumber } from './query-code.js';
import type { TermTable } from './term-table.js';

type Facts = Omit<QueryMessage, 'text'>;

const NO_TERM = -1;
const MOST_NAMES = 1_000;

/** Finds the terms of what is known of a message beside its words; remembers the few values that return all the time. */
export class FactTerms {
  private version = -1;
  private reply = NO_TERM;
  private media = NO_TERM;
  private link = NO_TERM;
  private question = NO_TERM;
  private readonly sources = new Map<string, number>();
  private readonly langs = new Map<string, number>();
  private lastDay = '';
  private lastDayNumber = 0;

  constructor(private readonly terms: TermTable) {}

  /** Notes the terms of a message. */
  find(message: Facts, links: boolean, asks: boolean, note: (term: number) => void): void {
    if (this.version !== this.terms.version) this.lookAgain();
    const { author, source, lang, places } = message;
    if (source !== undefined) this.noteOne(this.sources.get(source) ?? this.sourceTerm(source), note);
    if (lang !== undefined) this.noteOne(this.langs.get(lang) ?? this.langTerm(lang), note);
    if (message.isReply) this.noteOne(this.reply, note);
    if (message.hasMedia) this.noteOne(this.media, note);
    if (links) this.noteOne(this.link, note);
    if (asks) this.noteOne(this.question, note);
    const authors = this.terms.of('author');
    if (author !== undefined && authors.size > 0)
      for (const name of authorNames(author)) this.noteOne(authors.get(name) ?? NO_TERM, note);
    const codes = this.terms.of('place');
    if (places !== undefined && codes.size > 0)
      for (const code of places) this.noteOne(codes.get(code) ?? NO_TERM, note);
  }

  /** A day as a number, 0 when it is not known; most messages that follow each other are of one day. */
  dayOf(day: string | undefined): number {
    if (day === undefined) return 0;
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastDayNumber = dayNumber(day);
    }
    return this.lastDayNumber;
  }

  private noteOne(term: number, note: (term: number) => void): void {
    if (term !== NO_TERM) note(term);
  }

  private lookAgain(): void {
    const traits = this.terms.of('is');
    this.reply = traits.get('reply') ?? NO_TERM;
    this.media = traits.get('media') ?? NO_TERM;
    this.link = traits.get('link') ?? NO_TERM;
    this.question = traits.get('question') ?? NO_TERM;
    this.sources.clear();
    this.langs.clear();
    this.version = this.terms.version;
  }

  private sourceTerm(source: string): number {
    return remember(this.sources, source, this.terms.find('source', source.toLowerCase()));
  }

  private langTerm(lang: string): number {
    return remember(this.langs, lang, this.terms.find('lang', languageOf(lang)));
  }
}

/** There are few networks and languages, and a bound to what a stranger can make of that. */
function remember(terms: Map<string, number>, written: string, term: number | undefined): number {
  if (terms.size >= MOST_NAMES) terms.clear();
  terms.set(written, term ?? NO_TERM);
  return term ?? NO_TERM;
}
