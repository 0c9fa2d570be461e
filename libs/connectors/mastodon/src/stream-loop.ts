import {
  ConnectorFailure,
  isFailure,
  pageOf,
  type Cursor,
  type FailureKind,
  type Page,
} from '@samenspraak/connector-contract';
import { laterId, readCursor, writeCursor } from './cursor.js';
import { liveItem, type LiveItem } from './live-envelope.js';
import { normaliseEnvelope } from './normalise.js';
import type { Session } from './session.js';
import type { Source } from './source.js';
import { readEvents } from './sse.js';

const SILENCE_MS = 60_000;
// Events reach a stream out of order; the cursor stays this far behind so that a restart reads the late ones again.
const TRAILING_MS = 5_000;
const PERMANENT = new Set<FailureKind>([
  'auth_expired',
  'auth_suspect',
  'auth_revoked',
  'scope_missing',
  'configuration',
  'unsupported',
  'gone',
]);

/** Keeps one stream alive: opens it, catches up by polling, passes live events on, and begins again when it breaks. */
export class StreamLoop {
  private readonly signal: AbortSignal;
  private cursor: Cursor | null = null;
  private passing: { readonly at: number; readonly item: LiveItem }[] = [];

  constructor(
    private readonly session: Session,
    private readonly source: Source,
    private readonly poll: (cursor: Cursor | null) => Promise<Page>,
    private readonly onPage: (page: Page) => Promise<void>,
    signal: AbortSignal,
  ) {
    this.signal = AbortSignal.any([signal, ...(session.context.signal ? [session.context.signal] : [])]);
  }

  async run(cursor: Cursor | null): Promise<void> {
    this.cursor = cursor;
    let attempt = 0;
    while (!this.signal.aborted) {
      const opened = this.session.transport.now().getTime();
      let resumeAt: Date | undefined;
      try {
        await this.once(attempt > 0);
      } catch (error) {
        if (error instanceof DeliveryRefused) throw error.reason;
        if (this.signal.aborted) return;
        if (!(error instanceof ConnectorFailure) || PERMANENT.has(error.kind)) throw error;
        if (error.failure.kind === 'rate_limited') resumeAt = error.failure.resetAt;
      }
      const now = this.session.transport.now().getTime();
      attempt = now - opened > SILENCE_MS ? 0 : attempt + 1;
      await pause(Math.max(this.backoff(attempt), (resumeAt?.getTime() ?? 0) - now), this.signal);
    }
  }

  private async once(again: boolean): Promise<void> {
    const own = await this.session.own();
    // While the stream cannot be opened, each attempt still reads what is new.
    if (again) await this.catchUp();
    const body = await this.open();
    try {
      await this.catchUp();
      for await (const events of readEvents(body, SILENCE_MS)) {
        if (this.signal.aborted) return;
        const items = events
          .map((event) => liveItem(event, this.source.name, own.id))
          .filter((item) => item !== undefined);
        if (items.length > 0) await this.deliver(this.livePage(items));
      }
    } catch (error) {
      // What the socket throws when it breaks is no failure of ours: the loop opens it again.
      if (error instanceof DeliveryRefused || isFailure(error)) throw error;
      throw new ConnectorFailure({ kind: 'retryable', cause: 'network' }, 'stream');
    } finally {
      await body.cancel().catch(() => undefined);
    }
  }

  private async open(): Promise<ReadableStream<Uint8Array>> {
    const { streamingUrl } = await this.session.facts();
    const response = await this.session.transport.open({
      operation: 'stream',
      on: 'read',
      method: 'GET',
      url: new URL(this.source.streamPath, streamingUrl),
      headers: new Headers({ Accept: 'text/event-stream' }),
      signal: this.signal,
    });
    if (!response.body) throw new ConnectorFailure({ kind: 'contract_violation' }, 'stream', response.status);
    return response.body as ReadableStream<Uint8Array>;
  }

  private async catchUp(): Promise<void> {
    for (let more = true; more && !this.signal.aborted;) {
      const page = await this.poll(this.cursor);
      more = page.more;
      await this.deliver(page);
    }
    this.passing = [];
  }

  private async deliver(page: Page): Promise<void> {
    try {
      await this.onPage(page);
    } catch (error) {
      throw new DeliveryRefused(error);
    }
    this.cursor = page.next;
  }

  private livePage(items: readonly LiveItem[]): Page {
    const { transport, context } = this.session;
    const now = transport.now();
    const read = items.map(({ envelope }) => normaliseEnvelope(envelope, this.session.normaliseContext()));
    this.passing.push(...items.map((item) => ({ at: now.getTime(), item })));
    const settled = this.passing.filter(({ at }) => now.getTime() - at >= TRAILING_MS);
    this.passing = this.passing.slice(settled.length);
    const from = readCursor(this.cursor, this.source.name, context.connectionId, now).position;
    const seen = settled.reduce((last, { item }) => laterId(last, item.seen), from?.seen ?? '');
    const own = settled.reduce((last, { item }) => laterId(last, item.own), from?.own ?? '');
    const next = writeCursor({ v: 1, source: this.source.name, seen, own, at: now.getTime() });
    return pageOf(read, { next, more: false });
  }

  private backoff(attempt: number): number {
    const { least, most } = this.session.context.reconnectMs ?? { least: 500, most: 60_000 };
    const longest = Math.min(most, least * 2 ** Math.min(attempt, 20));
    return longest / 2 + (Math.random() * longest) / 2;
  }
}

class DeliveryRefused extends Error {
  constructor(readonly reason: unknown) {
    super('the page was not taken');
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
