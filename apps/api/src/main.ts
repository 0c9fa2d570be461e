import { setTimeout } from 'node:timers/promises';
import { createLog, guardProcess, OperatorServer } from '@samenspraak/platform/observability';
import { FileAdmission, Files } from '@samenspraak/platform/files';
import { createApi } from './create-api.js';
import { HealthController } from './health.controller.js';
import { openParts } from './parts.js';

/** How long a request may still take after the process was asked to stop. */
const GRACE_MS = 8_000;

guardProcess(createLog('api'));
const parts = await openParts();
const app = await createApi(parts);
await parts.listener.start();
await app.listen(parts.settings.PORT, parts.settings.HOST);
const files = app.get(Files, { strict: false });
const { scanner } = app.get(FileAdmission, { strict: false });
const operators = new OperatorServer(
  () => !HealthController.stopping,
  [
    { name: 'database', vital: true, check: () => parts.source.query('select 1') },
    { name: 'files', vital: false, check: () => files.check() },
    { name: 'virus scan', vital: false, check: scanner && (() => scanner.check()) },
  ],
  parts.metrics,
);
if (parts.settings.OPERATOR_PORT !== undefined) await operators.listen(parts.settings.OPERATOR_PORT);
parts.log.info('api.ready', { port: parts.settings.PORT });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  HealthController.stopping = true;
  // Whoever shares out the requests must see that this one is not ready before it stops answering.
  await setTimeout(parts.settings.DRAIN_MS);
  // Live streams never end by themselves.
  const server = app.getHttpServer();
  void setTimeout(GRACE_MS, undefined, { ref: false }).then(() => server.closeAllConnections());
  server.closeIdleConnections();
  await parts.listener.stop();
  await app.close();
  await parts.closeTracing?.();
  await parts.source.destroy();
  operators.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
