import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Nest's own messages as our log lines: what kind and from where, without the text. */
export function nestLog(log: Log): LoggerService {
  const context = (rest: unknown[]) => {
    const last = rest.at(-1);
    return { context: typeof last === 'string' ? last : undefined };
  };
  return {
    log: () => undefined,
    warn: (_message, ...rest) => log.warn('nest.warning', context(rest)),
    error: (message, ...rest) => log.error('nest.failed', message, context(rest)),
  };
}
