import { siteFits, siteOf, siteWords } from '../site.js';

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
/** A scheme and a host without anything strange. */
const PLAIN_HOST = /^https?:\/\/([a-z0-9.-]+)(?:[/?#]|$)/i;
const MOST_HOSTS = 2_000;
const RUN = /[a-z0-9]+/;
const PLAIN = /^[a-z0-9.\-/_]+$/;

/** Finds for a URL the `site:` terms that it fits, without taking apart the many URLs that fit none. */
export class SiteTerms {
  /** By a word that every fitting URL has (`siteWords`). */
  private readonly byWord = new Map<string, Map<number, string>>();
  /** Hashes of the first run of letters of each value, with how many values have it: each fitting URL holds such a run. */
  private readonly runs = new Map<number, number>();
  /** Values of which a run says nothing. */
  private strange = 0;
  /** Values that more than the host of a URL decides about. */
  private beyondHost = 0;
  /** What was found for a host, while nothing but hosts is asked for. */
  private readonly byHost = new Map<string, number[]>();

  add(id: number, value: string): void {
    const word = wordOf(value);
    const values = this.byWord.get(word) ?? new Map<number, string>();
    this.byWord.set(word, values.set(id, value));
    this.count(value, word, 1);
  }

  remove(id: number, value: string): void {
    const word = wordOf(value);
    const values = this.byWord.get(word);
    if (!values?.delete(id)) return;
    if (values.size === 0) this.byWord.delete(word);
    this.count(value, word, -1);
  }

  /** Gives the terms that the URL between two offsets fits. */
  find(text: string, from: number, to: number): number[] {
    if (this.byWord.size === 0 || !this.mayFit(text, from, to)) return [];
    const url = text.slice(from, to);
    const host = this.beyondHost === 0 ? PLAIN_HOST.exec(url)?.[1] : undefined;
    if (host === undefined) return this.findIn(url);
    const known = this.byHost.get(host);
    if (known) return known;
    if (this.byHost.size >= MOST_HOSTS) this.byHost.clear();
    const found = this.findIn(url);
    this.byHost.set(host, found);
    return found;
  }

  private findIn(url: string): number[] {
    const found: number[] = [];
    for (const word of siteWords(url))
      for (const [id, value] of this.byWord.get(word) ?? []) if (siteFits(url, value)) found.push(id);
    return found;
  }

  private count(value: string, word: string, change: number): void {
    this.byHost.clear();
    if (value.includes('/') || !value.includes('.')) this.beyondHost += change;
    const run = PLAIN.test(word) ? RUN.exec(word)?.[0] : undefined;
    if (run === undefined) {
      this.strange += change;
      return;
    }
    let hash = SEED;
    for (let at = 0; at < run.length; at += 1) hash = Math.imul(hash ^ run.charCodeAt(at), PRIME);
    const count = (this.runs.get(hash) ?? 0) + change;
    if (count === 0) this.runs.delete(hash);
    else this.runs.set(hash, count);
  }

  /** Whether a URL holds one of the runs, as a whole; anything that is not plain ASCII may fit. */
  private mayFit(text: string, from: number, to: number): boolean {
    if (this.strange > 0) return true;
    let hash = SEED;
    let length = 0;
    for (let at = from; at <= to; at += 1) {
      const unit = at < to ? text.charCodeAt(at) : 0;
      if (unit >= 128 || unit === 37) return true;
      const isUpper = unit >= 65 && unit <= 90;
      if (isUpper || (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) {
        hash = Math.imul(hash ^ (isUpper ? unit | 32 : unit), PRIME);
        length += 1;
        continue;
      }
      if (length > 0 && this.runs.has(hash)) return true;
      hash = SEED;
      length = 0;
    }
    return false;
  }
}

const wordOf = (value: string): string => (value.includes('.') ? siteOf(value).host : value);
