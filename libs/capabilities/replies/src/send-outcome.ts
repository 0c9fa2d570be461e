import { ConnectorFailure, type Failure, type SentMessage } from '@samenspraak/connector-contract';

/** What a call to the network came to. Only `retry` and `wait` say that nothing was accepted and nothing speaks against later. */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly message: SentMessage }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'retry'; readonly why: string; readonly at?: Date }
  | { readonly kind: 'wait'; readonly why: string; readonly until: Date }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Reads what `send` threw. Whatever is not certainly a refusal before acceptance is unknown. */
export function outcomeOf(error: unknown): SendOutcome {
  return error instanceof ConnectorFailure ? outcomeOfFailure(error.failure) : { kind: 'unknown' };
}

function outcomeOfFailure(failure: Failure): SendOutcome {
  switch (failure.kind) {
    case 'retryable':
      return { kind: 'retry', why: 'unreachable', at: failure.retryAt };
    case 'rate_limited':
    case 'quota_exhausted':
      return { kind: 'wait', why: failure.kind, until: failure.resetAt };
    // One refusal of a credential proves nothing: channels probes it meanwhile.
    case 'auth_suspect':
    case 'auth_expired':
      return { kind: 'retry', why: 'account_suspect' };
    case 'auth_revoked':
    case 'scope_missing':
      return { kind: 'retry', why: 'account_revoked' };
    case 'rejected':
      return { kind: 'rejected', reason: failure.reason === 'parent_gone' ? 'gone' : failure.reason };
    case 'gone':
    case 'unsupported':
    case 'configuration':
      return { kind: 'rejected', reason: failure.kind };
    case 'unknown_outcome':
    case 'contract_violation':
      return { kind: 'unknown' };
  }
}

/** Failures that say something about the connection, which channels must hear of. */
export function concernsConnection(failure: Failure): boolean {
  return (
    failure.kind.startsWith('auth_') || ['scope_missing', 'rate_limited', 'quota_exhausted'].includes(failure.kind)
  );
}

/** The result of `call`, or a rejection after `ms`; the call itself goes on, and `onLate` hears what it came to. */
export async function within<T>(ms: number, call: Promise<T>, onLate?: (result: T) => Promise<void>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(new Error('no answer in time'));
    }, ms);
  });
  call
    .then((result) => (over ? onLate?.(result) : undefined))
    // An error that comes too late says nothing that a look-up does not say better.
    .catch(() => undefined);
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
