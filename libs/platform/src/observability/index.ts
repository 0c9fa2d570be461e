export { createLog, silentLog, type Log, type LogFields } from './log.js';
export { Metrics, type Outcome } from './metrics.js';
export { nestLog } from './nest-log.js';
export { OperatorServer, type HealthCheck } from './operator-server.js';
export { currentTrace, inTrace, newTrace, readTraceparent, traceparent, type Trace } from './trace.js';
