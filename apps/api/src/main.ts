import { createApi } from './create-api.js';
import { HealthController } from './health.controller.js';
import { openParts } from './parts.js';

/** How long a request may still take after the process was asked to stop. */
const GRACE_MS = 8_000;

const parts = await openParts();
const app = await createApi(parts);
await parts.listener.start();
await app.listen(parts.settings.PORT, parts.settings.HOST);
parts.log.info('api.ready', { port: parts.settings.PORT });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  HealthController.stopping = true;
  // Live streams never end by themselves.
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  server.closeIdleConnections();
  await parts.listener.stop();
  await app.close();
  await parts.source.destroy();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
