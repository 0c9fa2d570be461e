import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { toDomainError } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import type { Log } from '../observability/index.js';

/** Codes of Apollo for requests that never reached a resolver. */
const REFUSED = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** An error as it leaves the process: a code, what its text needs, and the correlation id. Nothing else. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  correlationId: string,
): GraphQLFormattedError {
  const original = toDomainError(unwrap(error));
  const path = formatted.path ? { path: formatted.path } : {};
  if (original instanceof DomainError) {
    const code = original.kind === 'internal' ? 'INTERNAL' : original.code;
    const params = original.kind === 'internal' ? {} : original.params;
    return { message: code, ...path, extensions: { code, params, correlationId } };
  }
  const apollo = String(formatted.extensions?.code ?? '');
  const code = REFUSED.has(apollo) ? 'GRAPHQL_REFUSED' : 'INTERNAL';
  return { message: code, ...path, extensions: { code, params: {}, correlationId } };
}

/** Logs what is ours to look into; any other refusal says something about the request. */
export function tellOurs(log: Log, shown: GraphQLFormattedError, error: unknown): void {
  const original = toDomainError(unwrap(error));
  const away = original instanceof DomainError && original.kind === 'unavailable';
  if (away || shown.extensions?.code === 'INTERNAL') log.error('graphql.failed', original);
}

/** What a resolver threw, out of what GraphQL wraps around it. */
function unwrap(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? error.originalError : error;
}
