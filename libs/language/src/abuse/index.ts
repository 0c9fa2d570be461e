export { type AbuseKind, coverAbuse, findAbuse } from './abuse.js';
