import { cleanText, fold } from '../../text/index.js';
import { HASHTAG_TOKEN, hashUnits, MENTION_TOKEN } from '../../text/scan.js';
import { stemFolded } from '../../text/stem.js';
import { patternFits } from '../pattern.js';
import { siteAnchor, siteFits, siteWords } from '../site.js';
import type { TermKind, TermTable } from './term-table.js';
import type { TokenTable } from './token-table.js';

/** The kind under which joined forms are remembered: of "e-mail" the word "email". */
export const JOINED_TOKEN = 5;

/** Tells which terms a token holds, and keeps what is remembered of tokens true when terms come and go. */
export class TokenTerms {
  /** Patterns by the letters before their first wildcard. */
  private readonly patterns = new Map<string, Set<number>>();
  /** The values of `site:` by the word that each fitting address has. */
  private readonly sites = new Map<string, Set<number>>();

  constructor(
    private readonly terms: TermTable,
    private readonly tokens: TokenTable,
  ) {}

  /** Gives the terms of a token of a text (of a joined form: with its hyphens). */
  find(text: string, kind: number): number[] {
    const found: number[] = [];
    const note = (term: number | undefined) => {
      if (term !== undefined && !found.includes(term)) found.push(term);
    };
    const folded = fold(text);
    if (kind === MENTION_TOKEN) {
      for (const name of mentionNames(folded)) note(this.terms.find('mention', name));
      return found;
    }
    note(this.terms.find('stem', stemFolded(folded)));
    this.findPatterns(folded, note);
    if (kind === HASHTAG_TOKEN) note(this.terms.find('hashtag', folded));
    if (kind !== JOINED_TOKEN && this.terms.of('raw').size > 0) note(this.terms.find('raw', cleanText(text)));
    return found;
  }

  /** Gives the `site:` terms of a URL. */
  findSites(url: string): number[] {
    if (this.sites.size === 0) return [];
    const found: number[] = [];
    for (const word of siteWords(url))
      for (const term of this.sites.get(word) ?? []) if (siteFits(url, this.terms.get(term).value)) found.push(term);
    return found;
  }

  /** Remembers a token and finds its terms; -1 for a token that cannot be remembered. */
  remember(text: string, from: number, to: number, hash: number, kind: number): number {
    const folded = fold(tokenText(text, from, to, kind));
    const hashed = kind === MENTION_TOKEN ? mentionRelation(folded) : wordRelation(folded);
    return this.tokens.add(text, from, to, hash, kind, { hash: hashed, beginning: beginningOf(folded) });
  }

  /** Gives a term that nobody asked for yet a number, and has the tokens that may hold it looked at again. */
  create(kind: TermKind, value: string): { readonly id: number; readonly hits: number } {
    const id = this.terms.create(kind, value);
    if (kind === 'pattern') this.addPattern(value, id);
    if (kind === 'site') put(this.sites, siteAnchor(value), id);
    return { id, hits: this.doubt(kind, value) };
  }

  /** Ends one use of a term. */
  leave(id: number): void {
    const { kind, value } = this.terms.get(id);
    if (!this.terms.leave(id)) return;
    if (kind === 'pattern') take(this.patterns, beforeWildcard(value), id);
    if (kind === 'site') take(this.sites, siteAnchor(value), id);
  }

  private doubt(kind: TermKind, value: string): number {
    switch (kind) {
      case 'stem':
        return this.tokens.doubtRelated(hashUnits(value, 0, value.length));
      case 'hashtag':
      case 'raw':
        return this.tokens.doubtRelated(wordRelation(fold(value)));
      case 'mention':
        return this.tokens.doubtRelated(mentionRelation(value));
      case 'pattern': {
        const before = beforeWildcard(value);
        this.tokens.doubtBeginning(before.length >= 2 ? beginningOf(before) : undefined);
        return 0;
      }
      default:
        return 0;
    }
  }

  private addPattern(value: string, id: number): void {
    put(this.patterns, beforeWildcard(value), id);
  }

  private findPatterns(folded: string, note: (term: number) => void): void {
    if (this.patterns.size === 0) return;
    for (let length = 0; length <= folded.length; length += 1)
      for (const term of this.patterns.get(folded.slice(0, length)) ?? [])
        if (patternFits(this.terms.get(term).value, folded)) note(term);
  }
}

/** Gives the text of a remembered token: of a joined form without what joins its parts. */
export function tokenText(text: string, from: number, to: number, kind: number): string {
  const written = text.slice(from, to);
  return kind === JOINED_TOKEN ? written.replace(JOINERS, '') : written;
}

const JOINERS = /[-'\u2010\u2011\u2018\u2019\u02bc]/g;

function mentionNames(folded: string): string[] {
  const host = folded.indexOf('@');
  return host > 0 ? [folded, folded.slice(0, host)] : [folded];
}

function mentionRelation(folded: string): number {
  const host = folded.indexOf('@');
  return ~hashUnits(folded, 0, host > 0 ? host : folded.length);
}

function wordRelation(folded: string): number {
  const stemmed = stemFolded(folded);
  return hashUnits(stemmed, 0, stemmed.length);
}

const beginningOf = (folded: string): number => (folded.charCodeAt(0) * 31 + folded.charCodeAt(1)) | 0;

const beforeWildcard = (pattern: string): string => /^[^*?]*/.exec(pattern)?.[0] ?? '';

function put(index: Map<string, Set<number>>, key: string, id: number): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function take(index: Map<string, Set<number>>, key: string, id: number): void {
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
