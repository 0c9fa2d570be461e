import { anchors, formatQuery, parseQuery, QuerySyntaxError, type QueryNode } from '@samenspraak/language/query';
import { dutchPlaces } from '@samenspraak/language/text/gazetteer';
import type { LicenceAllowance } from '@samenspraak/licensing';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Partnerships } from '@samenspraak/tenants';
import { monitoringPermissions } from './monitoring.permissions.js';
import type { OrderPostRepository } from './order-post.repository.js';
import type { OfficialAccounts } from './official-accounts.js';
import { findPersons, type PersonFinding } from './person-filter.js';
import { queryExamples, type QueryExample } from './query-examples.js';
import { faultSentence } from './query-sentences.js';
import { lexemesOf } from './query-lexemes.js';
import { postMatcher, wordsOf, type PostMatcher } from './query-matching.js';
import { estimate } from './query-estimate.js';
import type { StoredPost, StoredPostRepository } from './stored-post.repository.js';

/** A query that cannot be used, as an answer: whoever writes one sees it while writing. */
export interface QueryFault {
  readonly code: string;
  readonly at: number;
  readonly message: string;
}

export interface PreviewPost {
  readonly id: string;
  readonly network: string;
  readonly authorHandle: string;
  readonly at: Date;
  readonly text: string;
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

/** What a query would have matched among the stored posts of the tenant. */
export interface QueryPreview {
  readonly error: QueryFault | null;
  readonly canonical: string | null;
  readonly anchors: readonly string[];
  readonly personFindings: readonly PersonFinding[];
  /** Posts that were judged one by one. */
  readonly scanned: number;
  readonly matched: number;
  /** Whether `matched` is all there is; else there are at least so many. */
  readonly complete: boolean;
  readonly matchesPerDay: number;
  /** The part of the tenant's mentions in a month that these matches would take, from 0. */
  readonly licenceShare: number | null;
  readonly posts: readonly PreviewPost[];
}

type Tried = Pick<QueryPreview, 'scanned' | 'matched' | 'complete' | 'matchesPerDay' | 'licenceShare' | 'posts'>;

const NOTHING: Tried = { scanned: 0, matched: 0, complete: true, matchesPerDay: 0, licenceShare: null, posts: [] };
const MOST_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
const SHOWN = 20;

/** The newest posts are judged one by one; what lies before them only where search finds words of the query. */
const NEWEST = 1_000;
const FOUND = 500;
const MOST_ROUNDS = 4;
/** So many matches tell well enough how many there are. */
const ENOUGH = 50;

/** Tries a query on what is stored, before anybody keeps it; the work is bounded, however much is stored. */
export class QueryPreviewService {
  constructor(
    private readonly door: TenantDoor,
    private readonly posts: StoredPostRepository,
    private readonly orderPosts: OrderPostRepository,
    private readonly accounts: OfficialAccounts,
    private readonly allowance: LicenceAllowance,
    private readonly partnerships: Partnerships,
    private readonly clock: Clock,
  ) {}

  async preview(text: string, days: number): Promise<QueryPreview> {
    await this.door.require(monitoringPermissions.preview);
    const official = await this.accounts.find();
    const { node, fault } = parsed(text);
    const personFindings = findPersons(text, node, official);
    if (!node) return { ...NOTHING, error: fault, canonical: null, anchors: [], personFindings };
    const found = await this.tryOn(node, Math.min(Math.max(days, 1), MOST_DAYS));
    return { error: null, canonical: formatQuery(node), anchors: anchors(node), personFindings, ...found };
  }

  /** Examples per need, with the tenant's own name and the places that lie nowhere else. */
  async listExamples(): Promise<QueryExample[]> {
    await this.door.require(monitoringPermissions.read);
    const me = (await this.partnerships.members()).find((member) => member.id === this.door.tenantId());
    if (!me) return [];
    const places = dutchPlaces.filter((place) => !place.ordinary && place.gm.length === 1 && place.gm[0] === me.gmCode);
    return queryExamples({ name: me.name, places: places.map((place) => place.name) });
  }

  private async tryOn(node: QueryNode, days: number): Promise<Tried> {
    const matcher = postMatcher(node);
    const now = this.clock.now().getTime();
    const since = new Date(now - days * DAY_MS);
    const onDesk = await this.posts.listNewest(since, NEWEST);
    // Empty for who may not look into the compartment of public order.
    const hidden = await this.orderPosts.listNewest(since, NEWEST);
    const newest = merged(onDesk, hidden).slice(0, NEWEST);
    const seen = { scanned: newest.length, matches: newest.filter(matcher.matches), reach: newest.at(-1)?.at ?? since };
    const complete = newest.length < NEWEST || (await this.lookBack(node, newest, since, seen, matcher));
    const { scanned, matches } = seen;
    const { matchesPerDay, licenceShare } = estimate({
      matched: matches.length,
      days: Math.max((now - (complete ? since : seen.reach).getTime()) / DAY_MS, 1 / 24),
      monthlyMentions: await this.allowance.monthlyMentions(),
    });
    const posts = matches.slice(0, SHOWN).map((post) => shown(post, matcher));
    return { scanned, matched: matches.length, complete, matchesPerDay, licenceShare, posts };
  }

  /** Judges what search finds before the newest, until there is enough. @returns whether nothing was left out. */
  private async lookBack(
    node: QueryNode,
    newest: readonly StoredPost[],
    since: Date,
    seen: { scanned: number; matches: StoredPost[]; reach: Date },
    matcher: PostMatcher,
  ): Promise<boolean> {
    const lexemes = lexemesOf(node, newest.map(wordsOf));
    const known = new Set(newest.map((post) => post.id));
    for (let round = 0; round < MOST_ROUNDS && seen.matches.length < ENOUGH; round += 1) {
      // A post of the same millisecond may have been left out.
      const before = new Date(seen.reach.getTime() + 1);
      // What search does not know is judged one by one a little further back.
      const older = await (lexemes
        ? this.posts.listWith(lexemes, since, before, FOUND)
        : this.posts.listNewest(since, FOUND, before));
      const fresh = older.filter((post) => !known.has(post.id));
      seen.scanned += fresh.length;
      seen.matches.push(...fresh.filter(matcher.matches));
      if (older.length < FOUND) return true;
      if (fresh.length === 0) return false;
      for (const post of fresh) known.add(post.id);
      seen.reach = older.at(-1)!.at;
    }
    return false;
  }
}

const merged = (some: readonly StoredPost[], others: readonly StoredPost[]) =>
  others.length === 0 ? some : [...some, ...others].sort((a, b) => b.at.getTime() - a.at.getTime());

function shown(post: StoredPost, matcher: PostMatcher): PreviewPost {
  const { id, network, authorHandle, at, text } = post;
  return { id, network, authorHandle, at, text, highlights: matcher.highlights(post) };
}

function parsed(text: string): { node: QueryNode; fault?: never } | { node?: never; fault: QueryFault } {
  try {
    return { node: parseQuery(text) };
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return { fault: { code: error.code, at: error.at, message: faultSentence(error) } };
  }
}
