import { DomainError } from '@samenspraak/platform/kernel';

export const partnershipNotFound = () => new DomainError('TENANTS_PARTNERSHIP_NOT_FOUND', 'not_found');

export const colleagueNotFound = () => new DomainError('TENANTS_COLLEAGUE_NOT_FOUND', 'not_found');

/** Unknown, another tenant's, replaced, taken away and of who left look the same. */
export const photoNotFound = () => new DomainError('TENANTS_PHOTO_NOT_FOUND', 'not_found');

/** Hours of a weekday that overlap, run backwards or leave the day. */
export const hoursInvalid = (weekday: number) => new DomainError('TENANTS_HOURS_INVALID', 'invalid', { weekday });

export const neverOpen = () => new DomainError('TENANTS_NEVER_OPEN', 'invalid');

/** No date, one that stands there twice, a reason that is too long, or too many of them. */
export const closingDayInvalid = (day: string) => new DomainError('TENANTS_CLOSING_DAY_INVALID', 'invalid', { day });

/** No network, no time between a minute and a hundred thousand, or one that stands there twice. */
export const normInvalid = (network: string, urgency: string) =>
  new DomainError('TENANTS_NORM_INVALID', 'invalid', { network, urgency });

/** A more urgent question would wait longer than a less urgent one. */
export const normSlower = (network: string, urgency: string) =>
  new DomainError('TENANTS_NORM_SLOWER', 'invalid', { network, urgency });

export const rateInvalid = () => new DomainError('TENANTS_RATE_INVALID', 'invalid');

/** Somebody else saved it meanwhile; nothing was overwritten. */
export const settingsChanged = () => new DomainError('TENANTS_SETTINGS_CHANGED', 'conflict');
