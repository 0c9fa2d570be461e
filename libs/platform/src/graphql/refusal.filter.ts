import { Catch, Inject, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType, GqlExceptionFilter } from '@nestjs/graphql';
import type { Response } from 'express';
import { toDomainError } from '../database/index.js';
import { DomainError, type ErrorKind } from '../kernel/index.js';
import type { Log } from '../observability/index.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  limit: 429,
  internal: 500,
  unavailable: 503,
};

/**
 * Hands what a resolver throws to `formatError` as it is. Without it Nest prints every refusal with its stack, and of a database
 * error also the statement and its parameters. A plain route answers with the status of the refusal, its code and what its text needs.
 */
@Catch()
export class RefusalFilter extends BaseExceptionFilter implements GqlExceptionFilter {
  constructor(@Inject('LOG') private readonly log: Log) {
    super();
  }

  override catch(exception: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() === 'graphql') return exception;
    const known = toDomainError(exception);
    if (!(known instanceof DomainError)) return super.catch(exception, host);
    // The others say something about the request; these are for who runs the platform to look into.
    if (STATUS[known.kind] >= 500) this.log.error('route.failed', known);
    const response = host.switchToHttp().getResponse<Response>();
    const { code, params } = known.kind === 'internal' ? { code: 'INTERNAL', params: {} } : known;
    if (!response.headersSent) response.status(STATUS[known.kind]).json({ code, params });
    return undefined;
  }
}
