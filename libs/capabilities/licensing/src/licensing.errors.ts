import { DomainError } from '@samenspraak/platform/kernel';

export const licenceNotFound = () => new DomainError('LICENSING_LICENCE_NOT_FOUND', 'not_found');
