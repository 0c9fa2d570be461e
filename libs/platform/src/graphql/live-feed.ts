import type { EndedSession } from '../identity/index.js';
import { changeKinds, type ChangeKind } from '../queue/index.js';

export interface Change {
  kind: ChangeKind;
  ids: string[];
}

/** Milliseconds in which changes of one kind become one frame. The first after a silence goes at once. */
const COALESCE_MS = 50;
const IDS_PER_FRAME = 200;
/** Of one kind, that one reader has not taken yet. Of more it is told that everything may have changed. */
const MOST_WAITING = 5_000;

/** Hands the changes of a tenant to the screens of that tenant: ids only, coalesced, never held up by a slow reader. */
export class LiveFeed {
  private readonly streams = new Map<string, Set<ChangeStream>>();

  /** @param isEnded whether the session of a listener ended before its token did */
  constructor(private readonly isEnded: (session: EndedSession) => boolean = () => false) {}

  /** One notice from the database: `{t, k, i}`. Anything else is dropped. */
  receive(payload: string): void {
    let notice: { t?: unknown; k?: unknown; i?: unknown } | null;
    try {
      notice = JSON.parse(payload);
    } catch {
      return;
    }
    if (typeof notice?.t !== 'string' || typeof notice.k !== 'string' || !Array.isArray(notice.i)) return;
    for (const stream of this.streams.get(notice.t) ?? []) stream.add(notice.k as ChangeKind, notice.i as string[]);
  }

  /** Notices may have been missed: every screen looks again. */
  gap(): void {
    for (const streams of this.streams.values()) {
      for (const stream of streams) for (const kind of changeKinds) stream.add(kind, []);
    }
  }

  /** Ends the streams of sessions that ended. */
  closeEnded(): void {
    for (const streams of [...this.streams.values()]) {
      for (const stream of [...streams]) if (stream.session && this.isEnded(stream.session)) stream.close();
    }
  }

  open(tenantId: string, session?: EndedSession): ChangeStream {
    const stream = new ChangeStream(() => {
      const rest = this.streams.get(tenantId);
      rest?.delete(stream);
      if (rest?.size === 0) this.streams.delete(tenantId);
    }, session);
    const streams = this.streams.get(tenantId) ?? new Set();
    this.streams.set(tenantId, streams.add(stream));
    // It may have ended between the look at the token and now.
    if (session && this.isEnded(session)) stream.close();
    return stream;
  }

  get listeners(): number {
    let n = 0;
    for (const streams of this.streams.values()) n += streams.size;
    return n;
  }
}

/** One reader's changes, as graphql subscriptions read them. */
export class ChangeStream implements AsyncIterableIterator<{ changes: Change }> {
  /** By kind; without ids, everything of the kind may have changed. */
  private readonly waiting = new Map<ChangeKind, Set<string>>();
  private ready?: () => void;
  private closed = false;
  private lastFlush = 0;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly onClose: () => void,
    readonly session?: EndedSession,
  ) {}

  add(kind: ChangeKind, ids: readonly string[]): void {
    if (this.closed) return;
    this.waiting.set(kind, together(this.waiting.get(kind), ids));
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.lastFlush + COALESCE_MS - Date.now()));
  }

  async next(): Promise<IteratorResult<{ changes: Change }>> {
    for (;;) {
      if (this.closed) return { done: true, value: undefined };
      const [first] = this.timer ? [] : this.waiting;
      if (first) {
        const [kind, all] = first;
        const ids = [...all].slice(0, IDS_PER_FRAME);
        for (const id of ids) all.delete(id);
        if (all.size === 0) this.waiting.delete(kind);
        return { done: false, value: { changes: { kind, ids } } };
      }
      await new Promise<void>((resolve) => (this.ready = resolve));
    }
  }

  async return(): Promise<IteratorResult<{ changes: Change }>> {
    this.close();
    return { done: true, value: undefined };
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    this.onClose();
    this.ready?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private flush(): void {
    this.timer = undefined;
    this.lastFlush = Date.now();
    this.ready?.();
  }
}

function together(before: Set<string> | undefined, ids: readonly string[]): Set<string> {
  if (ids.length === 0 || before?.size === 0) return new Set();
  const all = before ?? new Set();
  for (const id of ids) all.add(id);
  return all.size > MOST_WAITING ? new Set() : all;
}
