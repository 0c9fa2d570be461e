import { compareIds } from './ids.js';
import type { Account, NetworkState, Status } from './state.js';
import { normaliseTag, splitWords } from './text.js';
import { maySee } from './visibility.js';

interface Term {
  words: string[];
  not: boolean;
}

export interface StatusSearch {
  terms: Term[];
  tags: Term[];
  from: string[];
}

const CLAUSE = /([+-]?)(?:"([^"]*)"|(\S+))/g;

/** Reads what Mastodon's search box takes: words (all must match), "phrases", -without, from:name, #tag. */
export function parseSearch(query: string): StatusSearch {
  const search: StatusSearch = { terms: [], tags: [], from: [] };
  for (const [, sign, phrase, word = ''] of query.slice(0, 1000).matchAll(CLAUSE)) {
    const not = sign === '-';
    const from = /^from:@?([a-z0-9_]+)$/i.exec(word)?.[1];
    if (from) search.from.push(from.toLowerCase());
    else if (/^#./.test(word)) search.tags.push({ words: [normaliseTag(word)], not });
    else {
      const words = splitWords(phrase ?? word);
      if (words.length > 0) search.terms.push({ words, not });
    }
  }
  return search;
}

export function matchesSearch(state: NetworkState, status: Status, search: StatusSearch): boolean {
  if (search.from.length > 0) {
    const author = state.accounts.get(status.accountId)?.username.toLowerCase();
    if (!author || !search.from.includes(author)) return false;
  }
  const tags = search.tags.length > 0 ? new Set(status.tags.map(normaliseTag)) : new Set<string>();
  if (!search.tags.every(({ words, not }) => tags.has(words[0]!) !== not)) return false;
  return search.terms.every(({ words, not }) => containsPhrase(status, words) !== not);
}

function containsPhrase(status: Status, phrase: string[]): boolean {
  if (!phrase.every((word) => status.words.has(word))) return false;
  if (phrase.length === 1) return true;
  const words = splitWords(`${status.spoilerText} ${status.text}`);
  return words.some((_, start) => phrase.every((word, offset) => words[start + offset] === word));
}

export interface SearchPage {
  limit: number;
  offset: number;
  accountId?: string;
  minId?: string;
  maxId?: string;
}

/** Newest first; everything that the viewer may see, so a post that names nobody is found by its words. */
export function searchStatuses(state: NetworkState, viewer: Account, query: string, page: SearchPage): Status[] {
  const search = parseSearch(query);
  if (search.terms.length + search.tags.length + search.from.length === 0) return [];
  const found: Status[] = [];
  for (let index = state.statusIds.length - 1; index >= 0; index -= 1) {
    const status = state.statuses.get(state.statusIds[index]!)!;
    if (page.maxId && compareIds(status.id, page.maxId) >= 0) continue;
    if (page.minId && compareIds(status.id, page.minId) <= 0) break;
    if (page.accountId && status.accountId !== page.accountId) continue;
    if (!matchesSearch(state, status, search) || !maySee(state, viewer, status)) continue;
    found.push(status);
    if (found.length >= page.offset + page.limit) break;
  }
  return found.slice(page.offset);
}

export function searchAccounts(state: NetworkState, query: string): Account[] {
  const needle = query.trim().replace(/^@/, '').split('@')[0]!.toLowerCase();
  if (needle === '') return [];
  return [...state.accounts.values()].filter(
    ({ username, displayName }) =>
      username.toLowerCase().includes(needle) || displayName.toLowerCase().includes(needle),
  );
}

export function searchTags(state: NetworkState, query: string): string[] {
  const needle = normaliseTag(query.trim());
  if (needle === '') return [];
  return [...state.statusIdsByTag].filter(([tag, ids]) => ids.length > 0 && tag.includes(needle)).map(([tag]) => tag);
}
