export { type Facts } from './facts.js';
export { guardProcess } from './guard-process.js';
export { createLog, silentLog, type Log, type LogLevel } from './log.js';
export { Metrics, type Outcome } from './metrics.js';
export { nestLog } from './nest-log.js';
export { openTracing, type TracingSettings } from './open-tracing.js';
export { OperatorServer, type HealthCheck } from './operator-server.js';
export { beginSpan, noteSpan, traced, type OpenSpan } from './spans.js';
export { currentTrace, inTrace, newTrace, readTraceparent, traceparent, type Trace } from './trace.js';
