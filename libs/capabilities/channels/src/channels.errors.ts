import { DomainError } from '@samenspraak/platform/kernel';

export const accountNotFound = () => new DomainError('CHANNELS_ACCOUNT_NOT_FOUND', 'not_found');

export const connectionNotFound = () => new DomainError('CHANNELS_CONNECTION_NOT_FOUND', 'not_found');

export const networkUnknown = (network: string) => new DomainError('CHANNELS_NETWORK_UNKNOWN', 'invalid', { network });

export const wayUnsupported = (network: string) => new DomainError('CHANNELS_WAY_UNSUPPORTED', 'invalid', { network });

export const passwordInvalid = () => new DomainError('CHANNELS_PASSWORD_INVALID', 'invalid');

export const reconnectionNotFound = () => new DomainError('CHANNELS_RECONNECTION_NOT_FOUND', 'not_found');

export const reconnectionOver = () => new DomainError('CHANNELS_RECONNECTION_OVER', 'conflict');

export const workerOnly = () => new DomainError('CHANNELS_WORKER_ONLY', 'internal');

/** Another worker has the connection now; what this one was about to write is theirs to write. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
