import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { controlRoutes } from './control/control.routes.js';
import { Faults } from './control/faults.js';
import { Front } from './http/front.js';
import { RateLimiter } from './http/rate-limit.js';
import { Router } from './http/router.js';
import { accountRoutes } from './mastodon/accounts.routes.js';
import { Entities } from './mastodon/entities.js';
import { instanceRoutes } from './mastodon/instance.routes.js';
import { mediaRoutes } from './mastodon/media.routes.js';
import { oauthRoutes } from './mastodon/oauth.routes.js';
import { statusRoutes } from './mastodon/statuses.routes.js';
import { timelineRoutes } from './mastodon/timelines.routes.js';
import { FileJournal, MemoryJournal } from './network/journal.js';
import { Network } from './network/network.js';
import { pleinRoutes } from './plein/plein.routes.js';
import { checkControl, type PracticeSettings } from './settings.js';
import { fanOut } from './streaming/fan-out.js';
import { StreamHub } from './streaming/hub.js';
import { serveWebSocket } from './streaming/web-socket.js';

const RATE_WINDOW_MS = 5 * 60 * 1000;
const WEB_ROOT = fileURLToPath(new URL('../dist/web', import.meta.url));

export interface PracticeOptions extends Partial<PracticeSettings> {
  /** Folder of the built page. */
  webRoot?: string;
  now?: () => number;
}

export interface Practice {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Starts the network and answers when it can be reached; without options: a free port, memory only, no control. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
  const host = options.host ?? '127.0.0.1';
  const control = options.control ?? false;
  checkControl({ control, host });
  const server = createServer({ keepAliveTimeout: 30_000 });
  // The port comes before the journal: a second process on the same port must not touch the first one's file.
  const port = await listen(server, options.port ?? 0, host);
  const url = (options.publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, '');
  let stop: () => void;
  try {
    stop = wire(server, url, control, options);
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    url,
    port,
    close: () =>
      new Promise((resolve) => {
        stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function wire(server: Server, url: string, control: boolean, options: PracticeOptions): () => void {
  const now = options.now ?? Date.now;
  const network = new Network(options.data ? new FileJournal(options.data) : new MemoryJournal(), url, now);
  const entities = new Entities(network);
  const hub = new StreamHub();
  const faults = new Faults();
  const limiter = new RateLimiter(options.rateLimit ?? 100_000, RATE_WINDOW_MS, now);
  fanOut(network, entities, hub);
  const router = new Router([
    ...(control ? controlRoutes({ entities, faults, hub, limiter }) : []),
    ...accountRoutes(entities),
    ...statusRoutes(entities),
    ...mediaRoutes(entities),
    ...timelineRoutes(entities),
    ...instanceRoutes(network),
    ...oauthRoutes(entities, ({ kind }) => kind === 'citizen' || (control && kind === 'official')),
    ...pleinRoutes(entities),
  ]);
  const front = new Front({ network, router, limiter, faults, hub, webRoot: options.webRoot ?? WEB_ROOT });
  server.on('request', (request, response) => void front.answer(request, response));
  const stopSockets = serveWebSocket(
    server,
    network,
    hub,
    ({ pathname }) => faults.take('GET', pathname) !== undefined,
  );
  return () => {
    hub.close();
    stopSockets();
    network.close();
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
