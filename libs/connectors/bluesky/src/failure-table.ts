import type { FailureRule } from '@samenspraak/connector-contract';

/**
 * The network's answers as data: the names in `error` are those of the lexicons (com.atproto.server, .repo, app.bsky) and
 * of the XRPC specification (atproto.com/specs/xrpc). The English sentence in `message` is never read.
 */
export const BLUESKY_FAILURES: readonly FailureRule[] = [
  { status: 400, code: 'ExpiredToken', failure: 'auth_expired' },
  { status: 400, code: 'InvalidToken', failure: 'auth_suspect' },
  { status: [400, 403], code: 'AccountTakedown', failure: 'auth_suspect' },
  { status: [400, 403], code: 'AccountDeactivated', failure: 'auth_suspect' },
  { status: 400, code: 'RepoTakendown', failure: 'gone' },
  { status: 400, code: 'RepoDeactivated', failure: 'gone' },
  { status: 400, code: 'RepoNotFound', failure: 'gone' },
  { status: 400, code: 'RecordNotFound', failure: 'gone' },
  { status: 400, code: 'NotFound', failure: 'gone' },
  { status: 400, code: 'BlockedActor', failure: 'rejected:forbidden' },
  { status: 400, code: 'BlockedByActor', failure: 'rejected:forbidden' },
  // A record with this key is there already: who sends looks which one.
  { status: 400, code: 'InvalidSwap', failure: 'rejected:duplicate' },
  { status: 400, on: 'write', failure: 'rejected:invalid' },
  { status: 400, failure: 'contract_violation' },
  { status: 401, code: 'ExpiredToken', failure: 'auth_expired' },
  // Of a token that is bound to a key: a refresh tells whether the owner took it back.
  { status: 401, code: 'invalid_token', failure: 'auth_expired' },
  { status: 401, failure: 'auth_suspect' },
  { status: 403, on: 'write', failure: 'rejected:forbidden' },
  { status: 403, failure: 'scope_missing' },
  { status: 404, failure: 'gone' },
  { status: 408, on: 'write', failure: 'unknown_outcome' },
  { status: 408, failure: 'retryable' },
  { status: 413, failure: 'rejected:too_long' },
  { status: 429, failure: 'rate_limited:connection' },
  // The account's server may go on while the one before it gives up: after a broken write only a look tells.
  { status: [500, 599], on: 'write', failure: 'unknown_outcome' },
  { status: [500, 599], failure: 'retryable' },
];
