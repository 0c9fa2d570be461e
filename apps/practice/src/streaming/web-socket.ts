import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Network } from '../network/network.js';
import type { TokenRecord } from '../network/records.js';
import { Refusal } from '../network/refusal.js';
import type { StreamHub } from './hub.js';
import { findTopic } from './topics.js';

const HEARTBEAT_MS = 30_000;
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** Serves /api/v1/streaming over WebSocket, with the token in the protocol, a header or the query. */
export function serveWebSocket(
  server: Server,
  network: Network,
  hub: StreamHub,
  isDown: (url: URL) => boolean,
): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 64 * 1024,
    // A browser hangs up unless one of the protocols that it offered comes back.
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = URL.parse(request.url ?? '/', 'http://practice.invalid');
    if (!url || !/^\/api\/v1\/streaming\/?$/.test(url.pathname)) return refuseUpgrade(socket, '404 Not Found');
    if (isDown(url)) return void socket.destroy();
    const bearer = readBearer(request, url);
    const token = bearer === undefined ? null : (network.state.tokens.get(bearer) ?? null);
    if (bearer !== undefined && !token) return refuseUpgrade(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (client) => serveClient(client, url, token, hub));
  };
  server.on('upgrade', onUpgrade);
  return () => {
    server.off('upgrade', onUpgrade);
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function readBearer(request: IncomingMessage, url: URL): string | undefined {
  const header = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const protocol = request.headers['sec-websocket-protocol']?.split(',')[0]?.trim();
  return header ?? url.searchParams.get('access_token') ?? (protocol || undefined);
}

function serveClient(client: WebSocket, url: URL, token: TokenRecord | null, hub: StreamHub): void {
  const open = new Map<string, () => void>();
  const change = (type: string, stream: string, tag: string | undefined) => {
    const key = JSON.stringify([stream, tag]);
    if (type === 'unsubscribe') {
      open.get(key)?.();
      open.delete(key);
    } else if (type === 'subscribe' && !open.has(key)) {
      open.set(key, hub.subscribe({ ...findTopic(stream, tag, token), token, drop: () => client.terminate(), send }));
    }
  };
  const send = (names: string[], message: { event: string; payload: string }) => {
    if (client.bufferedAmount > MAX_WAITING_BYTES) return client.terminate();
    client.send(JSON.stringify({ stream: names, ...message }));
  };
  const attempt = (action: () => void) => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      client.send(JSON.stringify({ error: error.message, status: error.status }));
    }
  };
  client.on('message', (bytes) => attempt(() => readMessage(String(bytes), change)));
  client.on('error', () => client.terminate());
  let alive = true;
  client.on('pong', () => (alive = true));
  const heartbeat = setInterval(() => {
    if (!alive) return client.terminate();
    alive = false;
    client.ping();
  }, HEARTBEAT_MS);
  client.on('close', () => {
    clearInterval(heartbeat);
    for (const leave of open.values()) leave();
  });
  const first = url.searchParams.get('stream');
  if (first) attempt(() => change('subscribe', first, url.searchParams.get('tag') ?? undefined));
}

function readMessage(text: string, change: (type: string, stream: string, tag: string | undefined) => void): void {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new Refusal(400, 'Error parsing JSON');
  }
  const { type, stream, tag } = (message ?? {}) as Record<string, unknown>;
  if (typeof type !== 'string' || typeof stream !== 'string') throw new Refusal(400, 'Unknown stream type');
  change(type, stream, typeof tag === 'string' ? tag : undefined);
}
