import { DomainError } from '@samenspraak/platform/kernel';

export const templateNotFound = () => new DomainError('LIBRARY_TEMPLATE_NOT_FOUND', 'not_found');
export const sharedNotFound = () => new DomainError('LIBRARY_SHARED_NOT_FOUND', 'not_found');
export const answerNotFound = () => new DomainError('LIBRARY_ANSWER_NOT_FOUND', 'not_found');
export const templateChanged = (version: number) =>
  new DomainError('LIBRARY_TEMPLATE_CHANGED', 'conflict', { version });
export const fieldInvalid = (field: string, least: number, most: number) =>
  new DomainError('LIBRARY_FIELD_INVALID', 'invalid', { field, least, most });

/** A template may only ask for variables that exist. */
export const variableUnknown = (names: readonly string[]) =>
  new DomainError('LIBRARY_VARIABLE_UNKNOWN', 'invalid', { names });

/** No valid agreement, no sharing. */
export const agreementMissing = () => new DomainError('LIBRARY_AGREEMENT_MISSING', 'forbidden');

/** What is shared with others holds no person. */
export const personalFound = (kinds: readonly string[]) =>
  new DomainError('LIBRARY_PERSONAL_DATA', 'invalid', { kinds });

export const ownShared = () => new DomainError('LIBRARY_SHARED_IS_YOURS', 'invalid');
