export { createLog, silentLog, type Log, type LogFields } from './log.js';
export { Metrics, type Outcome } from './metrics.js';
export { nestLog } from './nest-log.js';
export { OperatorServer, type HealthCheck } from './operator-server.js';
