import { DomainError } from '@samenspraak/platform/kernel';

export const periodInvalid = () => new DomainError('BENCHMARK_PERIOD_INVALID', 'invalid');
