/** Why the network refused a message: a closed list, because screens have a text for each. */
export type RejectionReason =
  'too_long' | 'empty' | 'forbidden' | 'invalid' | 'duplicate' | 'visibility_widened' | 'parent_gone' | 'not_addressed';

/** Everything that can go wrong with a network, closed: capabilities switch over `kind` and nothing else. */
export type Failure =
  | {
      readonly kind: 'retryable';
      readonly cause: 'network' | 'timeout' | 'server' | 'aborted';
      readonly retryAt?: Date;
    }
  /** Bytes were sent and the outcome is not known: look it up, else a person decides; never retried blindly. */
  | { readonly kind: 'unknown_outcome' }
  | { readonly kind: 'rate_limited'; readonly scope: RateScope; readonly resetAt: Date }
  | { readonly kind: 'quota_exhausted'; readonly resetAt: Date }
  | { readonly kind: 'auth_expired' }
  /** One refusal proves nothing: a probe confirms or clears it. */
  | { readonly kind: 'auth_suspect' }
  | { readonly kind: 'auth_revoked' }
  | { readonly kind: 'scope_missing' }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'contract_violation' }
  | { readonly kind: 'configuration'; readonly setting: string };

export type FailureKind = Failure['kind'];

export type RateScope = 'connection' | 'application' | 'address';

export const FAILURE_KINDS = [
  'retryable',
  'unknown_outcome',
  'rate_limited',
  'quota_exhausted',
  'auth_expired',
  'auth_suspect',
  'auth_revoked',
  'scope_missing',
  'rejected',
  'gone',
  'unsupported',
  'contract_violation',
  'configuration',
] as const satisfies readonly FailureKind[];

/** The one error a connector throws. Its message holds the operation and the kind, never a body, a token or a text. */
export class ConnectorFailure extends Error {
  override readonly name = 'ConnectorFailure';

  constructor(
    readonly failure: Failure,
    readonly operation: string,
    /** HTTP status where there was one. */
    readonly status?: number,
  ) {
    super(status === undefined ? `${operation}: ${failure.kind}` : `${operation}: ${failure.kind} (${status})`);
  }

  get kind(): FailureKind {
    return this.failure.kind;
  }
}

/** True when `error` is a connector failure, of the given kind if one is named. */
export function isFailure(error: unknown, kind?: FailureKind): error is ConnectorFailure {
  return error instanceof ConnectorFailure && (kind === undefined || error.failure.kind === kind);
}
