import { readSpelled } from './spelling.js';
import type { SseEvent } from './sse.js';
import type { RawEnvelope } from './wire.js';

export interface LiveItem {
  readonly envelope: RawEnvelope;
  /** What moves the cursor on: an id in the row that polling pages through. */
  readonly seen: string;
  readonly own: string;
}

const QUIET = new Set([
  'filters_changed',
  'notifications_merged',
  'conversation',
  'announcement',
  'announcement.reaction',
  'announcement.delete',
  'encrypted_message',
]);

/**
 * Turns a live event into what concerns this connection. An account hears its whole home timeline: of that only its
 * own posts and those that name it are let through (AVG art. 5(1)(c)).
 */
export function liveItem({ event, data }: SseEvent, source: string, own: string): LiveItem | undefined {
  if (QUIET.has(event)) return undefined;
  if (event === 'delete') return item({ type: 'delete', own, payload: data.trim() });
  const payload = parse(data);
  if (event === 'notification') return ofNotification(payload, own);
  if (event !== 'update' && event !== 'status.update') return item({ type: event as 'status', own, payload: null });
  const status = payload as Partial<Status> | null;
  if (status?.reblog) return undefined;
  const moves = event === 'update' && typeof status?.id === 'string' ? status.id : '';
  if (source !== 'account') return item({ type: 'status', own, payload }, moves);
  const ours = status?.account?.id === own;
  const named = Array.isArray(status?.mentions) && status.mentions.some((mention) => mention?.id === own);
  if (!ours && !named) return undefined;
  return item({ type: 'status', own, payload }, '', ours ? moves : '');
}

interface Status {
  id: unknown;
  account: { id?: unknown };
  mentions: ({ id?: unknown } | null)[];
  reblog: unknown;
}

function ofNotification(payload: unknown, own: string): LiveItem | undefined {
  const notice = payload as { id?: unknown; type?: unknown; status?: unknown } | null;
  if (notice?.type !== 'mention') return undefined;
  return item({ type: 'status', own, payload: notice.status }, typeof notice.id === 'string' ? notice.id : '');
}

function item(envelope: RawEnvelope, seen = '', own = ''): LiveItem {
  return { envelope, seen, own };
}

function parse(data: string): unknown {
  try {
    return readSpelled(data);
  } catch {
    return null;
  }
}
