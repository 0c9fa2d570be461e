import { DomainError } from '../kernel/index.js';

interface PostgresError {
  code: string;
  message: string;
  constraint?: string;
}

/** The SQLSTATE of a database error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const found = postgresError(error);
  return found?.code;
}

/** The name of the constraint that a database error broke, or undefined. Never match on texts: shards have numbers. */
export function brokenConstraint(error: unknown): string | undefined {
  return postgresError(error)?.constraint;
}

/** Turns what the kernel and the server refuse into our own codes. Texts of the database never leave the process. */
export function toDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  // pg-pool gives this one no code.
  if (error instanceof Error && error.message === 'timeout exceeded when trying to connect') {
    return new DomainError('DATABASE_BUSY', 'unavailable', {}, { cause: error });
  }
  const found = postgresError(error);
  if (!found) return error;
  const options = { cause: error };
  if (found.code === '28000') {
    // Unknown tenant and refused membership look the same.
    return found.message === 'membership_refused'
      ? new DomainError('TENANT_REFUSED', 'forbidden', {}, options)
      : new DomainError('DATABASE_CONTEXT_REFUSED', 'internal', {}, options);
  }
  if (found.code === '57014') return new DomainError('DATABASE_TOO_SLOW', 'unavailable', {}, options);
  if (found.code === '55P03' || found.code.startsWith('40')) {
    return new DomainError('DATABASE_BUSY', 'unavailable', {}, options);
  }
  if (
    found.code.startsWith('08') ||
    found.code.startsWith('57') ||
    found.code.startsWith('53') ||
    found.code.startsWith('ECONN')
  ) {
    return new DomainError('DATABASE_UNAVAILABLE', 'unavailable', {}, options);
  }
  return error;
}

function postgresError(error: unknown): PostgresError | undefined {
  const candidate = (error as { driverError?: unknown } | undefined)?.driverError ?? error;
  return candidate instanceof Error && typeof (candidate as Partial<PostgresError> & Error).code === 'string'
    ? (candidate as PostgresError & Error)
    : undefined;
}
