import {
  formatQuery,
  MessageRouter,
  parseQuery,
  type QueryNode,
  type RoutedMessage,
} from '@samenspraak/language/query';
import type { AgreementView, PartnershipView } from '@samenspraak/tenants';
import type { Rule } from './attribution-rule.js';
import type { MatchedQuery, RoutedAccount, RoutedMember } from './attribution.js';

export interface Listening extends MatchedQuery {
  readonly endsOn: string;
}

interface Stored extends Listening {
  readonly text: string;
  readonly version: number;
  readonly asksForPlace: boolean;
}

/** Programs of the router that are looked at again after a batch, for their words may have become common. */
const REBALANCED = 200;

/** All that routing needs to know of one partnership, in memory. */
export class QueryBook {
  private readonly router = new MessageRouter<string>();
  private readonly queries = new Map<string, Stored>();
  private readonly byTenant = new Map<string, Set<string>>();
  private placed = 0;
  /** Versions of the tenants' queries, by tenant. */
  readonly versions = new Map<string, string>();
  readonly members: readonly RoutedMember[];
  accounts: readonly RoutedAccount[] = [];
  rules: readonly Rule[] = [];

  constructor(
    readonly partnership: PartnershipView,
    private readonly agreement: AgreementView | undefined,
  ) {
    this.members = partnership.members.map(({ id, code, gmCode }) => ({ tenantId: id, code, gmCode }));
  }

  /** Whether it is a book of exactly these members under this agreement. */
  isOf(partnership: PartnershipView, agreement: AgreementView | undefined): boolean {
    return JSON.stringify([partnership, agreement]) === JSON.stringify([this.partnership, this.agreement]);
  }

  /** Whether some query asks for a place, which costs more to find than words. */
  get asksForPlaces(): boolean {
    return this.placed > 0;
  }

  /** Whom the queries of the partnership may work for on this day; empty without a valid agreement. */
  parties(day: string): ReadonlySet<string> {
    const valid = this.agreement && this.agreement.validFrom <= day && day <= this.agreement.validUntil;
    return new Set(valid ? this.agreement!.memberIds : []);
  }

  /** @throws QuerySyntaxError for a text that the grammar of today refuses; the query that stood there is gone then. */
  put(query: Listening, text: string, version = 0): void {
    this.remove(query.id);
    const tree = parseQuery(text);
    this.router.add(query.id, tree);
    const stored = { ...query, text, version, asksForPlace: asksForPlace(tree) };
    this.queries.set(query.id, stored);
    if (stored.asksForPlace) this.placed += 1;
    const own = this.byTenant.get(query.tenantId) ?? new Set();
    this.byTenant.set(query.tenantId, own.add(query.id));
  }

  /** What of a tenant must be read, because it is new or not as it was. @param present versions by id */
  changed(tenantId: string, present: ReadonlyMap<string, number>): string[] {
    const own = this.byTenant.get(tenantId);
    return [...present].filter(([id, at]) => !own?.has(id) || this.queries.get(id)!.version !== at).map(([id]) => id);
  }

  /** Drops what a tenant no longer has. */
  keep(tenantId: string, present: ReadonlyMap<string, number>): void {
    for (const id of [...(this.byTenant.get(tenantId) ?? [])]) if (!present.has(id)) this.remove(id);
  }

  forget(tenantId: string): void {
    this.keep(tenantId, new Map());
  }

  /** The queries that the message matches and that listen on this day. */
  match(message: RoutedMessage, day: string): MatchedQuery[] {
    return this.router
      .route(message)
      .map((id) => this.queries.get(id)!)
      .filter(this.listensOn(day));
  }

  /** What is looked for on this day, for networks that have to be asked: equal queries of several members once. */
  searched(day: string): QueryNode[] {
    const distinct = new Map<string, QueryNode>();
    for (const { text } of [...this.queries.values()].filter(this.listensOn(day))) {
      const tree = parseQuery(text);
      distinct.set(formatQuery(tree), tree);
    }
    return [...distinct.values()];
  }

  /** Moves a few queries whose words became common to rarer ones. */
  rebalance(): void {
    this.router.rebalance(REBALANCED);
  }

  private listensOn(day: string): (query: Listening) => boolean {
    const { holderId } = this.partnership;
    const agreed = this.parties(day).size > 0;
    return ({ endsOn, scope, tenantId }) => endsOn >= day && (scope === 'own' || (agreed && tenantId === holderId));
  }

  private remove(id: string): void {
    const query = this.queries.get(id);
    if (!query) return;
    this.router.remove(id);
    this.queries.delete(id);
    this.byTenant.get(query.tenantId)?.delete(id);
    if (query.asksForPlace) this.placed -= 1;
  }
}

function asksForPlace(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.children.some(asksForPlace);
  return node.type === 'not' ? asksForPlace(node.child) : node.type === 'place';
}
