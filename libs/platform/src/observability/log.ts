import { DomainError, OperatorError } from '../kernel/index.js';
import { fitting, type Facts } from './facts.js';
import { placeOf } from './place.js';
import { currentTrace } from './trace.js';

/** Structured log lines without citizen text or secrets: a fixed event name, the trace, ids, words of our own and numbers. */
export interface Log {
  /** For who looks for a fault; written only where LOG_LEVEL is debug. */
  debug(event: string, facts?: Facts): void;
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, error: unknown, facts?: Facts): void;
}

export type LogLevel = 'debug' | 'info';

/** Writes one JSON object per line to standard error. */
export function createLog(
  process: string,
  level: LogLevel = 'info',
  write: (line: string) => void = (line) => void globalThis.process.stderr.write(`${line}\n`),
): Log {
  const line = (level: string, event: string, facts: Facts = {}, more: object = {}) =>
    write(
      JSON.stringify({
        at: new Date().toISOString(),
        level,
        process,
        event,
        trace: currentTrace()?.traceId,
        ...fitting(facts),
        ...more,
      }),
    );
  return {
    debug: level === 'debug' ? (event, facts) => line('debug', event, facts) : () => undefined,
    info: (event, facts) => line('info', event, facts),
    warn: (event, facts) => line('warn', event, facts),
    error: (event, error, facts) => line('error', event, { ...facts, ...describe(error) }, { ...told(error) }),
  };
}

const nothing = () => undefined;
export const silentLog: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What may be logged of an error: its class and codes. Messages may quote a citizen or a secret, so they stay out. */
function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  // A database error stands inside TypeORM's, and what made a refusal of ours inside the refusal.
  const inner: unknown = (error as { driverError?: unknown }).driverError ?? error.cause ?? error;
  const { code, constraint, table } = (inner ?? {}) as Record<string, unknown>;
  const own = error instanceof DomainError ? error.code : error.name;
  return { error: own, code: word(code), constraint: word(constraint), table: word(table) };
}

function told(error: unknown): { place?: string; told?: string } {
  if (error instanceof OperatorError) return { told: error.message };
  return error instanceof Error && !(error instanceof DomainError) ? { place: placeOf(error) } : {};
}

const word = (value: unknown) => (typeof value === 'string' ? value : undefined);
