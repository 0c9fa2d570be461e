import { DomainError } from '@samenspraak/platform/kernel';

export const partnershipNotFound = () => new DomainError('TENANTS_PARTNERSHIP_NOT_FOUND', 'not_found');

export const colleagueNotFound = () => new DomainError('TENANTS_COLLEAGUE_NOT_FOUND', 'not_found');
