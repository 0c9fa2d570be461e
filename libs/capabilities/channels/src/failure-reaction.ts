import type { Failure } from '@samenspraak/connector-contract';
import type { AccountState } from './channel-account.js';

/** What a failure means for a connection, and when to go on. */
export interface Reaction {
  /** Undefined: the state stays as it is. */
  readonly state?: AccountState;
  readonly waitMs: number;
  readonly resumeAt?: Date;
  /** Ask the network whether the credential works before going on. */
  readonly probe?: boolean;
  readonly refresh?: boolean;
  /** Nothing will work until a person connects the account again. */
  readonly end?: boolean;
}

export interface Backoff {
  readonly least: number;
  readonly most: number;
}

const LONGEST_LIMIT_MS = 24 * 60 * 60_000;

/** @param attempt failures in a row, 1 for the first. */
export function reactionTo(failure: Failure, attempt: number, now: Date, backoff: Backoff): Reaction {
  const growing = Math.min(backoff.most, backoff.least * 2 ** Math.min(attempt - 1, 16));
  const until = (at: Date) => Math.min(LONGEST_LIMIT_MS, Math.max(backoff.least, at.getTime() - now.getTime()));
  switch (failure.kind) {
    case 'retryable':
      return { waitMs: failure.retryAt ? until(failure.retryAt) : growing };
    case 'unknown_outcome':
    case 'gone':
    case 'rejected':
    case 'contract_violation':
      return { waitMs: growing };
    case 'rate_limited':
    case 'quota_exhausted':
      return { state: 'RATE_LIMITED', waitMs: until(failure.resetAt), resumeAt: failure.resetAt };
    case 'auth_suspect':
      return { state: 'SUSPECT', waitMs: growing, probe: true };
    case 'auth_expired':
      return { state: 'SUSPECT', waitMs: growing, probe: true, refresh: true };
    case 'auth_revoked':
    case 'scope_missing':
      return { state: 'REVOKED', waitMs: 0, end: true };
    case 'unsupported':
    case 'configuration':
      return { state: 'SUSPECT', waitMs: backoff.most };
  }
}

/** What a probe's refusal proves: only a second refusal of the credential ends the connection. One that expired may be refreshed. */
export function isRefusal(failure: Failure): boolean {
  return failure.kind === 'auth_suspect' || failure.kind === 'auth_revoked' || failure.kind === 'scope_missing';
}
