import type { Log } from './log.js';

/**
 * Makes our log the only thing that a process writes. By itself Node prints what breaks it, with message and fields, and so do
 * libraries on the console: a text of a citizen, or a database address with its password. It still ends when something broke.
 */
export function guardProcess(log: Log): void {
  const end = (error: unknown) => {
    log.error('process.broken', error);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { code?: string }) =>
    log.warn('process.warning', { name: warning.name, code: warning.code }),
  );
  for (const kind of ['debug', 'info', 'log', 'warn', 'error', 'trace', 'dir', 'table'] as const)
    console[kind] = () => log.debug('process.console', { kind });
}
