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

/** The listening month: nothing leaves the building. */
export const tenantListens = (until: string | null) =>
  new DomainError('LIBRARY_LISTENING', 'conflict', { until: until ?? '' });
export const settingChanged = (version: number) =>
  new DomainError('LIBRARY_ANSWERING_CHANGED', 'conflict', { version });
export const signatureInvalid = () => new DomainError('LIBRARY_SIGNATURE_INVALID', 'invalid');
export const dayInvalid = () => new DomainError('LIBRARY_DAY_INVALID', 'invalid');
export const wordInvalid = () => new DomainError('LIBRARY_WORD_INVALID', 'invalid');
export const wordsFull = (most: number) => new DomainError('LIBRARY_WORDS_FULL', 'conflict', { most });

/** The one who looks after a template works here. */
export const colleagueUnknown = () => new DomainError('LIBRARY_COLLEAGUE_UNKNOWN', 'invalid');

/** Only its writer makes a template narrower, and what neighbours can see is everybody's. */
export const scopeRefused = () => new DomainError('LIBRARY_SCOPE_REFUSED', 'conflict');

export const ownShared = () => new DomainError('LIBRARY_SHARED_IS_YOURS', 'invalid');

export const publicationNotFound = () => new DomainError('LIBRARY_PUBLICATION_NOT_FOUND', 'not_found');
export const publicationDecided = () => new DomainError('LIBRARY_PUBLICATION_DECIDED', 'conflict');
/** Nobody agrees with a text of their own. */
export const publicationOwn = () => new DomainError('LIBRARY_PUBLICATION_OWN', 'forbidden');

/** Somebody decided about the same shared text a moment before. */
export const adoptionChanged = (revision: number) =>
  new DomainError('LIBRARY_ADOPTION_CHANGED', 'conflict', { revision });
/** Both changed the same words: a person must choose. */
export const mergeConflict = (fields: readonly string[]) =>
  new DomainError('LIBRARY_MERGE_CONFLICT', 'conflict', { fields });
export const noUpdate = () => new DomainError('LIBRARY_NO_UPDATE', 'conflict');
