import { DomainError } from '@samenspraak/platform/kernel';

export const accountNotFound = () => new DomainError('CHANNELS_ACCOUNT_NOT_FOUND', 'not_found');

export const connectionNotFound = () => new DomainError('CHANNELS_CONNECTION_NOT_FOUND', 'not_found');

export const networkUnknown = (network: string) => new DomainError('CHANNELS_NETWORK_UNKNOWN', 'invalid', { network });

export const workerOnly = () => new DomainError('CHANNELS_WORKER_ONLY', 'internal');

/** Another worker has the connection now; what this one was about to write is theirs to write. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
