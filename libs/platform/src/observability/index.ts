export { createLog, silentLog, type Log, type LogFields } from './log.js';
export { nestLog } from './nest-log.js';
