import { DomainError } from '@samenspraak/platform/kernel';

/** Nothing leaves about this now; the line says what can be said, when there is one. */
export const stopped = (topic: string, line: string, until: Date) =>
  new DomainError('REPLIES_STOPPED', 'conflict', { topic, line, until: until.toISOString() });

export const stopNotFound = () => new DomainError('REPLIES_STOP_NOT_FOUND', 'not_found');
export const stopOver = () => new DomainError('REPLIES_STOP_OVER', 'conflict');
export const stopChanged = () => new DomainError('REPLIES_STOP_CHANGED', 'conflict');
export const stopInvalid = (what: string) => new DomainError('REPLIES_STOP_INVALID', 'invalid', { what });
