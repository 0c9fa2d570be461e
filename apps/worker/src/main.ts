import { createLog, guardProcess } from '@samenspraak/platform/observability';
import { openParts } from './parts.js';
import { RunningWorker } from './worker.js';

/** How long what runs may still take after the process was asked to stop. */
const GRACE_MS = 20_000;

guardProcess(createLog('worker'));
const parts = await openParts();
const worker = await RunningWorker.start(parts);
parts.log.info('worker.ready', { port: worker.port });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  try {
    await worker.stop();
    process.exit(0);
  } catch (error) {
    parts.log.error('worker.stop', error);
    process.exit(1);
  }
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
