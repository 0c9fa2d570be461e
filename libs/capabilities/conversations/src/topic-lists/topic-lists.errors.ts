import { DomainError } from '@samenspraak/platform/kernel';

/** Unknown, malformed and another tenant's look the same. */
export const listedNotFound = () => new DomainError('CONVERSATIONS_LISTED_NOT_FOUND', 'not_found');

/** Somebody changed it meanwhile. */
export const listedChanged = () => new DomainError('CONVERSATIONS_LISTED_CHANGED', 'conflict');

/** Another one has the name, or had it: what bears it would be about both. */
export const listedNameTaken = (name: string) =>
  new DomainError('CONVERSATIONS_LISTED_NAME_TAKEN', 'conflict', { name });

export const listedInvalid = (what: 'NAME' | 'WORDS' | 'DEPARTMENT' | 'MOST') =>
  new DomainError('CONVERSATIONS_LISTED_INVALID', 'invalid', { what });

/** Fewer eyes on a topic is a decision of who makes the rules of agreement. */
export const sensitiveStays = () => new DomainError('CONVERSATIONS_SENSITIVE_STAYS', 'forbidden');
