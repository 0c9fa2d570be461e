import { DomainError } from '@samenspraak/platform/kernel';

export const periodInvalid = (mostDays: number): DomainError =>
  new DomainError('INSIGHT_PERIOD_INVALID', 'invalid', { mostDays });
