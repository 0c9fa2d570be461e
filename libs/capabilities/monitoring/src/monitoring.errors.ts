import { DomainError } from '@samenspraak/platform/kernel';

export const queryNotFound = () => new DomainError('MONITORING_QUERY_NOT_FOUND', 'not_found');

/** Empty, or longer than `most` characters. */
export const fieldInvalid = (field: string, most: number) =>
  new DomainError('MONITORING_FIELD_INVALID', 'invalid', { field, most });

/** No date, passed for a query that is to listen, or too far away. */
export const endDateInvalid = (mostDays: number) =>
  new DomainError('MONITORING_END_DATE_INVALID', 'invalid', { mostDays });

/** Also when it was decided, or its 72 hours are over. */
export const triagePostNotFound = () => new DomainError('MONITORING_TRIAGE_POST_NOT_FOUND', 'not_found');

/** Also a tenant that is no member. */
export const tenantNotFound = () => new DomainError('MONITORING_TENANT_NOT_FOUND', 'not_found');

/** More than `most` texts, an empty one, or one longer than `longest` characters. */
export const testsInvalid = (most: number, longest: number) =>
  new DomainError('MONITORING_TESTS_INVALID', 'invalid', { most, longest });

/** Somebody else saved it meanwhile; nothing was overwritten. */
export const queryChanged = (version: number) => new DomainError('MONITORING_QUERY_CHANGED', 'conflict', { version });

/** Nobody who works for this tenant now, or not in the compartment that the query is in. */
export const ownerInvalid = () => new DomainError('MONITORING_OWNER_INVALID', 'invalid');

/** Who owns a query or wrote its text does not release it. */
export const ownRelease = () => new DomainError('MONITORING_OWN_RELEASE', 'forbidden');

/** The person filter found nobody in it, so there is nothing to decide. */
export const notHeld = () => new DomainError('MONITORING_QUERY_NOT_HELD', 'conflict');

/** Public order, or a query that names a person, stays with the tenant. */
export const sharingRefused = (why: 'public_order' | 'person') =>
  new DomainError('MONITORING_SHARING_REFUSED', 'invalid', { why });

/** No valid agreement to listen together. */
export const agreementMissing = () => new DomainError('MONITORING_AGREEMENT_MISSING', 'invalid');

/** Also when it was withdrawn or is the tenant's own. */
export const sharedQueryNotFound = () => new DomainError('MONITORING_SHARED_QUERY_NOT_FOUND', 'not_found');
