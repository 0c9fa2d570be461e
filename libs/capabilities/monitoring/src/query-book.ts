import { AnchorRouter, parseQuery, type QueryNode } from '@samenspraak/language/query';
import type { TokenisedText } from '@samenspraak/language/text';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { asWorker } from '@samenspraak/platform/queue';
import type { AgreementView, PartnershipRepository, PartnershipView } from '@samenspraak/tenants';
import { AttributionRuleRepository } from './attribution-rule.repository.js';
import type { Rule } from './attribution-rule.js';
import type { MatchedQuery, RoutedAccount, RoutedMember } from './attribution.js';
import { dutchToday } from './monitoring-query.js';
import type { MonitoringQueryRepository } from './monitoring-query.repository.js';
import type { RoutingRepository } from './routing.repository.js';

interface Listening extends MatchedQuery {
  readonly endsOn: string;
}

/** All that routing needs to know of one partnership, in memory. */
export class QueryBook {
  private readonly router = new AnchorRouter<string>();
  private readonly queries = new Map<string, Listening>();
  private readonly trees = new Map<string, QueryNode>();
  readonly versions = new Map<string, string>();
  accounts: readonly RoutedAccount[] = [];
  rules: readonly Rule[] = [];

  constructor(
    readonly partnership: PartnershipView,
    private readonly agreement: AgreementView | undefined,
  ) {}

  get members(): readonly RoutedMember[] {
    return this.partnership.members.map(({ id, code, gmCode }) => ({ tenantId: id, code, gmCode }));
  }

  /** Whom the queries of the partnership may work for on this day; empty without a valid agreement. */
  parties(day: string): ReadonlySet<string> {
    const valid = this.agreement && this.agreement.validFrom <= day && day <= this.agreement.validUntil;
    return new Set(valid ? this.agreement!.memberIds : []);
  }

  put(query: Listening, text: string): void {
    const tree = parseQuery(text);
    this.router.add(query.id, tree);
    this.trees.set(query.id, tree);
    this.queries.set(query.id, query);
  }

  forget(tenantId: string): void {
    for (const query of [...this.queries.values()].filter((one) => one.tenantId === tenantId)) {
      this.router.remove(query.id);
      this.queries.delete(query.id);
      this.trees.delete(query.id);
    }
  }

  /** The queries that the text matches and that listen on this day. */
  match(text: TokenisedText, day: string): MatchedQuery[] {
    return this.router
      .route(text)
      .map((id) => this.queries.get(id)!)
      .filter(this.listensOn(day));
  }

  /** What is looked for on this day, for networks that have to be asked. */
  searched(day: string): QueryNode[] {
    return [...this.queries.values()].filter(this.listensOn(day)).map(({ id }) => this.trees.get(id)!);
  }

  private listensOn(day: string): (query: Listening) => boolean {
    const { holderId } = this.partnership;
    const agreed = this.parties(day).size > 0;
    return ({ endsOn, scope, tenantId }) => endsOn >= day && (scope === 'own' || (agreed && tenantId === holderId));
  }
}

const RELOAD_MS = 60_000;

interface Shelf {
  book?: QueryBook;
  loadedAt: number;
  loading?: Promise<QueryBook>;
}

/** Keeps the books of all partnerships right: a changed query or account counts for the next batch, members and agreements within a minute. */
export class QueryBooks {
  private readonly shelves = new Map<string, Shelf>();

  constructor(
    private readonly routing: RoutingRepository,
    private readonly door: TenantDoor,
    private readonly queries: MonitoringQueryRepository,
    private readonly partnerships: PartnershipRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** What the members of a partnership look for today. */
  async searched(partnershipId: string): Promise<QueryNode[]> {
    return (await this.get(partnershipId))?.searched(dutchToday(this.clock.now())) ?? [];
  }

  /** Undefined for a partnership without members. */
  async get(partnershipId: string): Promise<QueryBook | undefined> {
    const shelf = this.shelves.get(partnershipId) ?? { loadedAt: 0 };
    this.shelves.set(partnershipId, shelf);
    // One at a time: jobs that run side by side would load the same twice, or mix two states.
    const before = shelf.loading?.catch(() => undefined) ?? Promise.resolve();
    const loading = before.then(() => this.refresh(partnershipId, shelf));
    shelf.loading = loading as Promise<QueryBook>;
    return loading;
  }

  private async refresh(partnershipId: string, shelf: Shelf): Promise<QueryBook | undefined> {
    const now = this.clock.now().getTime();
    if (!shelf.book || now - shelf.loadedAt > RELOAD_MS) {
      const book = await this.load(partnershipId);
      if (!book) return undefined;
      shelf.book = book;
      shelf.loadedAt = now;
    }
    const { book } = shelf;
    book.accounts = await this.routing.listAccounts(partnershipId);
    const versions = await this.routing.findVersions(book.partnership.members.map((member) => member.id));
    for (const { id } of book.partnership.members) {
      const version = versions.get(id) ?? '0';
      if (book.versions.get(id) === version) continue;
      await this.read(book, id);
      book.versions.set(id, version);
    }
    return book;
  }

  private async load(partnershipId: string): Promise<QueryBook | undefined> {
    const members = new Set(await this.routing.listMembers(partnershipId));
    const [first] = members;
    if (!first) return undefined;
    const { partnership, agreement } = await asWorker(this.door, first, 'monitoring.load', async () => ({
      partnership: await this.partnerships.find(partnershipId),
      agreement: (await this.partnerships.listValidAgreements('monitoring')).find(
        (one) => one.partnershipId === partnershipId,
      ),
    }));
    if (!partnership) return undefined;
    const active = { ...partnership, members: partnership.members.filter((member) => members.has(member.id)) };
    return new QueryBook(active, agreement);
  }

  private async read(book: QueryBook, tenantId: string): Promise<void> {
    const today = dutchToday(this.clock.now());
    const rows = await asWorker(this.door, tenantId, 'monitoring.load', async () => {
      // Any member may have added a ruling, and all of them see it.
      book.rules = await new AttributionRuleRepository(this.door).list(book.partnership.id);
      return this.queries.listActive(today);
    });
    book.forget(tenantId);
    for (const { id, scope, endsOn, text } of rows) {
      try {
        book.put({ id, tenantId, scope, endsOn }, text);
      } catch (error) {
        // A query that an older grammar let in stays silent; the others listen on.
        this.log.error('monitoring.unreadable', error, { tenant: tenantId, query: id });
      }
    }
  }
}
