import {
  ConnectorFailure,
  isFailure,
  type Connector,
  type Cursor,
  type Page,
  type Searcher,
} from '@samenspraak/connector-contract';
import { createHash } from 'node:crypto';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { PartnershipSearches } from './partnership-searches.js';

/** Searches of one round; more take turns. */
const MOST_A_ROUND = 60;
const AT_ONCE = 4;
const MOST_PAGES = 5;
/** What a search finds at its very first time may be years old. */
const FIRST_REACH_MS = 24 * 3600_000;

/** Stores a page together with the cursor of that id. */
export type Keep = (page: Page, cursorId: string) => Promise<void>;

/** Listens by searching: what several members ask in the same words is asked once, and what is found is kept once. */
export class SearchRound {
  private readonly askedAt = new Map<string, number>();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly searches: PartnershipSearches,
  ) {}

  async run(connection: Connection, { searcher }: Connector, now: Date, keep: Keep): Promise<void> {
    if (!searcher) throw new ConnectorFailure({ kind: 'unsupported' }, 'search');
    const asked = await this.searches.list(connection.partnershipId);
    const wanted = new Set(asked.flatMap((query) => searcher.compileQuery(query).native));
    for (const native of this.askedAt.keys()) if (!wanted.has(native)) this.askedAt.delete(native);
    const turns = this.inTurn(wanted);
    let odd: unknown;
    for (let from = 0; from < turns.length; from += AT_ONCE) {
      const some = turns.slice(from, from + AT_ONCE);
      const ends = await Promise.allSettled(
        some.map((native) => this.look(searcher, native, cursorIdOf(connection.id, native), now, keep)),
      );
      for (const end of ends) {
        if (end.status === 'fulfilled') continue;
        // Words that the network cannot read must not keep it from the others.
        if (!isFailure(end.reason, 'contract_violation')) throw end.reason;
        odd = end.reason;
      }
    }
    if (odd) throw odd;
  }

  private async look(searcher: Searcher, native: string, cursorId: string, now: Date, keep: Keep): Promise<void> {
    this.askedAt.set(native, now.getTime());
    let cursor: Cursor | null = await this.connections.findCursor(cursorId);
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await searcher.search(native, cursor);
      const nothing = page.events.length === 0 && page.quarantined.length === 0 && page.next === cursor;
      if (!nothing) await keep(cursor === null ? withoutThePast(page, now) : page, cursorId);
      cursor = page.next;
      if (!page.more) break;
    }
  }

  private inTurn(wanted: ReadonlySet<string>): string[] {
    return [...wanted]
      .sort((a, b) => (this.askedAt.get(a) ?? 0) - (this.askedAt.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, MOST_A_ROUND);
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
