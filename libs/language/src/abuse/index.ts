export { type Abuse, type AbuseKind, abuseKinds, coverAbuse, findAbuse } from './abuse.js';
