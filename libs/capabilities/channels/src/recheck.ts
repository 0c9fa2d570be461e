import type { Connector } from '@samenspraak/connector-contract';
import type { Connection } from './connection.js';
import type { ConnectionRepository } from './connection.repository.js';
import type { EnvelopeRepository } from './envelope.repository.js';
import { cursorIdOf, type Keep } from './search-round.js';

const REACH_MS = 24 * 3600_000;
const MOST_MESSAGES = 400;
/** What a connector reads again at once. */
const AT_ONCE = 40;

/** Reads the messages of the last day again on networks that tell nobody of a removal. */
export class Recheck {
  private readonly nextAt = new Map<string, number>();

  constructor(
    private readonly connections: ConnectionRepository,
    private readonly envelopes: EnvelopeRepository,
    private readonly everyMs: number,
  ) {}

  async run(connection: Connection, { listener }: Connector, now: Date, keep: Keep): Promise<void> {
    if (!listener?.recheck) return;
    const cursorId = cursorIdOf(connection.id, 'recheck');
    // After a restart the stored moment counts.
    const dueAt = this.nextAt.get(connection.id) ?? Number((await this.connections.findCursor(cursorId)) ?? 0);
    if (now.getTime() < dueAt) return;
    const ids = await this.envelopes.listStanding(connection.id, new Date(now.getTime() - REACH_MS), MOST_MESSAGES);
    const next = now.getTime() + this.everyMs;
    this.nextAt.set(connection.id, next);
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const events = await listener.recheck(ids.slice(from, from + AT_ONCE));
      // What stands as it was is known already.
      const changed = events.filter((event) => event.kind !== 'created');
      await keep({ events: changed, quarantined: [], next: String(next), more: false }, cursorId);
    }
  }
}
