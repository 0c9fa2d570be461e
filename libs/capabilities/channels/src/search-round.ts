import { ConnectorFailure, type Connector, type Cursor, type Page } from '@samenspraak/connector-contract';
import { createHash } from 'node:crypto';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { PartnershipSearches } from './partnership-searches.js';

/** Searches of one round; more take turns. */
const MOST_AT_ONCE = 20;
const MOST_PAGES = 5;
/** What a search finds at its very first time may be years old. */
const FIRST_REACH_MS = 24 * 3600_000;

/** Listens by searching: what several members ask in the same words is asked once, and what is found is kept once. */
export class SearchRound {
  private readonly askedAt = new Map<string, number>();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly searches: PartnershipSearches,
  ) {}

  /** @param keep stores a page together with the cursor of that name */
  async run(
    connection: Connection,
    { searcher }: Connector,
    now: Date,
    keep: (page: Page, cursorId: string) => Promise<void>,
  ): Promise<void> {
    if (!searcher) throw new ConnectorFailure({ kind: 'unsupported' }, 'search');
    const asked = await this.searches.list(connection.partnershipId);
    const wanted = new Set(asked.flatMap((query) => searcher.compileQuery(query).native));
    for (const native of this.askedAt.keys()) if (!wanted.has(native)) this.askedAt.delete(native);
    for (const native of this.inTurn(wanted)) {
      const cursorId = cursorIdOf(connection.id, native);
      let cursor: Cursor | null = await this.connections.findCursor(cursorId);
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const page = await searcher.search(native, cursor);
        const nothing = page.events.length === 0 && page.quarantined.length === 0 && page.next === cursor;
        if (!nothing) await keep(cursor === null ? withoutThePast(page, now) : page, cursorId);
        cursor = page.next;
        if (!page.more) break;
      }
      this.askedAt.set(native, now.getTime());
    }
  }

  private inTurn(wanted: ReadonlySet<string>): string[] {
    return [...wanted]
      .sort((a, b) => (this.askedAt.get(a) ?? 0) - (this.askedAt.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, MOST_AT_ONCE);
  }
}

/** Every search has a cursor of its own; its id is computed, so the same words find it again after a restart. */
export function cursorIdOf(connectionId: string, name: string): string {
  const hex = createHash('sha256').update(`${connectionId}\n${name}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function withoutThePast(page: Page, now: Date): Page {
  const since = now.getTime() - FIRST_REACH_MS;
  return { ...page, events: page.events.filter((event) => event.occurredAt.getTime() >= since) };
}
