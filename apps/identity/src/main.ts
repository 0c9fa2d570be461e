import { createLog, guardProcess } from '@samenspraak/platform/observability';
import { readIdentitySettings } from './settings.js';
import { startIdentity } from './start-identity.js';

const log = createLog('identity');
guardProcess(log);
const identity = await startIdentity({ ...readIdentitySettings(process.env), log });
log.info('identity.ready', { port: identity.port });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void identity.close());
