import { DomainError } from '@samenspraak/platform/kernel';

/** Unknown, of another tenant, or not for this person: it looks the same. */
export const articleNotFound = () => new DomainError('KNOWLEDGE_ARTICLE_NOT_FOUND', 'not_found');
/** Somebody saved meanwhile; the text of who hears this is still on the screen. */
export const articleChanged = (version: number, by: string) =>
  new DomainError('KNOWLEDGE_ARTICLE_CHANGED', 'conflict', { version, by });
export const fieldInvalid = (field: string, least: number, most: number) =>
  new DomainError('KNOWLEDGE_FIELD_INVALID', 'invalid', { field, least, most });
export const dayInvalid = (field: string) => new DomainError('KNOWLEDGE_DAY_INVALID', 'invalid', { field });
export const daysTurned = () => new DomainError('KNOWLEDGE_DAYS_TURNED', 'invalid');
export const ownerUnknown = () => new DomainError('KNOWLEDGE_OWNER_UNKNOWN', 'invalid');
export const subjectNotFound = () => new DomainError('KNOWLEDGE_SUBJECT_NOT_FOUND', 'not_found');
export const setFull = (most: number) => new DomainError('KNOWLEDGE_SET_FULL', 'conflict', { most });
export const tooManyRows = (most: number) => new DomainError('KNOWLEDGE_TOO_MANY_ROWS', 'invalid', { most });
