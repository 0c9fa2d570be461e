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
