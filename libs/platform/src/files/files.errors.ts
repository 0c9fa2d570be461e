import { DomainError } from '../kernel/index.js';

export const storeFull = (cause: unknown): DomainError =>
  new DomainError('FILES_STORE_FULL', 'unavailable', {}, { cause });

export const storeUnavailable = (cause: unknown): DomainError =>
  new DomainError('FILES_STORE_UNAVAILABLE', 'unavailable', {}, { cause });

/** Unknown, another tenant's, expired and not yet whole look the same. */
export const fileNotFound = (): DomainError => new DomainError('FILES_NOT_FOUND', 'not_found');

export const fileLinkRefused = (): DomainError => new DomainError('FILES_LINK_REFUSED', 'forbidden');
