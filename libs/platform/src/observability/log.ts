import { DomainError } from '../kernel/index.js';

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Structured log lines without citizen text or secrets: a fixed event name, ids and numbers. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** Writes one JSON object per line to standard error. */
export function createLog(process: string, write: (line: string) => void = (line) => console.error(line)): Log {
  const line = (level: string, event: string, fields: LogFields = {}) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, process, event, ...fields }));
  return {
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields) => line('warn', event, fields),
    error: (event, error, fields) => line('error', event, { ...fields, ...describe(error) }),
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What may be logged of an error: its class, code and place. Messages may quote a citizen, so they stay out. */
function describe(error: unknown): LogFields {
  if (error instanceof DomainError) return { error: error.code };
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  const place = error.stack
    ?.split('\n')
    .find((text) => text.trimStart().startsWith('at '))
    ?.trim();
  return { error: error.name, code: typeof code === 'string' ? code : undefined, place };
}
