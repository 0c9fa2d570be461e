import {
  isFailure,
  pageOf,
  type Cursor,
  type Listener,
  type MessageEvent,
  type NetworkEvent,
  type Page,
} from '@samenspraak/connector-contract';
import { idOf, listIn } from './answer.js';
import { restClient } from './client.js';
import { readCursor, writeCursor } from './cursor.js';
import { normaliseEnvelope } from './normalise.js';
import type { Session } from './session.js';
import { sourceFor, type Source } from './source.js';
import { localIdOf } from './status-id.js';
import { StreamLoop } from './stream-loop.js';

const MOST_RECHECKED = 40;

/** Mentions and own posts of an account, or a public timeline. */
export class MastodonListener implements Listener {
  private readonly source: Source;

  constructor(private readonly session: Session) {
    this.source = sourceFor(session);
  }

  poll = async (cursor: Cursor | null): Promise<Page> => {
    const { transport, context } = this.session;
    const start = readCursor(cursor, this.source.name, context.connectionId, transport.now());
    const batch = await this.source.read(start.position);
    const now = this.session.normaliseContext();
    const { seen, own, more } = batch;
    const next = writeCursor({ v: 1, source: this.source.name, seen, own, at: transport.now().getTime() });
    const page = pageOf(
      batch.envelopes.map((envelope) => normaliseEnvelope(envelope, now)),
      { next, more },
    );
    return start.gap ? { ...page, events: [start.gap, ...page.events] } : page;
  };

  stream = (cursor: Cursor | null, onPage: (page: Page) => Promise<void>, signal: AbortSignal): Promise<void> =>
    new StreamLoop(this.session, this.source, this.poll, onPage, signal).run(cursor);

  async recheck(externalIds: readonly string[]): Promise<readonly NetworkEvent[]> {
    const own = await this.session.own();
    const found: NetworkEvent[] = [];
    for (const externalId of externalIds.slice(0, MOST_RECHECKED)) {
      const id = localIdOf(externalId, this.session.serverName, 'recheck');
      const payload = await this.findStatus(id);
      const envelope = payload
        ? ({ type: 'status', own: own.id, payload } as const)
        : ({ type: 'delete', own: own.id, payload: id } as const);
      const read = normaliseEnvelope(envelope, this.session.normaliseContext());
      if (read.ok) found.push(...read.events);
    }
    return found;
  }

  async fetchThread(externalId: string): Promise<readonly MessageEvent[]> {
    const own = await this.session.own();
    const id = localIdOf(externalId, this.session.serverName, 'thread');
    const statuses = restClient(this.session.transport, 'thread').v1.statuses.$select(id);
    const status = await statuses.fetch();
    const answer = await statuses.context.fetch();
    const ancestors = listIn(answer?.ancestors, 'thread');
    const descendants = listIn(answer?.descendants, 'thread');
    const context = this.session.normaliseContext(idOf(ancestors[0] ?? status) || id);
    const read = [...ancestors, status, ...descendants].map((payload) =>
      normaliseEnvelope({ type: 'status', own: own.id, payload }, context),
    );
    return read.flatMap((result) => (result.ok ? result.events.filter(isMessage) : []));
  }

  private async findStatus(id: string): Promise<unknown> {
    try {
      return await restClient(this.session.transport, 'recheck').v1.statuses.$select(id).fetch();
    } catch (error) {
      if (isFailure(error, 'gone')) return undefined;
      throw error;
    }
  }
}

function isMessage(event: NetworkEvent): event is MessageEvent {
  return event.kind === 'created' || event.kind === 'edited';
}
