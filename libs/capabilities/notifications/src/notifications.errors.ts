import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown, another person's and another tenant's look the same. */
export const noticeNotFound = () => new DomainError('NOTIFICATIONS_NOT_FOUND', 'not_found');

export const cursorInvalid = () => new DomainError('NOTIFICATIONS_CURSOR_INVALID', 'invalid');

export const timeInvalid = () => new DomainError('NOTIFICATIONS_TIME_INVALID', 'invalid');
