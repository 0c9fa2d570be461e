import { DomainError } from '@samenspraak/platform/kernel';
import type { TokenisedText } from '../text/index.js';
import { anchors, guessFrequency, type TermFrequency } from './anchors.js';
import { compileMatcher, type QueryMatcher } from './compile-matcher.js';
import { indexText } from './indexed-text.js';
import { isPattern } from './pattern.js';
import { asMessage, authorNames, type QueryMessage } from './query-message.js';
import type { QueryNode } from './query-node.js';
import type { QueryRouter } from './query-router.js';
import { siteWords } from './site.js';

interface Stored<Id> {
  readonly id: Id;
  readonly anchors: readonly string[];
  readonly matcher: QueryMatcher;
}

/** A router that evaluates only the queries of which the text holds an anchor. */
export class AnchorRouter<Id> implements QueryRouter<Id> {
  private readonly stored = new Map<Id, Stored<Id>>();
  private readonly byAnchor = new Map<string, Set<Stored<Id>>>();

  constructor(private readonly frequency: TermFrequency = guessFrequency) {}

  get size(): number {
    return this.stored.size;
  }

  /** @throws DomainError QUERY_NOTHING_TO_ANCHOR: such a query would have to be tried on every text. */
  add(id: Id, query: QueryNode): void {
    const stored = { id, anchors: anchors(query, this.frequency), matcher: compileMatcher(query) };
    if (stored.anchors.length === 0) throw new DomainError('QUERY_NOTHING_TO_ANCHOR', 'invalid', { at: 0 });
    this.remove(id);
    this.stored.set(id, stored);
    for (const anchor of stored.anchors) {
      const queries = this.byAnchor.get(anchor);
      if (queries) queries.add(stored);
      else this.byAnchor.set(anchor, new Set([stored]));
    }
  }

  remove(id: Id): boolean {
    const stored = this.stored.get(id);
    if (!stored) return false;
    this.stored.delete(id);
    for (const anchor of stored.anchors) {
      const queries = this.byAnchor.get(anchor);
      queries?.delete(stored);
      if (queries?.size === 0) this.byAnchor.delete(anchor);
    }
    return true;
  }

  route(message: QueryMessage | TokenisedText): Id[] {
    const known = asMessage(message);
    const found: Id[] = [];
    for (const { id, matcher } of this.candidates(known)) if (matcher(known)) found.push(id);
    return found;
  }

  /** Tells how many queries a message would be tried on; the measure of a good choice of anchors. */
  countCandidates(message: QueryMessage | TokenisedText): number {
    return this.candidates(asMessage(message)).size;
  }

  private candidates(message: QueryMessage): ReadonlySet<Stored<Id>> {
    const candidates = new Set<Stored<Id>>();
    const index = indexText(message.text);
    const patterns = [...this.byAnchor.keys()].filter((anchor) => isPattern(anchor) && index.has(anchor));
    for (const term of [...index.terms(), ...patterns, ...factTerms(message)])
      for (const stored of this.byAnchor.get(term) ?? []) candidates.add(stored);
    return candidates;
  }
}

function factTerms({ text, author, places }: QueryMessage): string[] {
  const terms = [...(places ?? [])].map((code) => `place:${code}`);
  if (author !== undefined) terms.push(...authorNames(author).map((name) => `author:${name}`));
  for (const { kind, text: url } of text.tokens)
    if (kind === 'url') for (const word of siteWords(url)) terms.push(`site:${word}`);
  return terms;
}
