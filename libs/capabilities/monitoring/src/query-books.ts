import type { QueryNode } from '@samenspraak/language/query';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Log } from '@samenspraak/platform/observability';
import { asWorker } from '@samenspraak/platform/queue';
import type { PartnershipRepository } from '@samenspraak/tenants';
import { AttributionRuleRepository } from './attribution-rule.repository.js';
import { dutchToday } from './monitoring-query.js';
import { QueryBookRepository } from './query-book.repository.js';
import { QueryBook } from './query-book.js';
import type { RoutingRepository } from './routing.repository.js';

const RELOAD_MS = 60_000;

interface Shelf {
  book?: QueryBook;
  loadedAt: number;
  loading?: Promise<QueryBook>;
}

/** Keeps the books of all partnerships right: a changed query or account counts for the next batch, members and agreements within a minute. */
export class QueryBooks {
  private readonly shelves = new Map<string, Shelf>();
  private readonly queries: QueryBookRepository;
  private readonly rules: AttributionRuleRepository;

  constructor(
    private readonly routing: RoutingRepository,
    private readonly door: TenantDoor,
    private readonly partnerships: PartnershipRepository,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.queries = new QueryBookRepository(door);
    this.rules = new AttributionRuleRepository(door);
  }

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
      const book = await this.load(partnershipId, shelf.book);
      if (!book) return undefined;
      shelf.book = book;
      shelf.loadedAt = now;
    }
    const { book } = shelf;
    const ids = book.partnership.members.map((member) => member.id);
    const [accounts, versions] = await Promise.all([
      this.routing.listAccounts(partnershipId),
      this.routing.findVersions(ids),
    ]);
    book.accounts = accounts;
    for (const id of ids) {
      const version = versions.get(id) ?? '0';
      if (book.versions.get(id) === version) continue;
      await this.read(book, id);
      book.versions.set(id, version);
    }
    return book;
  }

  /** The book that there is, as long as members and agreement are as they were. */
  private async load(partnershipId: string, known: QueryBook | undefined): Promise<QueryBook | undefined> {
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
    return known?.isOf(active, agreement) ? known : new QueryBook(active, agreement);
  }

  private async read(book: QueryBook, tenantId: string): Promise<void> {
    const today = dutchToday(this.clock.now());
    const { rules, present, rows } = await asWorker(this.door, tenantId, 'monitoring.load', async () => {
      const present = await this.queries.listVersions(today);
      const changed = book.changed(tenantId, present);
      // Any member may have added a ruling, and all of them see it.
      return { rules: await this.rules.list(book.partnership.id), present, rows: await this.queries.list(changed) };
    });
    // All at once: no batch sees a part of it.
    book.rules = rules;
    book.keep(tenantId, present);
    for (const { id, scope, endsOn, text, version, order } of rows) {
      try {
        book.put({ id, tenantId, scope, endsOn, order }, text, version);
      } catch (error) {
        // A query that an older grammar let in stays silent; the others listen on.
        this.log.error('monitoring.unreadable', error, { tenant: tenantId, query: id });
      }
    }
  }
}
