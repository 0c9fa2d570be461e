import type { ServerResponse } from 'node:http';
import type { TokenRecord } from '../network/records.js';
import type { StreamHub } from './hub.js';
import type { Topic } from './topics.js';

const HEARTBEAT_MS = 15_000;
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** Keeps a response open as server-sent events until the reader leaves or falls too far behind. */
export function openEventStream(
  response: ServerResponse,
  hub: StreamHub,
  topic: Topic,
  token: TokenRecord | null,
  headers: Record<string, string>,
): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(':)\n');
  const heartbeat = setInterval(() => response.write(':thump\n'), HEARTBEAT_MS);
  const leave = hub.subscribe({
    ...topic,
    token,
    drop: () => response.destroy(),
    send: (_, { event, payload }) => {
      gather(response);
      response.write(`event: ${event}\ndata: ${payload}\n\n`);
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
    },
  });
  response.on('close', () => {
    clearInterval(heartbeat);
    leave();
  });
}

/** What one moment brings goes over in one piece. */
function gather(response: ServerResponse): void {
  if (response.writableCorked > 0) return;
  response.cork();
  process.nextTick(() => response.uncork());
}
