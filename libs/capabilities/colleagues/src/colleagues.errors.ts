import { DomainError } from '@samenspraak/platform/kernel';

/** Malformed, unknown and another tenant's look the same. */
export const questionNotFound = () => new DomainError('COLLEAGUES_QUESTION_NOT_FOUND', 'not_found');
export const contactNotFound = () => new DomainError('COLLEAGUES_CONTACT_NOT_FOUND', 'not_found');
export const textInvalid = (least: number, most: number) =>
  new DomainError('COLLEAGUES_TEXT_INVALID', 'invalid', { least, most });

/** What goes to neighbours holds no person. */
export const personalFound = (kinds: readonly string[]) =>
  new DomainError('COLLEAGUES_PERSONAL_DATA', 'invalid', { kinds });

export const addressInvalid = () => new DomainError('COLLEAGUES_ADDRESS_INVALID', 'invalid');

/** An address outside the mail domains of the tenant. */
export const domainRefused = (domains: readonly string[]) =>
  new DomainError('COLLEAGUES_DOMAIN_REFUSED', 'invalid', { domains });

export const addressTaken = () => new DomainError('COLLEAGUES_ADDRESS_TAKEN', 'conflict');
export const bookFull = (most: number) => new DomainError('COLLEAGUES_BOOK_FULL', 'conflict', { most });
export const bookChanged = (version: number) => new DomainError('COLLEAGUES_BOOK_CHANGED', 'conflict', { version });
export const agreementMissing = () => new DomainError('COLLEAGUES_AGREEMENT_MISSING', 'forbidden');
export const neighbourUnknown = () => new DomainError('COLLEAGUES_NEIGHBOUR_UNKNOWN', 'invalid');
export const tooManyOpen = (most: number) => new DomainError('COLLEAGUES_TOO_MANY_OPEN', 'conflict', { most });

/** Answered or taken back meanwhile; what was typed is still with who typed it. */
export const questionClosed = () => new DomainError('COLLEAGUES_QUESTION_CLOSED', 'conflict');

/** Unknown, expired, taken back, passed on: it looks the same. */
export const linkGone = () => new DomainError('COLLEAGUES_LINK_GONE', 'not_found');
export const linkAnswered = (at: Date) =>
  new DomainError('COLLEAGUES_LINK_ANSWERED', 'conflict', { at: at.toISOString() });
export const forwardedTooOften = () => new DomainError('COLLEAGUES_FORWARDED_TOO_OFTEN', 'conflict');
export const tooOften = () => new DomainError('COLLEAGUES_TOO_OFTEN', 'limit');
