import type { FailureRule } from '@samenspraak/connector-contract';

/**
 * Mastodon's answers as data, read from docs.joinmastodon.org (methods, rate limits) and RFC 6749/6750 for the codes.
 * `code` is the OAuth error code; the English sentence in `error` is never read.
 */
export const MASTODON_FAILURES: readonly FailureRule[] = [
  { status: 400, code: 'invalid_grant', failure: 'auth_revoked' },
  { status: 400, code: 'invalid_scope', failure: 'scope_missing' },
  { status: 400, failure: 'contract_violation' },
  { status: 401, code: 'invalid_client', failure: 'configuration:application' },
  { status: 401, failure: 'auth_suspect' },
  { status: 403, code: 'insufficient_scope', failure: 'scope_missing' },
  { status: 403, on: 'write', failure: 'rejected:forbidden' },
  { status: 403, failure: 'scope_missing' },
  // A post fails with 404 when the post it answers is gone or no longer visible.
  { status: 404, on: 'write', failure: 'rejected:parent_gone' },
  { status: 404, failure: 'gone' },
  { status: 408, on: 'write', failure: 'unknown_outcome' },
  { status: 408, failure: 'retryable' },
  { status: 410, failure: 'gone' },
  { status: 413, failure: 'rejected:too_long' },
  { status: 422, failure: 'rejected:invalid' },
  { status: 429, failure: 'rate_limited:connection' },
  // A proxy may give up while the application goes on: after a broken write only a look tells.
  { status: [500, 599], on: 'write', failure: 'unknown_outcome' },
  { status: [500, 599], failure: 'retryable' },
];
