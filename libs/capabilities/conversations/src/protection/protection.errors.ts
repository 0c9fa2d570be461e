import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown, of another conversation and another tenant's look the same. */
export const messageNotFound = () => new DomainError('CONVERSATIONS_MESSAGE_NOT_FOUND', 'not_found');
export const reportInvalid = (what: string) => new DomainError('CONVERSATIONS_REPORT_INVALID', 'invalid', { what });
