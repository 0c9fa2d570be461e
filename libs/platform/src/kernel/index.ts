export { DomainError, type ErrorKind, type ErrorParams } from './domain-error.js';
export { systemClock, type Clock } from './clock.js';
export { isId, newId, NO_TENANT, WORKER_PRINCIPAL } from './id.js';
export { OperatorError } from './operator-error.js';
export { plainText } from './plain-text.js';
