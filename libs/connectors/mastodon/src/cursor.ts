import { z } from 'zod';
import type { Cursor, GapEvent } from '@samenspraak/connector-contract';
import { CURSOR_REACH_HOURS } from './capabilities.js';

const position = z.object({
  v: z.literal(1),
  source: z.string().max(20),
  /** Last notification (account) or status (timeline) seen; empty when there was none yet. */
  seen: z.string().max(64),
  /** Last own post seen. */
  own: z.string().max(64),
  at: z.number().int(),
});

/** Where a listener stands. */
export type Position = z.output<typeof position>;

export type ReadCursor =
  | { readonly from: 'start' | 'position'; readonly position: Position | null; readonly gap: null }
  | { readonly from: 'gap'; readonly position: null; readonly gap: GapEvent };

export function writeCursor(at: Position): Cursor {
  return JSON.stringify(at);
}

/** The stored position; when it cannot be used, a gap that says so and a start at the newest. */
export function readCursor(cursor: Cursor | null, source: string, connection: string, now: Date): ReadCursor {
  if (cursor === null) return { from: 'start', position: null, gap: null };
  const read = parse(cursor);
  if (!read || read.source !== source) return gapAt(connection, null, now, 'cursor_unreadable');
  const old = now.getTime() - read.at > CURSOR_REACH_HOURS * 3600_000;
  if (old) return gapAt(connection, new Date(read.at), now, 'cursor_expired');
  return { from: 'position', position: read, gap: null };
}

function parse(cursor: Cursor): Position | undefined {
  try {
    return position.parse(JSON.parse(cursor));
  } catch {
    return undefined;
  }
}

function gapAt(connection: string, from: Date | null, until: Date, reason: GapEvent['reason']): ReadCursor {
  const key = { connection, externalId: '', revision: until.getTime() };
  return {
    from: 'gap',
    position: null,
    gap: { kind: 'gap', key, occurredAt: until, receivedAt: until, from, until, reason },
  };
}

/** Mastodon's ids grow, and a longer one is larger. */
export function laterId(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a > b ? a : b;
}
