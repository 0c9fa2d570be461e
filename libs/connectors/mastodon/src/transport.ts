import {
  quotaIn,
  readResetTime,
  readRetryAfter,
  UpstreamTransport,
  type ConnectionContext,
  type UpstreamDialect,
} from '@samenspraak/connector-contract';
import { MASTODON_FAILURES } from './failure-table.js';
import { readOAuthCode } from './oauth-code.js';

const dialect: UpstreamDialect = {
  failures: MASTODON_FAILURES,
  readCode: readOAuthCode,
  readReset: (headers, now) =>
    readRetryAfter(headers.get('retry-after'), now) ?? readResetTime(headers.get('x-ratelimit-reset'), 'iso', now),
  readQuota(headers, now) {
    const quota = quotaIn(headers, 'x-ratelimit-limit', 'x-ratelimit-remaining');
    const reset = headers.get('x-ratelimit-reset');
    return quota && { ...quota, resetAt: reset ? readResetTime(reset, 'iso', now) : null };
  },
  hidePath: (path) => path.replace(/\/\d+(?=\/|$)/gu, '/:id').replace(/(\/timelines\/tag\/).+/u, '$1:tag'),
};

/** Calls to a server that speaks the Mastodon API. */
export class Transport extends UpstreamTransport {
  constructor(context: ConnectionContext) {
    super(context, dialect);
  }
}
