export { createLog, silentLog, type Log, type LogFields } from './log.js';
