import { cleanText, fold } from '../../text/index.js';
import { HASHTAG_TOKEN, hashUnits } from '../../text/scan.js';
import { stemFolded, stemOnce } from '../../text/stem.js';
import { beforeWildcard, PatternTerms } from './pattern-terms.js';
import { SiteTerms } from './site-terms.js';
import type { TermKind, TermTable } from './term-table.js';
import { JOINED_TOKEN } from './token-kind.js';
import type { TokenTable } from './token-table.js';

/** Tells which terms a token holds, and keeps what is remembered of tokens true when terms come and go. */
export class TokenTerms {
  private readonly patterns = new PatternTerms();
  readonly sites = new SiteTerms();
  // A token is remembered first and its terms are found next: what is known of it serves twice.
  private text = '';
  private folded = '';
  private stemmed = '';

  constructor(
    private readonly terms: TermTable,
    private readonly tokens: TokenTable,
  ) {}

  /** Gives the terms of a token of a text (of a joined form: with its hyphens). */
  find(text: string, kind: number): number[] {
    this.understand(text);
    const { folded, stemmed } = this;
    const found: number[] = [];
    this.patterns.find(folded, found);
    const stem = this.terms.find('stem', stemmed);
    const hashtag = kind === HASHTAG_TOKEN ? this.terms.find('hashtag', folded) : undefined;
    const isRaw = kind !== JOINED_TOKEN && this.terms.of('raw').size > 0;
    const raw = isRaw ? this.terms.find('raw', ASCII.test(text) ? text : cleanText(text)) : undefined;
    for (const term of [stem, hashtag, raw]) if (term !== undefined) found.push(term);
    return found;
  }

  /** Gives the terms of the name in a mention: as it is, and for any host. */
  findMentions(name: string): number[] {
    const asked = this.terms.of('mention');
    if (asked.size === 0) return [];
    const folded = fold(name);
    const host = folded.indexOf('@');
    const whole = asked.get(folded);
    const local = host > 0 ? asked.get(folded.slice(0, host)) : undefined;
    return [whole, local].filter((term) => term !== undefined);
  }

  /** Remembers a token by its letters; -1 for one that cannot be remembered. */
  remember(text: string, letters: Int32Array, from: number, shape: number, hash: number): number {
    this.understand(text);
    const { folded, stemmed } = this;
    const relation = { hash: hashUnits(stemmed, 0, stemmed.length), beginning: beginningOf(folded) };
    return this.tokens.add(letters, from, shape, hash, relation);
  }

  /** Gives a term that nobody asked for yet a number, and has the tokens that may hold it looked at again. */
  create(kind: TermKind, value: string): { readonly id: number; readonly hits: number } {
    const id = this.terms.create(kind, value);
    if (kind === 'pattern') this.patterns.add(id, value);
    if (kind === 'site') this.sites.add(id, value);
    return { id, hits: this.doubt(kind, value) };
  }

  /** Ends one use of a term. */
  leave(id: number): void {
    const { kind, value } = this.terms.get(id);
    if (!this.terms.leave(id)) return;
    if (kind === 'pattern') this.patterns.remove(id, value);
    if (kind === 'site') this.sites.remove(id, value);
  }

  private doubt(kind: TermKind, value: string): number {
    switch (kind) {
      case 'stem':
        return this.tokens.doubtRelated(hashUnits(value, 0, value.length));
      case 'hashtag':
      case 'raw':
        return this.tokens.doubtRelated(wordRelation(fold(value)));
      case 'pattern': {
        const before = beforeWildcard(value);
        this.tokens.doubtBeginning(before.length >= 2 ? beginningOf(before) : undefined);
        return 0;
      }
      default:
        return 0;
    }
  }

  private understand(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.folded = fold(text);
    this.stemmed = stemOnce(this.folded);
  }
}

/** Gives the text of a remembered token: of a joined form without what joins its parts. */
export function tokenText(text: string, from: number, to: number, kind: number): string {
  const written = text.slice(from, to);
  return kind === JOINED_TOKEN ? written.replace(JOINERS, '') : written;
}

const JOINERS = /[-'\u2010\u2011\u2018\u2019\u02bc]/g;

function wordRelation(folded: string): number {
  const stemmed = stemFolded(folded);
  return hashUnits(stemmed, 0, stemmed.length);
}

const beginningOf = (folded: string): number => (folded.charCodeAt(0) * 31 + folded.charCodeAt(1)) | 0;

/** Words of these characters are clean as they are. */
const ASCII = /^[0-9A-Za-z]*$/;
