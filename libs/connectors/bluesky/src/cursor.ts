import type { Cursor, GapEvent } from '@samenspraak/connector-contract';
import { z } from 'zod';
import { CURSOR_REACH_HOURS } from './capabilities.js';
import { mark } from './newest-first.js';

const position = z.object({ v: z.literal(1), notices: mark, own: mark, at: z.number().int() });

/** Where an account's listener stands: in what concerns it, and in its own posts. */
export type Position = z.output<typeof position>;

export interface ReadCursor {
  readonly position: Position | null;
  readonly gap: GapEvent | null;
}

export function writeCursor(at: Position): Cursor {
  return JSON.stringify(at);
}

/** The stored position; when it cannot be used, a gap that says so and a start at the newest. */
export function readCursor(cursor: Cursor | null, connection: string, now: Date): ReadCursor {
  if (cursor === null) return { position: null, gap: null };
  const read = parse(cursor);
  if (!read) return { position: null, gap: gapAt(connection, null, now, 'cursor_unreadable') };
  const old = now.getTime() - read.at > CURSOR_REACH_HOURS * 3600_000;
  if (old) return { position: null, gap: gapAt(connection, new Date(read.at), now, 'cursor_expired') };
  return { position: read, gap: null };
}

const searchPosition = z.object({ v: z.literal(1), found: mark });

/** Null starts at the newest, and so does what cannot be read: what was found before is known by its key. */
export function readSearchCursor(cursor: Cursor | null): z.output<typeof searchPosition> | null {
  try {
    return searchPosition.parse(JSON.parse(cursor ?? ''));
  } catch {
    return null;
  }
}

function parse(cursor: Cursor): Position | undefined {
  try {
    return position.parse(JSON.parse(cursor));
  } catch {
    return undefined;
  }
}

function gapAt(connection: string, from: Date | null, until: Date, reason: GapEvent['reason']): GapEvent {
  const key = { connection, externalId: '', revision: until.getTime() };
  return { kind: 'gap', key, occurredAt: until, receivedAt: until, from, until, reason };
}
