import {
  errorCodeIn,
  quotaIn,
  readRefusal,
  readResetTime,
  readRetryAfter,
  UpstreamTransport,
  type ConnectionContext,
  type UpstreamDialect,
} from '@samenspraak/connector-contract';
import { boundFetch } from './bound-fetch.js';
import { BLUESKY_FAILURES } from './failure-table.js';

const dialect: UpstreamDialect = {
  failures: BLUESKY_FAILURES,
  readCode: async (response) => errorCodeIn(await readRefusal(response)),
  readReset: (headers, now) =>
    readRetryAfter(headers.get('retry-after'), now) ??
    readResetTime(headers.get('ratelimit-reset'), 'unix_seconds', now),
  readQuota(headers, now) {
    const quota = quotaIn(headers, 'ratelimit-limit', 'ratelimit-remaining');
    const reset = headers.get('ratelimit-reset');
    return quota && { ...quota, resetAt: reset ? readResetTime(reset, 'unix_seconds', now) : null };
  },
  // A path names a method and no record; only the directory has identities in its paths.
  hidePath: (path) => path.replace(/did(?::|%3A)[^/]+/giu, ':did'),
};

/** Calls to the account's own server, which passes on what is not its own. */
export class Transport extends UpstreamTransport {
  constructor(context: ConnectionContext) {
    super({ ...context, fetch: boundFetch(context.credential, context.fetch) }, dialect);
  }
}
